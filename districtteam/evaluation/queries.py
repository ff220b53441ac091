"""Questions about the calls that were made and the credit that was given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet, Sum

from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Team

from .models import Call, Credit
from .units import quantity


def last_calls(cycle: Cycle, teams: Iterable[Team]) -> dict[int, Call]:
    """The last call to each team (by its key) in the open step. One query."""
    calls = Call.objects.filter(cycle=cycle, number=cycle.at_step, team__in=list(teams))
    return {call.team_id: call for call in calls.order_by("at", "pk")}


@dataclass(frozen=True)
class Given:
    """What was given in one unit. last: the day on which it was last given."""

    quantity: str
    last: date


@dataclass(frozen=True)
class CreditLine:
    """A team and what it was given in a cycle, unit by unit."""

    team: Team
    given: list[Given]


def credit_lines(cycle: Cycle, teams: list[Team]) -> list[CreditLine]:
    """One query, however many teams."""
    rows = Credit.objects.standing().filter(cycle=cycle, team__in=teams).order_by("unit")
    found: dict[int, list[Given]] = defaultdict(list)
    for team, unit, amount, last in rows.values_list("team", "unit").annotate(
        Sum("amount"), Max("on")
    ):
        found[team].append(Given(quantity(amount, unit), last))
    return [CreditLine(team, found[team.pk]) for team in teams]


def credits_of(cycle: Cycle, team: Team | None = None) -> QuerySet[Credit]:
    """The entries of a cycle, those taken back among them, the newest first."""
    rows = Credit.objects.filter(cycle=cycle).defer("receipt__data")
    rows = rows.select_related("team", "person", "by", "withdrawn_by", "receipt")
    return rows.filter(team=team) if team else rows
