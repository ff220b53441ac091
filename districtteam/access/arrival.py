"""From a turned key to a session, through allauth's login and its second factor.

begin(request, person, how=…, shared=…)  →  allauth's stages  →  AccountAdapter  →  settle(…)
"""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from districtteam.people.models import Person
from districtteam.trail.actor import Actor
from districtteam.ui.http import Request

from . import rules, sessions
from .actions.devices import sign_in
from .actions.factors import ask_for_second_factor
from .labels import device_label
from .models import Device
from .redirects import HOME

YEAR = 365 * 24 * 60 * 60


def begin(request: Request, person: Person, *, how: str, shared: bool, to: str) -> HttpResponse:
    """Sign a proved person in; asks for their second factor first where they have one."""
    from allauth.account.utils import perform_login  # noqa: PLC0415  (0.1 s, not at start-up)

    start_anew(request)
    request.session[sessions.ARRIVING] = {"how": how, "shared": shared}
    answer: HttpResponse = perform_login(
        request, person, email_verification="none", redirect_url=to or HOME
    )
    return answer


def start_anew(request: HttpRequest) -> None:
    """Whoever was here is signed out, and a session key that somebody planted is worth nothing."""
    if request.user.is_authenticated:
        Device.objects.filter(session_key=request.session.session_key).delete()
        logout(request)
    else:
        request.session.cycle_key()


def settle(request: HttpRequest, person: Person) -> None:
    """The login is complete: the session, with its new key, becomes a device of this person."""
    session = request.session
    arriving = session.pop(sessions.ARRIVING, None) or {"how": "passkey", "shared": False}
    now = request.here.now  # type: ignore[attr-defined]
    session.pop(sessions.TURNED, None)
    session[sessions.DAY] = sessions.day_of(now)
    sessions.note_arrival(session, now)
    sessions.note_proof(session, person.pk, now)
    if arriving["shared"]:
        session[sessions.SHARED] = True
        session.set_expiry(0)
    session.save()
    sign_in(
        person,
        session.session_key or "",
        device_label(request.headers.get("User-Agent", "")),
        how=arriving["how"],
        shared=arriving["shared"],
        by=Actor(person=person, at=now),
    )


def greet(request: HttpRequest, to: str, person: Person) -> HttpResponse:
    """Lead the way in; the person's language speaks from the first page on."""
    shared = bool(request.session.get(sessions.SHARED))
    to = _by_way_of_second_factor(request, to, person)
    response = HttpResponseRedirect(_first_page(to) if shared else to)
    if shared:
        sessions.stay_awake(request, response)
    if person.language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            person.language,
            max_age=YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _by_way_of_second_factor(request: HttpRequest, to: str, person: Person) -> str:
    """Somebody whose role needs a second factor hears of it at the first sign-in, and at the end
    of the days of grace; then its pages come before those of the role."""
    now = request.here.now  # type: ignore[attr-defined]
    until = ask_for_second_factor(person, by=Actor(person=person, at=now))
    if until is None:
        return to
    request.session[sessions.SECOND_FACTOR_BY] = until.timestamp()
    days_left = (until - now).days
    first_day = rules.SECOND_FACTOR_GRACE.days
    if rules.SECOND_FACTOR_LAST_DAYS < days_left < first_day:
        return to
    return f"{reverse('access:protect')}?{urlencode({'next': to})}"


def _first_page(to: str) -> str:
    """On a shared telephone: who is answering?"""
    return f"{reverse('access:answering')}?{urlencode({'next': to})}"
