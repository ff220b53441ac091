"""What the pages with a form do in the same way in every room."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from .errors import Refused
from .http import Request


def show(
    request: Request, template: str, form: Any = None, *, status: int = 0, **context: Any
) -> HttpResponse:
    """The page; a form that found something wrong answers 422 with what was typed."""
    wrong = form is not None and form.errors
    status = status or (422 if wrong else 200)
    return render(request, template, {"form": form, **context}, status=status)


def sent(request: Request) -> QueryDict | None:
    """What was posted, also when it is nothing: an empty form has faults to tell."""
    return request.POST if request.method == "POST" else None


def files_of(request: Request) -> Any:
    """The files that were posted, None where nothing was."""
    return request.FILES if request.method == "POST" else None


def done(form: Any, deed: Callable[[], object]) -> bool:
    """Do it; what is refused is said above the form, and nothing has changed."""
    try:
        deed()
    except Refused as error:
        form.add_error(None, error.message)
        return False
    return True
