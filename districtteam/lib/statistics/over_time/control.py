"""Control charts: the limits between which a series varies by itself.

Sources: D. Wheeler, Understanding Variation (1993), XmR; D. Laney, Quality Engineering 14:531
(2002), p'; J. Benneyan, International Journal for Quality in Health Care 10:69 (1998), u and g.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from districtteam.lib.statistics.numbers import median, usable
from districtteam.lib.statistics.proportions import code_of

from .runs import FEWEST, Runs, runs
from .seasons import without_seasons

Code = Literal["steady", "changed", "too_few"]
Signal = Literal["none", "high", "low", "no_data"]
Pair = tuple[float | None, float | None]

OF_RANGE = 2.66  # three standard deviations in mean moving ranges of two: 3 / 1.128
SIGMAS = 3.0
TAIL = 0.00135  # what lies beyond 3 standard deviations to one side
FEWEST_IN_BASELINE = 10


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its value, the limits for it, and whether it lies beyond them."""

    value: float | None
    low: float | None = None
    high: float | None = None
    signal: Signal = "none"


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its limits.

    code: steady; changed (a point beyond its limits, a shift, or seldom crossing); too_few (under
    12 points: values without limits). reasons: outside, shift, crossings. seasonal: whether points
    are differences from the same month of the year before. centre: what the series varies about.
    """

    code: Code
    centre: float | None
    points: tuple[Point, ...]
    runs: Runs
    reasons: tuple[Literal["outside", "shift", "crossings"], ...] = ()
    seasonal: bool = False


def xmr_chart(
    values: Sequence[object], *, baseline: int | None = None, period: int | None = None
) -> Chart:
    """A chart of single values: the mean and 2.66 mean moving ranges to either side.

    baseline: how many first points set the limits (10 or more, all without one); then frozen, so
    that later points do not hide themselves, and runs are about its median. period: points in a
    year, for what has seasons; the chart is then of differences from the year before and needs
    two years. Assumes independent points of about equal size: for shares use p_prime_chart, for
    rare events g_chart.

    >>> series = [62, 58, 65, 60, 63, 59, 61, 66, 57, 64, 60, 85]
    >>> it = xmr_chart(series, baseline=11)
    >>> round(it.centre, 3), round(it.points[-1].high, 3), it.points[-1].signal, it.code
    (61.364, 74.664, 'high', 'changed')
    """
    clean: list[float | None] = [value if usable(value) else None for value in values]
    if period:
        clean = without_seasons(clean, period) or []
    first = _known(clean[: _baseline(baseline)])
    if _too_few(clean, first):
        return _without_limits(clean, seasonal=bool(period))
    centre = math.fsum(first) / len(first)
    half = OF_RANGE * _moving_range(clean[: _baseline(baseline)])
    middle = None if baseline is None else median(first)
    limits = (centre - half, centre + half)
    return _chart(clean, centre, lambda _: limits, middle=middle, seasonal=bool(period))


def p_prime_chart(
    pairs: Sequence[Pair], *, baseline: int | None = None, chance_only: bool = False
) -> Chart:
    """A chart of shares: limits follow each denominator and what the shares vary by besides.

    pairs: (numerator, denominator) of each period. Laney's p': binomial limits times the moving
    range of z-scores, so that large denominators do not make every point a signal. chance_only:
    the textbook's p chart, for small denominators that nothing but chance varies. A share over 1
    has no limits. Deseasonalise by comparing a year of months with the year before (xmr_chart
    with a period) where the share has seasons.

    >>> it = p_prime_chart([(70 + n % 3, 100) for n in range(14)] + [(95, 100)])
    >>> it.code, it.points[-1].signal, it.points[0].signal
    ('changed', 'high', 'none')
    """
    return _chart_of_pairs(pairs, baseline, _binomial, chance_only)


def u_chart(
    pairs: Sequence[Pair], *, baseline: int | None = None, chance_only: bool = False
) -> Chart:
    """A chart of rates: events by exposure, with limits as for p_prime_chart (Laney's u').

    chance_only: the textbook's u chart, of events that do not bring each other.
    Not for rare events (a mean below 2 in each period): g_chart sees them sooner.

    >>> u_chart([(30 + n % 5, 1000) for n in range(12)] + [(80, 1000)]).points[-1].signal
    'high'
    """
    return _chart_of_pairs(pairs, baseline, _poisson, chance_only)


def g_chart(
    gaps: Sequence[object], *, baseline: int | None = None, classical: bool = False
) -> Chart:
    """A chart of rare events by what lies between them: days, births, admissions.

    gaps: whole numbers between one event and the next. Limits are quantiles of the geometric
    distribution (0.00135 to either side), not three standard deviations, which one steady series
    in three of 24 gaps would pass (classical: those, as in the textbooks). high: longer without
    an event than chance explains; runs are about the median of the distribution.

    >>> it = g_chart([30, 12, 50, 8, 22, 41, 17, 3, 60, 25, 33, 400])
    >>> it.points[-1].signal, it.points[0].low, round(it.points[0].high)
    ('high', 0.0, 389)
    """
    clean = [value if usable(value) and value >= 0 else None for value in gaps]
    first = _known(clean[: _baseline(baseline)])
    if _too_few(clean, first):
        return _without_limits(clean)
    mean = math.fsum(first) / len(first)
    quantile = _geometric_quantile(mean)
    low, high = max(quantile(TAIL) - 1, 0.0), quantile(1 - TAIL)
    if classical:
        low, high = 0.0, mean + SIGMAS * math.sqrt(mean * (mean + 1))
    return _chart(clean, mean, lambda _: (low, high), middle=quantile(0.5))


def _geometric_quantile(mean: float) -> Callable[[float], float]:
    """The gap up to which a share p of gaps lie, where they are so long on average."""
    stay = mean / (mean + 1)
    return lambda p: math.log1p(-p) / math.log(stay) if stay else 0.0


def _binomial(centre: float) -> float:
    return centre * (1 - centre)


def _poisson(centre: float) -> float:
    return centre


def _chart_of_pairs(
    pairs: Sequence[Pair],
    baseline: int | None,
    spread: Callable[[float], float],
    chance_only: bool,
) -> Chart:
    fits, most = ({"ok"}, 1.0) if spread is _binomial else ({"ok", "over_one"}, math.inf)
    kept = [pair if code_of(*pair) in fits else (None, None) for pair in pairs]
    values = [_value(*pair) for pair in kept]
    first, known = kept[: _baseline(baseline)], _known(values[: _baseline(baseline)])
    if _too_few(values, known):
        return _without_limits([_value(*pair) for pair in pairs])
    centre = math.fsum(a or 0 for a, _ in first) / math.fsum(b or 0 for _, b in first)
    errors = [math.sqrt(spread(centre) / size) if size else None for _, size in kept]
    scores = [
        (value - centre) / error if error and value is not None else (value and 0.0)
        for value, error in zip(values, errors, strict=True)
    ]
    wider = SIGMAS if chance_only else OF_RANGE * _moving_range(scores[: _baseline(baseline)])

    def limits(number: int) -> tuple[float, float]:
        half = wider * (errors[number] or 0.0)
        return max(centre - half, 0.0), min(centre + half, most)

    return _chart(values, centre, limits, middle=None if baseline is None else median(known))


def _chart(
    values: Sequence[float | None],
    centre: float,
    limits: Callable[[int], tuple[float, float]],
    *,
    middle: float | None = None,
    seasonal: bool = False,
) -> Chart:
    points = tuple(_point(value, *limits(number)) for number, value in enumerate(values))
    found = runs(values, middle)
    reasons: list[Literal["outside", "shift", "crossings"]] = []
    if any(point.signal in {"high", "low"} for point in points):
        reasons.append("outside")
    if found.shifted:
        reasons.append("shift")
    if found.crosses_seldom:
        reasons.append("crossings")
    code: Code = "changed" if reasons else "steady"
    return Chart(code, centre, points, found, tuple(reasons), seasonal)


def _point(value: float | None, low: float, high: float) -> Point:
    if value is None:
        return Point(None, low, high, "no_data")
    dust = 1e-9 * max(abs(low), abs(high), abs(value))  # of binary fractions, on a flat series
    signal: Signal = "high" if value > high + dust else "low" if value < low - dust else "none"
    return Point(value, low, high, signal)


def _without_limits(values: Sequence[float | None], *, seasonal: bool = False) -> Chart:
    points = tuple(Point(value, signal="no_data" if value is None else "none") for value in values)
    return Chart("too_few", None, points, runs(values), seasonal=seasonal)


def _baseline(baseline: int | None) -> int | None:
    return None if baseline is None else max(baseline, FEWEST_IN_BASELINE)


def _too_few(values: Sequence[float | None], first: Sequence[float]) -> bool:
    return len(_known(values)) < FEWEST or len(first) < FEWEST_IN_BASELINE


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _moving_range(values: Sequence[float | None]) -> float:
    """The mean distance from one known point to the next."""
    known = _known(values)
    return math.fsum(abs(b - a) for a, b in pairwise(known)) / (len(known) - 1)


def _value(numerator: float | None, denominator: float | None) -> float | None:
    if code_of(numerator, denominator) not in {"ok", "over_one"}:
        return None
    return (numerator or 0.0) / (denominator or 1.0)
