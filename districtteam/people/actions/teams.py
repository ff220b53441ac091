from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from districtteam.people import checks
from districtteam.people.errors import AlreadyOver, NameTaken, OtherNetwork
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind
from districtteam.places.models import Place
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def form_team(
    network: Network,
    name: str,
    kind: str = TeamKind.HDMT,
    places: Iterable[Place] = (),
    *,
    by: Actor,
) -> Team:
    """Form the team of one or more places of the network's tree."""
    name, kind, where = checks.a_name(name, 200), TeamKind(kind).value, list(places)
    _own_places(network, where)
    with transaction.atomic():
        _free_name(network, name, kind)
        team = Team.objects.create(network=network, name=name, kind=kind)
        team.places.set(where)
        record("people.form_team", team, network, by=by, kind=kind)
    return team


def amend_team(
    team: Team,
    *,
    by: Actor,
    name: str | None = None,
    kind: str | None = None,
    places: Iterable[Place] | None = None,
) -> Team:
    """Rename a team, change its kind or its places; what is None stays."""
    wanted: dict[str, Any] = {
        "name": checks.a_name(name, 200) if name is not None else team.name,
        "kind": TeamKind(kind).value if kind is not None else team.kind,
    }
    with transaction.atomic():
        changed = [field for field, value in wanted.items() if getattr(team, field) != value]
        if changed:
            _free_name(team.network, wanted["name"], wanted["kind"], but=team)
            for field in changed:
                setattr(team, field, wanted[field])
            team.save(update_fields=changed)
        if places is not None and _set_places(team, list(places)):
            changed.append("places")
        if changed:
            record("people.amend_team", team, team.network, by=by, fields=changed)
    return team


def close_team(team: Team, day: date, *, by: Actor) -> Team:
    """The team is no more from `day` on; its posts end, its history stays."""
    if team.closed:
        raise AlreadyOver
    with transaction.atomic():
        team.closed = day
        team.save(update_fields=["closed"])
        for membership in team.memberships.not_over(day):
            membership.ends = max(day, membership.starts)
            membership.save(update_fields=["ends"])
        record("people.close_team", team, team.network, by=by, day=day.isoformat())
    return team


def reopen_team(team: Team, *, by: Actor) -> Team:
    """Take back a closure. Posts that it ended stay ended."""
    if not team.closed:
        raise AlreadyOver
    with transaction.atomic():
        team.closed = None
        team.save(update_fields=["closed"])
        record("people.reopen_team", team, team.network, by=by)
    return team


def _own_places(network: Network, places: list[Place]) -> None:
    if any(place.source != network.place_source for place in places):
        raise OtherNetwork


def _set_places(team: Team, places: list[Place]) -> bool:
    _own_places(team.network, places)
    if {place.pk for place in places} == set(team.places.values_list("pk", flat=True)):
        return False
    team.places.set(places)
    return True


def _free_name(network: Network, name: str, kind: str, but: Team | None = None) -> None:
    same = Team.objects.filter(network=network, name=name, kind=kind)
    if but:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise NameTaken(name=name)
