"""Events per so much exposure, and observed beside expected, with exact Poisson bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .distributions import gamma_quantile
from .numbers import LEAST, count_like

UNSTABLE = 20  # events up to which CDC's WISQARS marks a rate as unstable

Code = Literal["ok", "unstable", "no_data", "unusable"]


@dataclass(frozen=True, slots=True)
class Rate:
    """Events per `per` units of exposure, with bounds in the same unit.

    code: ok; unstable (20 events or fewer: pool periods before comparing); no_data (nothing
    counted, or an exposure of 0); unusable (negative, NaN, infinite or not a number).
    """

    events: float | None
    exposure: float | None
    per: float = 1
    value: float | None = None
    low: float | None = None
    high: float | None = None
    code: Code = "ok"


def rate(
    events: float | None, exposure: float | None, *, per: float = 1, level: float = 0.95
) -> Rate:
    """A rate with its exact bounds.

    Source: F. Garwood, Biometrika 28:437 (1936); unstable as CDC's WISQARS marks it. Assumes that
    one event does not bring the next: the bounds of an outbreak's rate are too narrow.

    >>> it = rate(10, 50_000, per=10_000)
    >>> round(it.value, 2), round(it.low, 2), round(it.high, 2), it.code
    (2.0, 0.96, 3.68, 'unstable')
    """
    if events is None or exposure is None:
        return Rate(events, exposure, per, code="no_data")
    if not count_like(events) or not count_like(exposure):
        return Rate(events, exposure, per, code="unusable")
    if exposure < LEAST:
        return Rate(events, exposure, per, code="no_data")
    low, high = poisson_bounds(events, level)
    scale = per / exposure
    code: Code = "unstable" if events <= UNSTABLE else "ok"
    return Rate(events, exposure, per, events * scale, low * scale, high * scale, code)


def standardised_ratio(
    observed: float | None, expected: float | None, *, level: float = 0.95
) -> Rate:
    """Observed events over those expected; 1 is as expected.

    Source: Breslow & Day, Statistical Methods in Cancer Research II (IARC 1987), 2.3. Two
    districts' ratios weigh ages differently: each compares with the standard, not with the other.

    >>> it = standardised_ratio(30, 20.0)
    >>> round(it.value, 2), round(it.low, 2), round(it.high, 2)
    (1.5, 1.01, 2.14)
    """
    return rate(observed, expected, level=level)


def expected_events(strata: Iterable[tuple[float | None, float | None, float | None]]) -> float:
    """The events to expect: for each stratum (standard's events, standard's exposure, own).

    A stratum that is incomplete, or without exposure in the standard, makes the whole unknown:
    NaN, which every function here answers with the code unusable.

    >>> expected_events([(10, 1000, 50), (40, 1000, 100)])
    4.5
    """
    total = 0.0
    for events, exposure, own in strata:
        if not (count_like(events) and count_like(exposure) and count_like(own)):
            return float("nan")
        if exposure < LEAST:
            return float("nan")
        total += events / exposure * own
    return total


def poisson_bounds(events: float, level: float = 0.95) -> tuple[float, float]:
    """The bounds of the mean behind a count of events; see `rate`.

    >>> tuple(round(bound, 3) for bound in poisson_bounds(10))
    (4.795, 18.39)
    """
    tail = (1 - level) / 2
    low = gamma_quantile(tail, events) if events > LEAST else 0.0
    return low, gamma_quantile(1 - tail, events + 1)
