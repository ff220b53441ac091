"""The cycles under way, as every first page shows them: where they stand and until when."""

from dataclasses import dataclass

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import under_way
from districtteam.cycle.queries import StepLine, step_lines, stepper
from districtteam.ui.components import Step
from districtteam.ui.http import Here

MOST = 3  # on a first page; the others are a tap away


@dataclass(frozen=True)
class Card:
    """A cycle with its six steps. now: the open one."""

    cycle: Cycle
    steps: list[Step]
    now: StepLine | None


def cards_of(here: Here) -> list[Card]:
    """The newest first: no query beyond those of `under_way`."""
    return [_card(cycle) for cycle in under_way(here)]


def _card(cycle: Cycle) -> Card:
    lines = step_lines(cycle)
    now = next((line for line in lines if line.state == "now"), None)
    return Card(cycle, stepper(lines), now)
