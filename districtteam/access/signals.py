"""What allauth tells about second factors, turned into deeds of ours (see wiring.py)."""

from typing import Any

from django.http import HttpRequest

from districtteam.people.models import Person
from districtteam.trail.actor import Actor

from . import sessions
from .actions.factors import ask_for_second_factor, note_second_factor
from .actions.proofs import prove


def added(request: HttpRequest, user: Person, authenticator: Any, **_more: Any) -> None:
    note_second_factor(user, authenticator.type, "added", by=_by(request, user))
    request.session.pop(sessions.SECOND_FACTOR_BY, None)


def removed(request: HttpRequest, user: Person, authenticator: Any, **_more: Any) -> None:
    note_second_factor(user, authenticator.type, "removed", by=_by(request, user))
    until = ask_for_second_factor(user, by=_by(request, user))
    if until:
        request.session[sessions.SECOND_FACTOR_BY] = until.timestamp()


def used(request: HttpRequest, user: Person, reauthenticated: bool, **_more: Any) -> None:
    if reauthenticated:
        by = _by(request, user)
        sessions.note_proof(request.session, user.pk, by.at)
        prove(user, how="second factor", by=by)


def _by(request: HttpRequest, person: Person) -> Actor:
    return Actor(person=person, at=request.here.now)  # type: ignore[attr-defined]
