"""What the pages of every step do in the same way."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from districtteam.lib.documents import Document, as_docx
from districtteam.ui.http import Request

from .errors import CycleError
from .models import Cycle
from .queries import cycles_of

FACILITATING = ("facilitator",)
TEAMS = ("member", "lead", "acting_lead")
LEADING = ("lead", "acting_lead")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def cycle_or_404(request: Request, pk: int) -> Cycle:
    """A cycle of the reader's network that the reader may see."""
    return get_object_or_404(cycles_of(request.here), pk=pk)


def page(request: Request, template: str, form: Any = None, **context: Any) -> HttpResponse:
    """The page; a form that found something wrong answers 422 with what was typed."""
    status = 422 if form is not None and form.errors else 200
    return render(request, f"cycle/{template}.html", {"form": form, **context}, status=status)


def word_file(made: Document, name: str) -> HttpResponse:
    """In Word, so that an office can rework it. name: without its ending."""
    answer = HttpResponse(as_docx(made), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer


def sent(request: Request) -> QueryDict | None:
    """What was posted, also when it is nothing: an empty form has faults to tell."""
    return request.POST if request.method == "POST" else None


def done(form: Any, deed: Callable[[], object]) -> bool:
    """Do it; what is refused is said above the form, and nothing has changed."""
    try:
        deed()
    except CycleError as error:
        form.add_error(None, error.message)
        return False
    return True
