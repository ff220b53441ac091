"""Before and after an action, on a series of its own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.distributions import t_for, t_tail
from districtteam.lib.statistics.numbers import usable

from .least_squares import Fit, fit

Errors = Literal["careful", "newey_west"]

FEWEST_EACH_SIDE = 8


@dataclass(frozen=True, slots=True)
class Estimate:
    """A change with its bounds and the chance of one as large where there is none."""

    value: float
    low: float
    high: float
    p: float

    @property
    def distinct(self) -> bool:
        """Whether the bounds leave 0 outside."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What changed when the action began.

    code: ok; too_few (under 8 usable points before or after, or too few for the terms);
    unclear (the terms cannot be told apart, as when all points after are of one season). level:
    the step, in the unit of the values; slope: the change of the change per point; before: the
    slope there was. expected: for each point after, what the time before leads to expect.
    Not proof of a cause: something else may have begun at that time.
    """

    code: Literal["ok", "too_few", "unclear"]
    before: int
    after: int
    level: Estimate | None = None
    slope: Estimate | None = None
    slope_before: Estimate | None = None
    expected: tuple[float, ...] = ()


def segmented(
    values: Sequence[object],
    start: int,
    *,
    period: int | None = None,
    lags: int | None = None,
    errors: Errors = "careful",
    level: float = 0.95,
) -> Interrupted:
    """Segmented regression: y = b0 + b1 t + b2 after + b3 (t - start) after.

    Source: A. Wagner and others, Journal of Clinical Pharmacy and Therapeutics 27:299 (2002).
    Errors are the larger of Newey and West's and of an AR(1) of the residuals: on 24 points
    without any change the first alone find one in 14 % of series (26 % where each point takes half
    of the one before), the larger of both in 3 % (12 %). errors="newey_west" gives the first.
    values: one at each point in time; missing ones are left out and time goes on. start: the
    place of the first point after. period: points in a year, for what has seasons (one wave a
    year: sine and cosine). At least 8 points on each side. Assumes a straight line before, and
    that the district was not chosen because it was at its worst: see `return_to_the_mean`.

    >>> series = [50 + t + (t % 2) for t in range(12)] + [70 + t - (t % 2) for t in range(12, 24)]
    >>> it = segmented(series, 12)
    >>> it.code, round(it.level.value, 1), it.level.distinct, round(it.slope_before.value, 2)
    ('ok', 19.0, True, 1.02)
    """
    points = [(t, float(y)) for t, y in enumerate(values) if usable(y)]
    before = sum(t < start for t, _ in points)
    after = len(points) - before
    if min(before, after) < FEWEST_EACH_SIDE:
        return Interrupted("too_few", before, after)
    rows = [_terms(t, start, period) for t, _ in points]
    if len(rows) <= len(rows[0]) + 1:
        return Interrupted("too_few", before, after)
    found = fit(rows, [y for _, y in points], lags)
    if found is None:
        return Interrupted("unclear", before, after)
    used = found.newey_west if errors == "newey_west" else tuple(map(max, *_both(found)))
    _, slope_before, step, slope = (_estimate(found, term, used[term], level) for term in range(4))
    ahead = tuple(
        _without_action(found, _terms(t, start, period)) for t in range(start, len(values))
    )
    return Interrupted("ok", before, after, step, slope, slope_before, ahead)


def _terms(t: int, start: int, period: int | None) -> tuple[float, ...]:
    after = float(t >= start)
    terms = (1.0, float(t - start), after, after * (t - start))
    if not period:
        return terms
    turn = 2 * math.pi * t / period
    return (*terms, math.sin(turn), math.cos(turn))


def _both(found: Fit) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return found.newey_west, found.autoregressive


def _estimate(found: Fit, term: int, error: float, level: float) -> Estimate:
    value = found.coefficients[term]
    half = t_for(level, found.freedom) * error
    p = t_tail(value / error, found.freedom) if error else float(value == 0)
    return Estimate(value, value - half, value + half, p)


def _without_action(found: Fit, terms: Sequence[float]) -> float:
    kept = (*terms[:2], 0.0, 0.0, *terms[4:])
    return math.fsum(a * b for a, b in zip(kept, found.coefficients, strict=True))
