"""What the pages of every step do in the same way."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from districtteam.lib.documents import Document, as_docx
from districtteam.ui.http import Request
from districtteam.ui.pages import show

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
    """A page of this room, by the name of its template."""
    return show(request, f"cycle/{template}.html", form, **context)


def word_file(made: Document, name: str) -> HttpResponse:
    """In Word, so that an office can rework it. name: without its ending."""
    answer = HttpResponse(as_docx(made), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
