"""From values to places: round ends, few ticks."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUND = (1, 2, 2.5, 5, 10)
LARGEST, SMALLEST = 1e15, 1e-12  # in size; what lies beyond is no number here, or nothing
SLACK = 1e-6  # of an axis: what rounding its ends may take off


def real(value: float | None) -> float | None:
    """The value, None where there is none or where it is no number.

    >>> real(0.62), real(float("nan")), real(None)
    (0.62, None, None)
    """
    if value is None or not math.isfinite(value) or abs(value) > LARGEST:
        return None
    return float(value) if abs(value) > SMALLEST else 0.0


def reals(values: Iterable[float | None]) -> list[float]:
    return [known for value in values if (known := real(value)) is not None]


@dataclass(frozen=True)
class Axis:
    """low to high lie from start to end, in whatever unit the picture has there."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def within(self, value: float | None) -> float | None:
        """The value if it has a place on the axis."""
        known, slack = real(value), (self.high - self.low) * SLACK
        if known is None or not self.low - slack <= known <= self.high + slack:
            return None
        return known

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


LEAST = 1e-250  # what is smaller between two ends is nothing


def axis(
    values: Sequence[float], start: float, end: float, *, steps: int = 4, zero: bool = True
) -> Axis:
    """An axis with round ends around the values, from zero if asked for.

    One value, or none, still has an axis with two ends.

    >>> axis([0.12, 0.93], 0, 100).ticks
    (0.0, 0.25, 0.5, 0.75, 1.0)
    >>> axis([1.08], 0, 100).high
    1.5
    """
    low = min([*values, 0] if zero or not values else values)
    high = max([*values, 0] if zero or not values else values)
    if high - low < max(abs(high), abs(low)) * 1e-9 or high == low:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < LEAST:
        low, high = (-1.0 if low < 0 else 0.0), 1.0
    step = _step((high - low) / steps)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(_clean(n * step) for n in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], start, end, ticks)


def _step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return size * next(number for number in ROUND if number * size >= rough * (1 - 1e-9))


def _clean(value: float) -> float:
    return float(f"{value:.12g}")
