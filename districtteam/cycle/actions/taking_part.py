from django.db import transaction

from districtteam.cycle import machine
from districtteam.cycle.core.errors import NotRunning, OtherNetwork, ReasonMissing
from districtteam.cycle.core.models import Cycle, Participation, State
from districtteam.cycle.core.sessions import held
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def invite_team(cycle: Cycle, team: Team, *, by: Actor) -> Participation:
    """A team takes part from now on, or again after it left."""
    cycle = held(cycle)
    if cycle.state not in {State.RUNNING, State.PAUSED}:
        raise NotRunning
    if team.network_id != cycle.network_id:
        raise OtherNetwork
    part, new = Participation.objects.get_or_create(
        cycle=cycle, team=team, defaults={"invited_at": by.at}
    )
    if part.left_at is not None:
        part.left_at, part.reason = None, ""
        part.save(update_fields=["left_at", "reason"])
        new = True
    if new:
        record("cycle.invite_team", team, cycle, by=by)
        machine.rules_of(cycle.at_step).refreshed(cycle, by)
    return part


@transaction.atomic
def take_leave(part: Participation, reason: str, *, by: Actor) -> Participation:
    """A team takes part no more; it stays in the denominator of what it was invited to."""
    if not reason.strip():
        raise ReasonMissing
    if part.left_at is None:
        part.left_at, part.reason = by.at, reason.strip()
        part.save(update_fields=["left_at", "reason"])
        record("cycle.take_leave", part.team, part.cycle, by=by)
    return part
