"""What a step tells the machine: what must hold before it is left, what happens at its edges."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import Words

from .models import Cycle


@dataclass(frozen=True)
class Obstacle:
    """Something that is missing before a step may be left.

    words: what is missing, as a sentence; url: where it is mended; soft: a reason is enough.
    """

    words: Words
    url: str = ""
    soft: bool = False


Condition = Callable[[Cycle, datetime], Iterable[Obstacle]]
Deed = Callable[[Cycle, Actor], None]
Teams = Callable[[Cycle], set[int]]
Tell = Callable[[Cycle, Sequence[Team], Actor], None]


def nothing(cycle: Cycle, by: Actor) -> None:
    """A step at whose edge nothing happens."""


def no_letter(cycle: Cycle, teams: Sequence[Team], by: Actor) -> None:
    """A step that begins without a letter."""


def nobody(cycle: Cycle) -> set[int]:  # noqa: ARG001  (as every step answers)
    """A step that asks nothing of the teams."""
    return set()


@dataclass(frozen=True)
class Rules:
    """One line of the machine's table.

    page: name of the step's page; conditions: what must hold; opened, closed: what follows, in
    the same transaction; refreshed: the same, while it is open, when its last day was moved, a
    team joined or the cycle was paused, taken up again or cancelled; told: the letter with which
    the step begins goes to whoever of these teams has not had it; silent: the keys of the teams
    that have not done what is asked of them; grace: how long after the last day links to the step
    still open its pages.
    """

    page: str
    conditions: tuple[Condition, ...] = ()
    opened: Deed = nothing
    closed: Deed = nothing
    refreshed: Deed = nothing
    told: Tell = no_letter
    silent: Teams = nobody
    grace: timedelta = timedelta()
