"""Fills `request.here`: who is reading, where, and in which language and time zone.

Somebody without a session or a step link costs no look at the database. A page writes nothing,
but for one line a day that says that a device is still in use and keeps its session alive.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from districtteam.lib.later import Later
from districtteam.people.models import Person
from districtteam.trail.actor import Actor
from districtteam.ui import clock
from districtteam.ui.format import calendar_of

from . import sessions
from .factor_rows import has_second_factor
from .here import Visit
from .step_links import LINK_COOKIE, keep_for_proof, link_in_hand

devices = Later("districtteam.access.actions.devices")
factors = Later("districtteam.access.actions.factors")

log = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]


def here(get_response: GetResponse) -> GetResponse:
    def add_here(request: HttpRequest) -> HttpResponse:
        visit = visit_of(request, clock.now())
        request.here = visit  # type: ignore[attr-defined]
        language = language_of(visit, request)
        with spoken(language), timezone.override(_own_zone(visit)), calendar_of(_zone(visit)):
            response = get_response(request)
        return _seen_out(request, visit, response, language)

    return add_here


# Who


def visit_of(request: HttpRequest, now: datetime) -> Visit:
    own = _by_session(request, now) if sessions.has_session(request) else Visit(None, now)
    if LINK_COOKIE not in request.COOKIES:
        return own
    return _by_link(request, own) or own


def _by_session(request: HttpRequest, now: datetime) -> Visit:
    person = request.user if request.user.is_authenticated else None
    shared = person is not None and bool(request.session.get(sessions.SHARED))
    if not isinstance(person, Person) or (shared and not sessions.is_awake(request)):
        return Visit(None, now)
    visit = Visit(
        person,
        now,
        chosen=request.session.get("network", ""),
        fresh=sessions.is_fresh(request.session, person.pk, now),
        shared=shared,
        owner_id=person.pk,
        detour=_detour(request, person, now),
    )
    return (_lent(request, visit) or visit) if shared else visit


def _detour(request: HttpRequest, person: Person, now: datetime) -> str:
    """What a role's pages wait for, once the days of grace are over.

    Looked up then, and only then: the factor may have been set up on another device.
    """
    due = request.session.get(sessions.SECOND_FACTOR_BY)
    late = due is not None and now.timestamp() > due
    return "/second-factor" if late and not has_second_factor(person) else ""


def _lent(request: HttpRequest, owner: Visit) -> Visit | None:
    """The person picked from the list on a shared telephone, while they share a team."""
    picked = request.session.get(sessions.ANSWERING)
    person = Person.objects.filter(pk=picked, is_active=True).first() if picked else None
    if person is None:
        return None
    visit = Visit(
        person,
        owner.now,
        fresh=sessions.is_fresh(request.session, person.pk, owner.now),
        shared=True,
        owner_id=owner.owner_id,
        lent=True,
    )
    return visit if visit.still_holds else None


def _by_link(request: HttpRequest, own: Visit) -> Visit | None:
    """None where there is no link, or where somebody has come in by themselves since."""
    held = link_in_hand(request, own.now)
    if held is None or held.link.person == own.person:
        return None
    if own.person is not None and sessions.is_newer(request.session, held.opened_at):
        return None
    person = held.link.person
    fresh = sessions.has_session(request) and sessions.is_fresh(request.session, person.pk, own.now)
    visit = Visit(person, own.now, fresh=fresh, via_link=held.link, behind=own.person)
    return visit if visit.still_holds else None


# In which words


def language_of(visit: Visit, request: HttpRequest) -> str:
    """The person's own, the one chosen on this device, the browser's, the network's."""
    said = [visit.person.language] if visit.person else []
    said.append(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    said += [code for code, _quality in parse_accept_lang_header(_header(request))]
    if visit.person and visit.network:
        said.append(visit.network.language)
    return next(filter(None, map(_supported, said)), settings.LANGUAGE_CODE)


def _header(request: HttpRequest) -> str:
    return request.headers.get("Accept-Language", "").lower()


def _supported(code: str) -> str:
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return ""


@contextmanager
def spoken(language: str) -> Iterator[None]:
    with translation.override(language):
        yield


def _own_zone(visit: Visit) -> ZoneInfo | None:
    """For hours: the reader's own, where they chose one."""
    return (_zone_named(visit.person.time_zone) if visit.person else None) or _zone(visit)


def _zone(visit: Visit) -> ZoneInfo | None:
    """For days: the network's."""
    return _zone_named(visit.network.time_zone) if visit.person and visit.network else None


def _zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


# On the way out


def _seen_out(
    request: HttpRequest, visit: Visit, response: HttpResponse, language: str
) -> HttpResponse:
    response.headers.setdefault("Content-Language", language)
    if visit.person:
        kept = "no-store" if visit.shared or visit.via_link else "private, no-cache"
        response.headers.setdefault("Cache-Control", kept)
    patch_vary_headers(response, ["Accept-Language"])
    if visit.via_link:
        keep_for_proof(request, response, resolve_url(settings.PROOF_URL))
    elif visit.person and sessions.has_session(request):
        _seen_today(request, visit)
    if visit.shared and request.user.is_authenticated:
        sessions.stay_awake(request, response)
        response.headers.setdefault("Cache-Control", "no-store")  # the next person presses "back"
    return response


def _seen_today(request: HttpRequest, visit: Visit) -> None:
    """The session of a device lives on from each day on which it is used. Where that cannot be
    written (the disk is full), it is for another page to do: nobody is kept from reading."""
    today = sessions.day_of(visit.now)
    if request.session.get(sessions.DAY, today) == today:
        return
    try:
        devices.see_device(
            request.session.session_key or "", by=Actor(person=visit.person, at=visit.now)
        )
        _ask_for_second_factor(request, visit)
    except DatabaseError as fault:
        log.warning("A device could not be noted as seen: %s", fault)
    else:
        request.session[sessions.DAY] = today


def _ask_for_second_factor(request: HttpRequest, visit: Visit) -> None:
    """Of somebody who was given their role after they signed in: sessions last half a year."""
    if sessions.SECOND_FACTOR_BY in request.session or visit.person != request.user:
        return
    until = factors.ask_for_second_factor(visit.person, by=Actor(visit.person, visit.now))
    if until:
        request.session[sessions.SECOND_FACTOR_BY] = until.timestamp()
