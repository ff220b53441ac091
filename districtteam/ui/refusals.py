"""What a reader is told when a page cannot be given: what happened, and what to do now.

Wired in config/urls.py (handler400 and so on) and settings.CSRF_FAILURE_VIEW.
"""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _refuse(
        request,
        400,
        _("We could not read what was sent"),
        _("Something in the address or the form is not as it should be. Nothing was changed."),
        _("Go back, look at what you entered, and try again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    return _refuse(
        request,
        413,
        _("That is too large"),
        _("What was sent is larger than this page accepts. Nothing was changed."),
        _("Go back and send less at a time, or a smaller file."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _refuse(
        request,
        403,
        _("This page is not open to you"),
        str(exception or "") or _("It is open to other roles than yours."),
        _("If you should be able to open it, ask your facilitator or your administrator."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  (Django passes it)
    return _refuse(
        request,
        404,
        _("There is no such page"),
        _("The address may be mistyped, the page may have moved, or it is not open to you."),
        _("Begin from the first page, or follow the link in your message again."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django passes it)
    return _refuse(
        request,
        403,
        _("This form was open for too long"),
        _("For your safety it was not accepted. Nothing was changed."),
        _("Go back, reload the page, and send it again. What you wrote is still there."),
    )


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (Django passes it)
    """The fault is ours. Uses neither the database nor the session: they may be what failed."""
    page = {
        "site_name": settings.SITE_NAME,
        "public": True,
        "title": _("Something went wrong on our side"),
        "what": _("It has been written down. What you sent may not have been saved."),
        "then": _("Try again in a minute. If it happens again, tell your facilitator."),
    }
    return HttpResponse(render_to_string("ui/refusal.html", page), status=500)


def _refuse(request: HttpRequest, status: int, title: str, what: str, then: str) -> HttpResponse:
    page = {"title": title, "what": what, "then": then}
    return render(request, "ui/refusal.html", page, status=status)
