from django.db import transaction

from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.evaluation.models import Call, Outcome
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def log_call(
    cycle: Cycle, team: Team, outcome: Outcome, *, minutes: int = 0, note: str = "", by: Actor
) -> Call:
    """A call to a team about the open step: how it ended, how long it took."""
    call = Call.objects.create(
        cycle=cycle,
        number=cycle.at_step or ISSUE,
        team=team,
        outcome=outcome,
        minutes=minutes,
        note=note.strip(),
        by=by.person,
        at=by.at,
    )
    record("evaluation.log_call", team, cycle, by=by, outcome=outcome.value, minutes=minutes)
    return call
