from datetime import date

from django.db import transaction

from districtteam.people import checks, hooks
from districtteam.people.errors import AlreadyInPost, AlreadyOver, OtherNetwork, TeamNeeded
from districtteam.people.models import Membership, Network, Person, Team
from districtteam.people.roles import TEAM_ROLES, Role
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .addresses import hide_addresses


def appoint(  # noqa: PLR0913  (keywords that read as a sentence)
    person: Person,
    where: Team | Network,
    role: str = Role.MEMBER,
    *,
    post: str = "",
    starts: date | None = None,
    ends: date | None = None,
    by: Actor,
) -> Membership:
    """Give somebody a role in a team, or in the network itself (facilitator, administrator…).

    starts: today when left out; ends: the first day out, None while it is not known.
    """
    network = where.network if isinstance(where, Team) else where
    with transaction.atomic():
        term = (starts or network.day_at(by.at), ends)
        membership = _appointed(person, where, role, post, term, by)
        _tell(f"people.appoint{_in_team(membership)}", membership, by)
        hooks.appointed.tell(membership, by)
    return membership


def name_acting_lead(
    team: Team, person: Person, *, starts: date, ends: date, by: Actor
) -> Membership:
    """Somebody stands in for the lead from `starts` to the day before `ends`.

    The lead keeps the post: both are shown.
    """
    with transaction.atomic():
        membership = _appointed(person, team, Role.ACTING_LEAD, "", (starts, ends), by)
        _tell("people.name_acting_lead", membership, by)
        hooks.appointed.tell(membership, by)
    return membership


def amend_post(
    membership: Membership, *, post: str | None = None, role: str | None = None, by: Actor
) -> Membership:
    """Correct what a post is called, or its role from the first day on."""
    wanted = {
        "post": checks.a_line(post, 120) if post is not None else membership.post,
        "role": _role(role, membership.team) if role is not None else membership.role,
    }
    changed = [field for field, value in wanted.items() if getattr(membership, field) != value]
    if not changed:
        return membership
    with transaction.atomic():
        if "role" in changed:
            today = membership.network.day_at(by.at)
            checks.leaves_an_administrator(membership, max(today, membership.starts))
            where = (membership.network, membership.team)
            term = (membership.starts, membership.ends)
            _not_twice(membership.person, where, wanted["role"], term)
        for field in changed:
            setattr(membership, field, wanted[field])
        membership.save(update_fields=changed)
        _tell("people.amend_post", membership, by)
    return membership


def end_membership(membership: Membership, ends: date, *, by: Actor) -> Membership:
    """The person leaves the post; `ends` is the first day out. Nothing is deleted."""
    checks.in_order(membership.starts, ends)
    if membership.ends and membership.ends <= min(ends, membership.network.day_at(by.at)):
        raise AlreadyOver
    with transaction.atomic():
        checks.leaves_an_administrator(membership, ends)
        membership.ends = ends
        membership.save(update_fields=["ends"])
        _tell(f"people.end_membership{_in_team(membership)}", membership, by)
        hooks.ended.tell(membership, by)
    return membership


def transfer(
    membership: Membership,
    to: Team,
    day: date,
    *,
    role: str = Role.MEMBER,
    post: str = "",
    by: Actor,
) -> Membership:
    """Somebody changes post: out of one team and into another on the same day."""
    if to.network_id != membership.network_id:
        raise OtherNetwork
    with transaction.atomic():
        end_membership(membership, day, by=by)
        return appoint(membership.person, to, role, post=post, starts=day, by=by)


def _appointed(
    person: Person,
    where: Team | Network,
    role: str,
    post: str,
    term: tuple[date, date | None],
    by: Actor,
) -> Membership:
    starts, ends = term
    checks.not_erased(person)
    checks.in_order(starts, ends)
    network, team = (where.network, where) if isinstance(where, Team) else (where, None)
    role = _role(role, team)
    if team:
        checks.open_team(team, starts)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two at once would not see
    _not_twice(person, (network, team), role, term)
    hide_addresses([person], network, by=by)
    return Membership.objects.create(
        person=person,
        network=network,
        team=team,
        role=role,
        post=checks.a_line(post, 120),
        starts=starts,
        ends=ends,
    )


def _role(code: str, team: Team | None) -> str:
    role = Role(code)
    if team is None and role in TEAM_ROLES:
        raise TeamNeeded
    return role.value


def _not_twice(
    person: Person,
    where: tuple[Network, Team | None],
    role: str,
    term: tuple[date, date | None],
) -> None:
    """Nobody holds the same role in the same place twice on one day."""
    (network, team), (starts, ends) = where, term
    held = person.memberships.filter(network=network, team=team, role=role).not_over(starts)
    if ends is not None:
        held = held.filter(starts__lt=ends)
    if held.exists():
        raise AlreadyInPost(person=person.name)


def _tell(deed: str, membership: Membership, by: Actor) -> None:
    team = [membership.team] if membership.team else []
    record(
        deed,
        membership.person,
        *team,
        membership.network,
        by=by,
        role=membership.role,
        post=membership.post,
        starts=membership.starts.isoformat(),
        ends=membership.ends.isoformat() if membership.ends else "",
    )


def _in_team(membership: Membership) -> str:
    return "_in_team" if membership.team else ""
