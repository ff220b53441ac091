"""Who may open a view: the first line of every view says so.

    @door("administrator", methods="GET POST")
    def import_places(request): ...

The words are roles of people.roles, or one of the two below. A test lists every route with its
door and tries it as the whole cast; a view without a door fails there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .http import Request
from .keys import GREATEST

ANYONE = "anyone"
SIGNED_IN = "signed-in"

View = Callable[..., HttpResponseBase]


class Door(NamedTuple):
    """audience: roles, any of which opens; methods: HTTP verbs; fresh: asks for a code first;
    own: shows what is one's own alone, so a name picked on a shared telephone is not enough;
    files: takes files from those whom it admits. Elsewhere they are left out unread."""

    audience: frozenset[str]
    methods: tuple[str, ...]
    fresh: bool = False
    own: bool = False
    files: bool = False

    def admits(self, roles: frozenset[str], *, signed_in: bool) -> bool:
        if ANYONE in self.audience:
            return True
        return signed_in and (SIGNED_IN in self.audience or bool(self.audience & roles))


def door(
    *audience: str,
    methods: str = "GET",
    fresh: bool = False,
    own: bool = False,
    files: bool = False,
) -> Callable[[View], View]:
    """Open a view to `audience` for `methods` (space-separated; GET brings HEAD).

    `fresh` is for binding acts: somebody who came by a link is asked for a code first. Put it on
    the page with the button too, so that the code is asked for before anything is typed.
    `own` is for pages about oneself: addresses, devices, what is known of me.
    `files` is for pages with a file to send (see ui.uploads).
    """
    rule = Door(frozenset(audience), tuple(methods.split()), fresh, own, files)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            refused = refusal(rule, request)
            if refused is None and _is_nowhere(kwargs):
                raise Http404
            return refused or view(request, *args, **kwargs)

        guarded.door = rule  # type: ignore[attr-defined]
        return cast(View, guarded)

    return guard


def refusal(rule: Door, request: Request) -> HttpResponse | None:
    """The answer to somebody who may not enter, or None. Raises PermissionDenied (403)."""
    if not _allowed_verb(rule, request.method or ""):
        return HttpResponseNotAllowed(
            rule.methods, render_to_string("ui/refusal.html", {"verb": True}, request)
        )
    if ANYONE in rule.audience:
        return None
    here = request.here
    if here.person is None:
        return _ask(request, settings.LOGIN_URL)
    if not rule.admits(here.roles, signed_in=True):
        raise PermissionDenied(_("This page is open to other roles than yours."))
    if here.detour and SIGNED_IN not in rule.audience and not _under(here.detour, request.path):
        return _ask(request, here.detour)
    if (rule.fresh or (rule.own and here.lent)) and not here.fresh:
        return _ask(request, settings.PROOF_URL)
    return None


def _under(folder: str, path: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _allowed_verb(rule: Door, verb: str) -> bool:
    return verb in rule.methods or (verb == "HEAD" and "GET" in rule.methods)


def _is_nowhere(parts: dict[str, Any]) -> bool:
    """Whether an address has a number in it that no row can have: databases fail on those."""
    return any(isinstance(part, int) and part > GREATEST for part in parts.values())


def _ask(request: Request, url: str) -> HttpResponse:
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    return HttpResponseRedirect(f"{resolve_url(url)}?{urlencode({'next': back})}")
