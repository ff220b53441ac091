"""What the worst gain and the best lose without anybody doing anything: regression to the mean.

Source: A. Barnett, J. van der Pols & A. Dobson, International Journal of Epidemiology 34:215
(2005).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.distributions import NORMAL
from districtteam.lib.statistics.numbers import usable

FEWEST = 8

Pair = tuple[object, object]


@dataclass(frozen=True, slots=True)
class Regression:
    """What chosen districts changed, and how much of it would have come by itself.

    code: ok, or too_few (under 8 districts with both values before, or nobody chosen).
    reliability: how far one year's value tells the next (1: wholly, 0: not at all). by_itself: the
    change to expect of the chosen without any action; observed: the change that came; beyond: the
    rest, to be looked at with bounds of its own (`difference_in_differences`).
    """

    code: Literal["ok", "too_few"]
    chosen: int
    reliability: float | None = None
    by_itself: float | None = None
    observed: float | None = None
    beyond: float | None = None


def return_to_the_mean(everyone: Iterable[Pair], chosen: Sequence[Pair]) -> Regression:
    """How much of the change of chosen districts is regression to the mean.

    everyone: (value chosen by, value of another period with no action between) of all districts,
    the chosen included: they say how reliable a value is. chosen: (value chosen by, value after).
    The chosen are expected to come back to the mean of all by (1 - reliability) of their distance.
    A reliability below 0 is taken as 0.

    >>> all_districts = [(40, 44), (45, 52), (50, 47), (52, 55), (55, 50), (58, 61), (60, 54),
    ...                  (65, 63)]
    >>> it = return_to_the_mean(all_districts, [(40, 50), (45, 53)])
    >>> round(it.reliability, 2), round(it.by_itself, 1), it.observed, round(it.beyond, 1)
    (0.81, 2.0, 9.0, 7.0)
    """
    pairs = [(a, b) for a, b in everyone if usable(a) and usable(b)]
    picked = [(a, b) for a, b in chosen if usable(a) and usable(b)]
    if len(pairs) < FEWEST or not picked:
        return Regression("too_few", len(picked))
    reliability = max(_correlation(pairs), 0.0)
    middle = math.fsum(a for a, _ in pairs) / len(pairs)
    start = math.fsum(a for a, _ in picked) / len(picked)
    observed = math.fsum(b - a for a, b in picked) / len(picked)
    by_itself = (1 - reliability) * (middle - start)
    return Regression("ok", len(picked), reliability, by_itself, observed, observed - by_itself)


def expected_return(between: float, within: float, share: float) -> float:
    """How much the lowest (or highest) share of normal values comes back by itself.

    between: the standard deviation of true values; within: of one measurement of them; share: how
    many of all are chosen, between 0 and 1. In the unit of the values; Barnett's equation with the
    cut-off at that share.

    >>> round(expected_return(8, 6, 8 / 30), 1)
    4.4
    """
    total = math.hypot(between, within)
    if not 0 < share < 1 or not total:
        return 0.0
    cut = NORMAL.inv_cdf(share)
    return within**2 / total * NORMAL.pdf(cut) / share


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's; 0 where one side does not vary."""
    count = len(pairs)
    one, two = math.fsum(a for a, _ in pairs) / count, math.fsum(b for _, b in pairs) / count
    shared = math.fsum((a - one) * (b - two) for a, b in pairs)
    scale = math.sqrt(
        math.fsum((a - one) ** 2 for a, _ in pairs) * math.fsum((b - two) ** 2 for _, b in pairs)
    )
    return shared / scale if scale else 0.0
