"""What the pages of a cycle show: its steps in time, its teams."""

from dataclasses import dataclass

from django.db.models import QuerySet

from districtteam.people.models import Team
from districtteam.people.queries import teams_of
from districtteam.people.roles import TeamKind
from districtteam.places.models import Place
from districtteam.ui.components import Step as Shown
from districtteam.ui.components import path
from districtteam.ui.http import Here

from . import machine
from .core.models import Cycle, State, Step, StepName


@dataclass(frozen=True)
class StepLine:
    """A step as the page of the cycle tells it. step: None before it opens."""

    number: int
    label: str
    step: Step | None
    state: str  # done, now or later
    url: str


def step_lines(cycle: Cycle) -> list[StepLine]:
    """The six steps in order, with their days and pages: one query."""
    return _lines(cycle, {step.number: step for step in cycle.steps.all()})


def lines_of(cycles: QuerySet[Cycle]) -> list[tuple[Cycle, list[StepLine]]]:
    """The same for several cycles: two queries, however many they are."""
    steps: dict[int, dict[int, Step]] = {}
    for step in Step.objects.filter(cycle__in=cycles.order_by().values("pk")):
        steps.setdefault(step.cycle_id, {})[step.number] = step
    return [(cycle, _lines(cycle, steps.get(cycle.pk, {}))) for cycle in cycles]


def _lines(cycle: Cycle, steps: dict[int, Step]) -> list[StepLine]:
    return [
        StepLine(
            number=name.value,
            label=str(name.label),
            step=steps.get(name.value),
            state=_state(cycle, name.value, steps.get(name.value)),
            url=_url(cycle, name.value) if name.value in steps else "",
        )
        for name in StepName
    ]


def _state(cycle: Cycle, number: int, step: Step | None) -> str:
    if step is None:
        return "later"
    open_now = cycle.at_step == number and step.is_open
    return "now" if open_now and cycle.state in {State.RUNNING, State.PAUSED} else "done"


def _url(cycle: Cycle, number: int) -> str:
    name = machine.rules_of(number).page
    return "" if name == "cycle:cycle" else path(name, cycle.pk)


def stepper(lines: list[StepLine]) -> list[Shown]:
    return [Shown(line.label, line.state, line.url) for line in lines]


def teams_to_invite(cycle: Cycle, here: Here) -> QuerySet[Team]:
    """The network's teams that are open today."""
    return teams_of(cycle.network, here.today)


def areas_of(teams: QuerySet[Team]) -> QuerySet[Place]:
    """The places right above those of the district teams among them: regions, as a rule."""
    districts = Place.objects.filter(teams__in=teams.filter(kind=TeamKind.HDMT).order_by())
    return Place.objects.filter(pk__in=districts.order_by().values("parent")).defer("geometry")
