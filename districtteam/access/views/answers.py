"""Answering with a form that was not filled in yet, or was refused."""

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
    until = refusal.until if isinstance(refusal, TooOftenError) else None
    response = render(request, template, {"form": form, "until": until, **context})
    if until:
        response.status_code = 429
        response["Retry-After"] = str(max(1, int((until - request.here.now).total_seconds())))
    return response
