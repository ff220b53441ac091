"""What counts as a number here, and the middle and spread of some of them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

MOST = 1e15  # no district has a number beyond it, and what is squared twice does not overflow
LEAST = 1e-9  # of a count, an exposure: less is none


def usable(value: object) -> TypeGuard[float]:
    """Whether this is a number up to 10**15; nothing, text, NaN, the infinities and yes/no are not.

    >>> usable(3), usable(float("nan")), usable(None), usable(True)
    (True, False, False, False)
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return -MOST <= value <= MOST


def count_like(value: object) -> TypeGuard[float]:
    """Whether this can be a count, an exposure or a denominator: from 0 to 10**15."""
    return usable(value) and 0 <= value <= MOST


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of the ordered values lies, interpolated.

    Source: Hyndman & Fan, The American Statistician 50:361 (1996), definition 7, which is what
    numpy and spreadsheets give. `ordered` must be sorted and not empty.

    >>> quantile([1, 2, 3, 10], 0.5)
    2.5
    """
    at = (len(ordered) - 1) * share
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    low, high = ordered[below], ordered[above]
    return low if low == high else low + (high - low) * (at - below)


@dataclass(frozen=True, slots=True)
class Spread:
    """Middle and spread of n numbers, in their unit; None where there are too few.

    deviation is the sample standard deviation (n - 1), mad the median absolute deviation as it is.
    """

    n: int
    mean: float | None = None
    deviation: float | None = None
    lowest: float | None = None
    quarter: float | None = None
    median: float | None = None
    three_quarters: float | None = None
    highest: float | None = None


def spread(values: Iterable[object]) -> Spread:
    """The spread of the finite numbers among the values; others are left out, never taken as 0.

    Not for percentages of districts of unequal size: pool them with `proportions.pooled`.

    >>> it = spread([3, 1, None, 2, float("nan")])
    >>> it.n, it.mean, it.median, it.deviation
    (3, 2.0, 2.0, 1.0)
    >>> spread([])
    Spread(n=0, mean=None, deviation=None, lowest=None, quarter=None, median=None, \
three_quarters=None, highest=None)
    """
    return spread_of_sorted(sorted(value for value in values if usable(value)))


def spread_of_sorted(ordered: Sequence[float]) -> Spread:
    """The spread of finite numbers that are in order already."""
    n = len(ordered)
    if not n:
        return Spread(0)
    mean = math.fsum(ordered) / n
    return Spread(
        n,
        mean,
        _deviation(ordered, mean),
        ordered[0],
        quantile(ordered, 0.25),
        quantile(ordered, 0.5),
        quantile(ordered, 0.75),
        ordered[-1],
    )


def median(values: Iterable[float]) -> float:
    """The median of at least one number."""
    return quantile(sorted(values), 0.5)


def median_deviation(values: Sequence[float]) -> float:
    """The median of the distances from the median (MAD), in the values' unit, not rescaled.

    >>> median_deviation([1, 2, 3, 10])
    1.0
    """
    middle = median(values)
    return median(abs(value - middle) for value in values)


def _deviation(values: Sequence[float], mean: float) -> float | None:
    if len(values) == 1:
        return None
    if values[0] == values[-1]:
        return 0.0
    return math.sqrt(math.fsum([(value - mean) ** 2 for value in values]) / (len(values) - 1))
