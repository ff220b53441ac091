"""Those who acted beside those who did not: difference in differences."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Literal

from districtteam.lib.statistics.distributions import t_for
from districtteam.lib.statistics.numbers import usable

FEWEST = 3
MOST_EXACT = 20_000  # ways to choose who acted, up to which all are tried
PERMUTATIONS = 4_999

Change = tuple[object, object]


@dataclass(frozen=True, slots=True)
class DiD:
    """How much more those who acted changed, in the unit of the values.

    code: ok, or too_few (under 3 usable districts on a side). low, high: Welch's bounds on the
    changes. p: the share of other choices of who acted that would give a difference as large.
    without_one: the least and the most it would be without one of the districts. Those who chose
    to act are not those who did not: said beside every such figure.
    """

    code: Literal["ok", "too_few"]
    acted: int
    others: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    without_one: tuple[float, float] | None = None


def difference_in_differences(
    acted: Iterable[Change],
    others: Iterable[Change],
    *,
    chance: Random,
    level: float = 0.95,
    permutations: int = PERMUTATIONS,
) -> DiD:
    """The mean change of those who acted less the mean change of the others.

    Each district gives (before, after); where there are several periods, their means, so that
    autocorrelation within a district plays no part (M. Bertrand and others, Quarterly Journal of
    Economics 119:249, 2004). Districts with a gap are left out. The p-value is of a permutation
    test on changes: all choices where they are few, else `permutations` drawn with `chance`.
    Assumes that both would have changed alike. The period by which districts were chosen must not
    be the one measured as before: see `return_to_the_mean`.

    >>> it = difference_in_differences(
    ...     [(50, 58), (60, 67), (40, 49)], [(50, 52), (61, 62), (45, 48), (70, 70)],
    ...     chance=Random(1))
    >>> it.value, round(it.low, 2), round(it.high, 2), round(it.p, 3), it.without_one
    (6.5, 4.27, 8.73, 0.029, (6.0, 7.0))
    """
    first, second = _changes(acted), _changes(others)
    if min(len(first), len(second)) < FEWEST:
        return DiD("too_few", len(first), len(second))
    value = _mean(first) - _mean(second)
    half = _half_width(first, second, level)
    p = permutation_p(first, second, chance=chance, permutations=permutations)
    bounds = (value - half, value + half)
    return DiD("ok", len(first), len(second), value, *bounds, p, _without_one(first, second))


def permutation_p(
    first: Sequence[float],
    second: Sequence[float],
    *,
    chance: Random,
    permutations: int = PERMUTATIONS,
) -> float:
    """How often a difference of means as large comes of dealing the values out anew.

    Exact where there are at most 20,000 ways; else (hits + 1)/(permutations + 1), after B. Phipson
    & G. Smyth, Statistical Applications in Genetics 9:39 (2010), which is never 0.

    >>> permutation_p([1, 2, 3], [7, 8, 9], chance=Random(1))
    0.1
    """
    pool, size = [*first, *second], len(first)
    total, ways = math.fsum(pool), math.comb(len(pool), size)
    far = abs(_gap(math.fsum(first), size, total, len(pool))) * (1 - 1e-12)
    if ways <= MOST_EXACT:
        parts = map(sum, combinations(pool, size))
        return sum(abs(_gap(part, size, total, len(pool))) >= far for part in parts) / ways
    hits = sum(
        abs(_gap(sum(chance.sample(pool, size)), size, total, len(pool))) >= far
        for _ in range(permutations)
    )
    return (hits + 1) / (permutations + 1)


def _changes(districts: Iterable[Change]) -> list[float]:
    return [after - before for before, after in districts if usable(before) and usable(after)]


def _gap(part: float, size: int, total: float, count: int) -> float:
    """The difference of two means, from the sum of the first."""
    return part / size - (total - part) / (count - size)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _half_width(first: Sequence[float], second: Sequence[float], level: float) -> float:
    """B. L. Welch's interval, Biometrika 34:28 (1947): two sizes, two spreads."""
    one, two = _variance(first) / len(first), _variance(second) / len(second)
    if not one + two:
        return 0.0
    part = one / (one + two)
    freedom = 1 / (part**2 / (len(first) - 1) + (1 - part) ** 2 / (len(second) - 1))
    return t_for(level, freedom) * math.sqrt(one + two)


def _variance(values: Sequence[float]) -> float:
    mean = _mean(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)


def _without_one(first: Sequence[float], second: Sequence[float]) -> tuple[float, float]:
    one, two = _mean(first), _mean(second)
    less = [_mean_without(first, value) - two for value in first]
    less += [one - _mean_without(second, value) for value in second]
    return min(less), max(less)


def _mean_without(values: Sequence[float], value: float) -> float:
    return (math.fsum(values) - value) / (len(values) - 1)
