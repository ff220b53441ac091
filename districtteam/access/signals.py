"""What allauth tells about second factors, turned into deeds of ours."""

from typing import Any

from allauth.mfa import signals
from django.http import HttpRequest

from districtteam.people.models import Person
from districtteam.trail.actor import Actor

from . import sessions
from .actions.factors import ask_for_second_factor, note_second_factor
from .actions.proofs import prove


def connect() -> None:
    signals.authenticator_added.connect(_added, dispatch_uid="access.added")
    signals.authenticator_reset.connect(_added, dispatch_uid="access.reset")
    signals.authenticator_removed.connect(_removed, dispatch_uid="access.removed")
    signals.authenticator_used.connect(_used, dispatch_uid="access.used")


def _by(request: HttpRequest, person: Person) -> Actor:
    return Actor(person=person, at=request.here.now)  # type: ignore[attr-defined]


def _added(request: HttpRequest, user: Person, authenticator: Any, **_more: Any) -> None:
    note_second_factor(user, authenticator.type, "added", by=_by(request, user))
    request.session.pop(sessions.SECOND_FACTOR_BY, None)


def _removed(request: HttpRequest, user: Person, authenticator: Any, **_more: Any) -> None:
    note_second_factor(user, authenticator.type, "removed", by=_by(request, user))
    until = ask_for_second_factor(user, by=_by(request, user))
    if until:
        request.session[sessions.SECOND_FACTOR_BY] = until.timestamp()


def _used(request: HttpRequest, user: Person, reauthenticated: bool, **_more: Any) -> None:
    if reauthenticated:
        by = _by(request, user)
        sessions.note_proof(request.session, user.pk, by.at)
        prove(user, how="second factor", by=by)
