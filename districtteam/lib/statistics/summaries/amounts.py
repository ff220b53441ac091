"""Questions answered with a number: how many, how much, how long."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeGuard

from districtteam.lib.statistics.numbers import MOST, Spread, spread_of_sorted, usable

from .answers import NOT_ASKED, NOTHING, Base

MOST_BINS = 8
STEPS = (1, 2, 5, 10)
NEARLY_EQUAL = 1e-10


@dataclass(frozen=True, slots=True)
class Bin:
    """How many answers lie from `low` up to `high`; the last bin includes its end."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers that teams gave, in the unit of the question.

    spread.lowest and .highest are single districts' own answers: for readers to whom districts
    are named only. total: their sum, for counts; None where nobody answered.
    """

    base: Base
    spread: Spread
    total: float | None
    bins: tuple[Bin, ...] = ()
    kind: str = "number"


def amounts(answers: Iterable[object], *, edges: Sequence[float] | None = None) -> Amounts:
    """Sum up numbers: middle, spread, total and a histogram.

    edges: where bins begin and end, in order; chosen round without. What lies outside declared
    edges is in no bin. Not for percentages of districts of unequal size, which are to be asked as
    numerator and denominator.

    >>> it = amounts([3, 5, 10, None, "many"])
    >>> it.base, it.spread.median, it.total
    (Base(answered=3, missing=1, not_asked=0, unusable=1), 5.0, 18)
    >>> [(one.low, one.high, one.count) for one in bins([3, 5, 10], [0, 5, 10])]
    [(0, 5, 1), (5, 10, 2)]
    """
    given = answers if isinstance(answers, Sequence) else list(answers)
    ordered = sorted([it for it in given if _plain(it)])
    rest = [it for it in given if not _plain(it)] if len(ordered) < len(given) else []
    not_asked = sum(it is NOT_ASKED for it in rest)
    missing = sum(isinstance(it, Hashable) and it in NOTHING for it in rest)
    base = Base(len(ordered), missing, not_asked, len(rest) - missing - not_asked)
    total = _sum(ordered) if ordered else None
    return Amounts(base, spread_of_sorted(ordered), total, bins(ordered, edges))


def bins(ordered: Sequence[float], edges: Sequence[float] | None = None) -> tuple[Bin, ...]:
    """A histogram of numbers in order, of at most eight bins whose ends are round.

    >>> [(it.low, it.high, it.count) for it in bins([0.1, 0.2, 0.2], [0, 0.2, 0.4])]
    [(0, 0.2, 1), (0.2, 0.4, 2)]
    """
    if not ordered:
        return ()
    at = list(edges) if edges is not None else _round_edges(ordered[0], ordered[-1])
    pairs = list(pairwise(at))
    return tuple(
        Bin(low, high, _within(ordered, low, high, last=number == len(pairs) - 1))
        for number, (low, high) in enumerate(pairs)
    )


def _plain(value: object) -> TypeGuard[float]:
    """usable(), sooner for the most common: there are many answers."""
    return (value.__class__ is int and -MOST < value < MOST) or usable(value)


def _sum(values: Sequence[float]) -> float:
    whole = all(value.__class__ is int for value in (values[0], values[-1]))
    return sum(values) if whole else math.fsum(values)


def _within(ordered: Sequence[float], low: float, high: float, *, last: bool) -> int:
    end = bisect_right(ordered, high) if last else bisect_left(ordered, high)
    return end - bisect_left(ordered, low)


def _round_edges(lowest: float, highest: float) -> list[float]:
    """Steps of 1, 2 or 5 by a power of ten; one bin where all are equal, or nearly."""
    raw = highest / MOST_BINS - lowest / MOST_BINS
    if raw <= max(abs(lowest), abs(highest)) * NEARLY_EQUAL:
        return [lowest, highest]
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(it * power for it in STEPS if it * power >= raw * (1 - 1e-9))
    first, last = math.floor(lowest / step), math.ceil(highest / step)
    edges = [_tidy(number * step) for number in range(first, last + 1)]
    safe = edges[0] <= lowest and edges[-1] >= highest and len(set(edges)) == len(edges)
    return edges if safe else [lowest, highest]


def _tidy(value: float) -> float:
    """Without the dust of binary fractions, and whole where it is."""
    tidied = float(f"{value:.12g}")
    return int(tidied) if tidied.is_integer() and abs(tidied) < MOST else tidied
