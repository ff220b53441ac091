"""Questions about the calls that were made."""

from collections.abc import Iterable

from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Team

from .models import Call


def last_calls(cycle: Cycle, teams: Iterable[Team]) -> dict[int, Call]:
    """The last call to each team (by its key) in the open step. One query."""
    calls = Call.objects.filter(cycle=cycle, number=cycle.at_step, team__in=list(teams))
    return {call.team_id: call for call in calls.order_by("at", "pk")}
