"""Shares of a whole with their uncertainty: so many of so many."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .distributions import beta_quantile, z_for
from .numbers import LEAST, count_like

Code = Literal["ok", "no_data", "unusable", "over_one"]
Method = Literal["wilson", "exact"]

MANY = 1e5


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share between 0 and 1 with its bounds.

    code: ok; no_data (nothing counted, or a denominator of 0); unusable (negative, NaN, infinite
    or not a number); over_one (more than the denominator: the value is given as it is, without
    bounds, for a wrong denominator to be seen and not clipped away).
    """

    numerator: float | None
    denominator: float | None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    code: Code = "ok"


def proportion(
    numerator: float | None,
    denominator: float | None,
    *,
    level: float = 0.95,
    method: Method = "wilson",
    population: int | None = None,
) -> Proportion:
    """A share with its interval.

    wilson: E. B. Wilson, JASA 22:209 (1927); as R. Newcombe recommends, Statistics in Medicine
    17:857 (1998). exact: Clopper & Pearson, Biometrika 26:404 (1934); never covers less than it
    says, so wider. Assumes that the counted are independent of each other: not for a share of
    consultations where a few facilities decide all. `population`: how many could have answered;
    the variance shrinks by (N - n)/(N - 1) and is 0 when all did (Wilson only).

    >>> it = proportion(81, 263)
    >>> round(it.value, 4), round(it.low, 4), round(it.high, 4)
    (0.308, 0.2553, 0.3662)
    >>> proportion(0, 0).code, proportion(130, 120).code
    ('no_data', 'over_one')
    """
    code = code_of(numerator, denominator)
    if code in {"no_data", "unusable"} or numerator is None or denominator is None:
        return Proportion(numerator, denominator, code=code)
    if code == "over_one":
        return Proportion(numerator, denominator, numerator / denominator, code=code)
    if method == "exact":
        low, high = exact_bounds(numerator, denominator, level)
    else:
        low, high = wilson_bounds(numerator, denominator, level, population)
    return Proportion(numerator, denominator, numerator / denominator, low, high)


def code_of(numerator: object, denominator: object) -> Code:
    """What can be said of this pair: see `Proportion`."""
    if numerator is None or denominator is None:
        return "no_data"
    if not count_like(numerator) or not count_like(denominator):
        return "unusable"
    if denominator < LEAST:
        return "no_data"
    return "over_one" if numerator > denominator else "ok"


def pooled(
    pairs: Iterable[tuple[float | None, float | None]], *, level: float = 0.95
) -> Proportion:
    """The share over several districts: the sum of numerators over the sum of denominators.

    Never the mean of their percentages, which counts a district of 400 as one of 40,000. Pairs
    that are incomplete, unusable or over one are left out on both sides.

    >>> it = pooled([(1, 10), (90, 100), (None, 1000)])
    >>> it.numerator, it.denominator, round(it.value, 3)
    (91, 110, 0.827)
    """
    kept = [(a, b) for a, b in pairs if code_of(a, b) == "ok"]
    top, bottom = sum(a for a, _ in kept if a), sum(b for _, b in kept if b)
    return proportion(top, bottom, level=level)


def wilson_bounds(
    numerator: float, denominator: float, level: float = 0.95, population: int | None = None
) -> tuple[float, float]:
    """The bounds of Wilson's interval; see `proportion`.

    >>> tuple(round(bound, 4) for bound in wilson_bounds(0, 20))
    (0.0, 0.1611)
    """
    p = numerator / denominator
    n = _effective(denominator, population)
    if math.isinf(n):
        return p, p
    zz = z_for(level) ** 2
    centre = (p + zz / (2 * n)) / (1 + zz / n)
    half = math.sqrt(zz) * math.sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    low = 0.0 if numerator == 0 else max(centre - half, 0.0)
    high = 1.0 if numerator == denominator else min(centre + half, 1.0)
    return low, high


def exact_bounds(numerator: float, denominator: float, level: float = 0.95) -> tuple[float, float]:
    """Clopper and Pearson's bounds; see `proportion`.

    >>> tuple(round(bound, 4) for bound in exact_bounds(1, 29))
    (0.0009, 0.1776)
    """
    tail, rest = (1 - level) / 2, denominator - numerator
    if min(numerator, rest) > MANY:  # the two cannot be told apart, and Wilson's is at once
        return wilson_bounds(numerator, denominator, level)
    low = beta_quantile(tail, numerator, rest + 1) if numerator > LEAST else 0.0
    high = beta_quantile(1 - tail, numerator + 1, rest) if rest > LEAST else 1.0
    return low, high


@dataclass(frozen=True, slots=True)
class Difference:
    """How much larger the first is than the second, with bounds; None where one has no data."""

    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def distinct(self) -> bool:
        """Whether the bounds leave 0 outside."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def difference(
    first: tuple[float | None, float | None],
    second: tuple[float | None, float | None],
    *,
    level: float = 0.95,
) -> Difference:
    """The difference of two independent shares, each given as (numerator, denominator).

    Source: R. Newcombe, Statistics in Medicine 17:873 (1998), method 10. Not for the same
    districts before and after, which are not independent of themselves.

    >>> it = difference((56, 70), (48, 80))
    >>> round(it.value, 4), round(it.low, 4), round(it.high, 4), it.distinct
    (0.2, 0.0524, 0.3339, True)
    """
    one, two = proportion(*first, level=level), proportion(*second, level=level)
    if one.code != "ok" or two.code != "ok":
        return Difference()
    p, q = one.value or 0.0, two.value or 0.0
    gap = p - q
    return Difference(
        gap,
        gap - math.hypot(p - (one.low or 0.0), (two.high or 0.0) - q),
        gap + math.hypot((one.high or 0.0) - p, q - (two.low or 0.0)),
    )


def _effective(denominator: float, population: int | None) -> float:
    """The size of a sample without replacement, as if it had been drawn with."""
    if population is None:
        return denominator
    left = population - denominator
    return math.inf if left <= 0 else denominator * (population - 1) / left
