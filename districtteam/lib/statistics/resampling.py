"""The bounds of any figure, by drawing the districts anew: the bootstrap."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from .distributions import NORMAL
from .numbers import quantile, usable

RESAMPLES = 1_000
FEWEST = 8

Unit = TypeVar("Unit")
Method = Literal["bca", "percentile"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure with its bounds.

    code: ok; too_few (under 8 units: the value alone); no_data (the figure cannot be computed).
    """

    code: Literal["ok", "too_few", "no_data"]
    value: float | None = None
    low: float | None = None
    high: float | None = None


def bootstrap(
    figure: Callable[[Sequence[Unit]], float | None],
    units: Sequence[Unit],
    *,
    chance: Random,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    method: Method = "bca",
) -> Bounds:
    """Bounds of a figure of districts, for which no formula is at hand.

    Source: B. Efron & R. Tibshirani, An Introduction to the Bootstrap (1993): percentile, 13.3;
    bca (corrected for bias and acceleration), 14.3. Units are what was drawn: whole districts,
    never their answers. Resamples for which the figure cannot be computed are left out. Not for a
    maximum, nor for fewer than 8 districts; of a census it tells of a world like this one.

    >>> it = bootstrap(lambda days: sum(days) / len(days), [3, 5, 8, 9, 12, 15, 20, 31],
    ...                chance=Random(1))
    >>> it.value, 7 < it.low < 9, 19 < it.high < 21
    (12.875, True, True)
    """
    value = figure(units) if units else None
    if not usable(value):
        return Bounds("no_data")
    if len(units) < FEWEST:
        return Bounds("too_few", value)
    drawn = (figure(chance.choices(units, k=len(units))) for _ in range(resamples))
    found = sorted(one for one in drawn if usable(one))
    if not found:
        return Bounds("no_data", value)
    tails = ((1 - level) / 2, (1 + level) / 2)
    if method == "bca":
        tails = _corrected(tails, value, found, _acceleration(figure, units))
    return Bounds("ok", value, quantile(found, tails[0]), quantile(found, tails[1]))


def _corrected(
    tails: tuple[float, float], value: float, found: Sequence[float], acceleration: float
) -> tuple[float, float]:
    below = sum(one < value for one in found) + sum(one == value for one in found) / 2
    share = min(max(below / len(found), 1e-6), 1 - 1e-6)
    bias = NORMAL.inv_cdf(share)

    def moved(tail: float) -> float:
        z = bias + NORMAL.inv_cdf(tail)
        return NORMAL.cdf(bias + z / (1 - acceleration * z))

    return moved(tails[0]), moved(tails[1])


def _acceleration(figure: Callable[[Sequence[Unit]], float | None], units: Sequence[Unit]) -> float:
    """By leaving each unit out once."""
    left = [figure([*units[:number], *units[number + 1 :]]) for number in range(len(units))]
    known = [one for one in left if usable(one)]
    if not known:
        return 0.0
    mean = math.fsum(known) / len(known)
    squares = math.fsum((mean - one) ** 2 for one in known)
    cubes = math.fsum((mean - one) ** 3 for one in known)
    return cubes / (6 * squares**1.5) if squares else 0.0
