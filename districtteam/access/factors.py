"""allauth's pages for passkeys, authenticator apps and recovery codes, behind our doors.

Its views are imported at their first visit, not at start-up. Their names have no room in front,
since allauth looks them up itself. Whatever changes how somebody signs in asks for proof first.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, path
from django.utils.module_loading import import_string

from districtteam.ui.doors import ANYONE, SIGNED_IN, View, door
from districtteam.ui.http import Request

from .secret import secret

STEWARDS = ("facilitator", "cross_facilitator", "evaluator", "administrator", "region", "national")
"""Who may add a second factor. Whoever has one keeps its pages, also after the post has ended."""


def at_the_door(view_name: str) -> View:
    """A view for somebody on their way in."""

    @door(ANYONE, methods="GET POST")
    @secret
    def view(request: Request, **parts: Any) -> HttpResponse:
        return _answer_of(view_name, request, parts)

    return view


def inside(view_name: str, *audience: str, fresh: bool = True, methods: str = "GET POST") -> View:
    """A view about one's own factors: never by a link, nor under a lent name."""

    @door(*(audience or (SIGNED_IN,)), methods=methods, fresh=fresh, own=True)
    @secret
    def view(request: Request, **parts: Any) -> HttpResponse:
        if request.user != request.here.person:
            raise PermissionDenied
        return _answer_of(view_name, request, parts)

    return view


def _answer_of(view_name: str, request: Request, parts: dict[str, Any]) -> HttpResponse:
    answer: HttpResponse = import_string(f"allauth.mfa.{view_name}")(request, **parts)
    return answer


def to(name: str, *audience: str) -> View:
    """A name that allauth asks for, and where it leads here."""

    @door(*audience)
    def view(_request: Request) -> HttpResponse:
        return HttpResponseRedirect(resolve_url(name))

    return view


def _route(address: str, view: View, name: str) -> URLPattern:
    return path(address, view, name=name)


urlpatterns = [
    _route("sign-in/", to("access:sign_in", ANYONE), "account_login"),
    _route("sign-in/passkey", at_the_door("webauthn.views.login_webauthn"), "mfa_login_webauthn"),
    _route("sign-in/second-factor", at_the_door("base.views.authenticate"), "mfa_authenticate"),
    _route(
        "prove/second-factor",
        inside("base.views.reauthenticate", fresh=False),
        "mfa_reauthenticate",
    ),
    _route(
        "prove/passkey",
        inside("webauthn.views.reauthenticate_webauthn", fresh=False),
        "mfa_reauthenticate_webauthn",
    ),
    _route("second-factor", inside("base.views.index", fresh=False, methods="GET"), "mfa_index"),
    _route("second-factor/app", inside("totp.views.activate_totp", *STEWARDS), "mfa_activate_totp"),
    _route("second-factor/app/remove", inside("totp.views.deactivate_totp"), "mfa_deactivate_totp"),
    _route("second-factor/passkeys", to("mfa_index", SIGNED_IN), "mfa_list_webauthn"),
    _route(
        "second-factor/passkeys/add",
        inside("webauthn.views.add_webauthn", *STEWARDS),
        "mfa_add_webauthn",
    ),
    _route(
        "second-factor/passkeys/<int:pk>/remove",
        inside("webauthn.views.remove_webauthn"),
        "mfa_remove_webauthn",
    ),
    _route(
        "second-factor/codes",
        inside("recovery_codes.views.view_recovery_codes", methods="GET"),
        "mfa_view_recovery_codes",
    ),
    _route(
        "second-factor/codes/new",
        inside("recovery_codes.views.generate_recovery_codes"),
        "mfa_generate_recovery_codes",
    ),
]
