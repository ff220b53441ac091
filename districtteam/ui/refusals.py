"""What a reader is told when a page cannot be given: what happened, and what to do now.

Wired in config/urls.py (handler400 and so on) and settings.CSRF_FAILURE_VIEW.
"""

import errno
import re
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

UNAVAILABLE = 503
FULL = re.compile(r"disk is full|no space left", re.IGNORECASE)


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


def broken(request: HttpRequest | None) -> HttpResponse:
    """The fault is ours, or the database is away, or the disk is full."""
    with translation.override(_language_of(request)):
        return _told(sys.exc_info()[1])


def _told(fault: BaseException | None) -> HttpResponse:
    if is_disk_full(fault):
        return _unwell(
            507,
            _("There is no room left on our side"),
            _("What you sent was not saved. Reading works."),
            _("Keep what you wrote, tell your administrator, and send it again later."),
        )
    if isinstance(fault, (OperationalError, InterfaceError)):
        return _busy()
    return _unwell(
        500,
        _("Something went wrong on our side"),
        _("It has been written down. What you sent may not have been saved."),
        _("Try again in a minute. If it happens again, tell your facilitator."),
    )


def busy(request: HttpRequest) -> HttpResponse:
    """Too many are sending something at this moment."""
    with translation.override(_language_of(request)):
        return _busy()


def _busy() -> HttpResponse:
    return _unwell(
        503,
        _("The site is busy or being restarted"),
        _("What you sent may not have been saved. Sending it again does no harm."),
        _("Try again in a minute."),
    )


def is_disk_full(fault: BaseException | None) -> bool:
    """Told by SQLite, by PostgreSQL or by the file system."""
    if isinstance(fault, OperationalError):
        return bool(FULL.search(str(fault)))
    return isinstance(fault, OSError) and fault.errno == errno.ENOSPC


def _unwell(status: int, title: str, what: str, then: str) -> HttpResponse:
    """Uses neither the database nor the session: they may be what failed."""
    page = {"site_name": settings.SITE_NAME, "public": True}
    words = {"title": title, "what": what, "then": then}
    answer = HttpResponse(render_to_string("ui/refusal.html", page | words), status=status)
    if status == UNAVAILABLE:
        answer.headers["Retry-After"] = "10"
    return answer


def _language_of(request: HttpRequest | None) -> str:
    """The language found before the fault, or else what the browser asks for."""
    if request is None or hasattr(request, "here"):
        return translation.get_language() or settings.LANGUAGE_CODE
    return translation.get_language_from_request(request)


def _refuse(request: HttpRequest, status: int, title: str, what: str, then: str) -> HttpResponse:
    page = {"title": title, "what": what, "then": then}
    return render(request, "ui/refusal.html", page, status=status)
