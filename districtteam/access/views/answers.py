"""Answering with a form that was not filled in yet, or was refused."""

from http import HTTPStatus

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from districtteam.access.errors import AccessError, TooOftenError
from districtteam.ui.http import Request


def refuse(form: Form, field: str, error: AccessError) -> None:
    form.add_error(field, str(error.message))
    form.refusal = error  # type: ignore[attr-defined]


def answer(request: Request, template: str, form: Form, **context: object) -> HttpResponse:
    """A page with a form; one that refuses for a time says when to come back."""
    refusal = getattr(form, "refusal", None)
    if not isinstance(refusal, TooOftenError):
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, template, {"form": form, **context}, status=status)
    seconds = max(1, int((refusal.until - request.here.now).total_seconds()))
    wait = {"form": form, "wait": -(-seconds // 60), **context}
    response = render(request, template, wait, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response
