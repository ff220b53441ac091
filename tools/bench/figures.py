"""How figures are taken and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """ours and plain in the same unit.

    goal: the most that ours may be of plain's; least: the least, where more is better.
    """

    what: str
    ours: float
    plain: float
    unit: str
    goal: float | None = None
    least: float | None = None

    @property
    def value(self) -> float:
        return self.ours / self.plain

    @property
    def is_missed(self) -> bool:
        too_much = self.goal is not None and self.value > self.goal
        return too_much or (self.least is not None and self.value < self.least)

    def __str__(self) -> str:
        wanted = [f"goal {self.goal:g}"] if self.goal is not None else []
        wanted += [f"at least {self.least:g}"] if self.least is not None else []
        verdict = "".join(f"  {one}: {'MISSED' if self.is_missed else 'kept'}" for one in wanted)
        sides = f"{self.ours:,.0f} beside {self.plain:,.0f} {self.unit}"
        return f"{self.what:<58} {sides:<34}{self.value:5.2f}{verdict}"


def pairs(
    ours: Callable[[], float], plain: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Take both in turn, `rounds` times each; the medians."""
    taken = [(ours(), plain()) for _ in range(rounds)]
    return median(a for a, _ in taken), median(b for _, b in taken)
