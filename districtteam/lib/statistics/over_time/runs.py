"""Has a series moved to one side of its middle? Shift and crossings."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from districtteam.lib.statistics.distributions import binomial_cdf, smallest_count
from districtteam.lib.statistics.numbers import median, usable

FEWEST = 12


@dataclass(frozen=True, slots=True)
class Runs:
    """How a series lies about its middle.

    useful: points not on the middle itself. longest: the longest run to one side, and the longest
    that chance explains; crossings: how often the middle is crossed, and how often at least it
    would be by chance. With fewer than 12 useful points neither says anything.
    """

    useful: int
    longest: int
    longest_by_chance: int
    crossings: int
    fewest_by_chance: int

    @property
    def shifted(self) -> bool:
        """Whether a run is longer than chance explains."""
        return self.useful >= FEWEST and self.longest > self.longest_by_chance

    @property
    def crosses_seldom(self) -> bool:
        """Whether the middle is crossed less often than chance explains."""
        return self.useful >= FEWEST and self.crossings < self.fewest_by_chance


def runs(values: Iterable[object], middle: float | None = None) -> Runs:
    """The runs of a series about its middle (its own median without one given).

    Source: J. Anhøj & A. V. Olesen, PLoS ONE 9(11):e113825 (2014): the longest run by chance is
    log2(n) + 3 rounded, the fewest crossings the 5th percentile of a binomial of n - 1 and 1/2;
    false signals stay near 5 % whatever the length. Assumes that points are independent and their
    middle does not move with the season. Missing points are left out.

    >>> it = runs([2, 4, 1, 3, 4, 1, 2, 3, 1, 7, 9, 6, 8, 7, 6, 9, 8, 7])
    >>> it.longest, it.longest_by_chance, it.crossings, it.fewest_by_chance, it.shifted
    (9, 7, 1, 5, True)
    """
    kept = [value for value in values if usable(value)]
    centre = median(kept) if middle is None and kept else middle or 0.0
    sides = [value > centre for value in kept if value != centre]
    longest, current = 0, 0
    for number, side in enumerate(sides):
        current = current + 1 if number and side == sides[number - 1] else 1
        longest = max(longest, current)
    crossings = sum(one != other for one, other in pairwise(sides))
    return Runs(len(sides), longest, *_by_chance(len(sides), crossings))


def _by_chance(useful: int, crossings: int) -> tuple[int, int, int]:
    if not useful:
        return 0, crossings, 0
    return round(math.log2(useful) + 3), crossings, _fewest_crossings(useful)


@lru_cache(maxsize=512)
def _fewest_crossings(useful: int) -> int:
    return smallest_count(0.05, partial(binomial_cdf, n=useful - 1, p=0.5), useful / 2)
