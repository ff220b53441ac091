"""Whom to telephone in an open step: the silent first, each with the lead's number."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, QuerySet, Value, When

from districtteam.cycle import machine
from districtteam.cycle.core.models import Cycle, State
from districtteam.cycle.core.queries import under_way
from districtteam.cycle.core.rules import nobody
from districtteam.cycle.standing import Standing, standing_of
from districtteam.evaluation.models import Call
from districtteam.evaluation.queries import last_calls
from districtteam.people.models import Address, Membership, Team
from districtteam.ui.http import Here

from .queries import TeamLine

CYCLES = 3  # on a first page


@dataclass(frozen=True)
class CallLine:
    """A team to call. begun: it has something, not confirmed; last: how the last call ended."""

    row: TeamLine
    begun: bool
    last: Call | None

    @property
    def team(self) -> Team:
        team: Team = self.row.team
        return team

    @property
    def lead(self) -> Membership | None:
        return self.row.lead

    @property
    def acting(self) -> bool:
        return self.row.acting

    @property
    def addresses(self) -> list[Address]:
        return self.row.addresses


def standings(here: Here) -> list[tuple[Cycle, Standing]]:
    """The running cycles of the network, the newest first, with who has done what."""
    return here.once("desk.standings", lambda: _standings(here))


def _standings(here: Here) -> list[tuple[Cycle, Standing]]:
    return [(it, standing_of(it)) for it in running(here)[:CYCLES]]


def running(here: Here) -> list[Cycle]:
    """The network's running cycles, the newest first: no query beyond those of `under_way`."""
    return [it for it in under_way(here) if it.state == State.RUNNING]


@dataclass(frozen=True)
class Doing:
    """How far some teams are with the open step of a cycle: counts, never names."""

    cycle: Cycle
    done: int
    all: int


def doing(here: Here, teams: frozenset[int] | None = None) -> list[Doing]:
    """Cycle by cycle, of these teams, or of all; a step that asks nothing of teams is left out."""
    return [
        Doing(cycle, len(standing.done & among), len(among))
        for cycle, standing in standings(here)
        if machine.rules_of(cycle.at_step).silent is not nobody
        for every in [standing.done | standing.begun | standing.silent]
        for among in [every if teams is None else every & teams]
        if among
    ]


def to_call(standing: Standing) -> QuerySet[Team]:
    """Those who have not done it: the silent, then those who have begun, by name."""
    begun = Case(
        When(pk__in=standing.begun, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    open_ones = Team.objects.filter(pk__in=standing.begun | standing.silent)
    return open_ones.annotate(has_begun=begun).order_by("has_begun", "sorted_as", "pk")


def lines_of(cycle: Cycle, rows: list[TeamLine], standing: Standing) -> list[CallLine]:
    """One query, however many teams."""
    last = last_calls(cycle, [row.team for row in rows])
    return [CallLine(row, row.team.pk in standing.begun, last.get(row.team.pk)) for row in rows]
