from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from districtteam.people import checks
from districtteam.people.errors import AlreadyInPost, OtherNetwork
from districtteam.people.models import Address, Membership, Network, RollCall, Team
from districtteam.people.phones import read_address
from districtteam.people.roles import Role
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .addresses import add_address, remove_address, stop_address
from .enrolment import enrol_in_post, one_at_a_time
from .memberships import amend_post, end_membership
from .persons import amend_person


@dataclass(frozen=True)
class Line:
    """What a team says of one of its posts. left: first day out, None while in post.

    numbers and mailboxes: all of them, as typed; None leaves them as they are. seen: the addresses
    that there were when it was said, None for those that there are; others are not struck out.
    """

    membership: Membership
    name: str
    post: str = ""
    role: str = Role.MEMBER
    numbers: Sequence[str] | None = None
    mailboxes: Sequence[str] | None = None
    left: date | None = None
    seen: Collection[str] | None = None


@dataclass(frozen=True)
class Newcomer:
    name: str
    post: str = ""
    role: str = Role.MEMBER
    numbers: Sequence[str] = field(default=())
    mailboxes: Sequence[str] = field(default=())


def call_roll(network: Network, *, by: Actor) -> int:
    """Ask every open team to confirm its posts, names and numbers. Returns how many were asked."""
    with transaction.atomic():
        asked = RollCall.objects.filter(confirmed_at=None).values("team")
        teams = network.teams.open_on(network.day_at(by.at)).exclude(pk__in=asked)
        calls = RollCall.objects.bulk_create(RollCall(team=team, opened_at=by.at) for team in teams)
        if calls:
            record("people.call_roll", network, by=by, teams=len(calls))
    return len(calls)


def confirm_roll(
    team: Team, lines: Iterable[Line], newcomers: Iterable[Newcomer] = (), *, by: Actor
) -> RollCall:
    """The team's posts, names and numbers are as said here: corrected, left, new; all or nothing.

    Answers the call that is open; a team may also confirm without being asked.
    """
    checks.open_team(team, team.network.day_at(by.at))
    with transaction.atomic():
        one_at_a_time(team)
        for line in lines:
            _correct(team, line, by)
        for newcomer in newcomers:
            _welcome(team, newcomer, by)
        return _confirmed(team, by)


def _correct(team: Team, line: Line, by: Actor) -> None:
    if line.membership.team_id != team.pk:
        raise OtherNetwork
    person = line.membership.person
    amend_person(person, line.name, by=by)
    if line.membership.role != Role.ACTING_LEAD:
        amend_post(line.membership, post=line.post, role=line.role, by=by)
    else:
        amend_post(line.membership, post=line.post, by=by)
    for kind, typed in ((Address.PHONE, line.numbers), (Address.EMAIL, line.mailboxes)):
        if typed is not None:
            _set_addresses(line, kind, typed, by)
    if line.left:
        end_membership(line.membership, line.left, by=by)


def _set_addresses(line: Line, kind: str, typed: Sequence[str], by: Actor) -> None:
    """A proved address that a colleague strikes out rests; only its owner removes it.

    Else a colleague could take over somebody's sign-in by putting their own number in its place.
    """
    person, network = line.membership.person, line.membership.network
    wanted = {read_address(kind, text, network.country) for text in typed}
    known = person.addresses.filter(kind=kind).shown_in(network)
    held = {address.value: address for address in known}
    seen = held.keys() if line.seen is None else held.keys() & set(line.seen)
    for value in sorted(wanted - held.keys()):
        add_address(person, kind, value, told=network, by=by)
    for value in sorted(seen - wanted):
        if held[value].verified_at or held[value].stopped_at:
            stop_address(held[value], by=by)
        else:
            remove_address(held[value], by=by)


def _welcome(team: Team, new: Newcomer, by: Actor) -> None:
    """Somebody new, unless the same page has come twice: then they are there already."""
    reached = {"numbers": new.numbers, "mailboxes": new.mailboxes}
    with suppress(AlreadyInPost):
        enrol_in_post(team, new.name, new.role, post=new.post, **reached, by=by)


def _confirmed(team: Team, by: Actor) -> RollCall:
    open_call = team.roll_calls.filter(confirmed_at=None).first()
    call = open_call or RollCall(team=team, opened_at=by.at)
    call.confirmed_at = by.at
    call.confirmed_by = by.person
    call.save()
    record("people.confirm_roll", team, team.network, by=by)
    return call
