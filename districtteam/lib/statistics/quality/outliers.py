"""Values far from the rest of their series."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.numbers import median, usable

EXTREME = 3.5
NORMAL = 0.6745  # the quarter of a standard normal: makes MAD comparable with a deviation
OF_MEAN = 1.2533  # the same for the mean absolute deviation
FEWEST = 6

Word = Literal["usual", "high", "low", "no_data"]


@dataclass(frozen=True, slots=True)
class Outliers:
    """For each value a word and its modified z; code: ok or too_few (under 6 values: no words)."""

    code: Literal["ok", "too_few"]
    words: tuple[Word, ...]
    scores: tuple[float | None, ...]
    median: float | None = None


def outliers(values: Sequence[object], *, threshold: float = EXTREME) -> Outliers:
    """Which values lie further from the median than 3.5 modified z, to either side.

    Source: B. Iglewicz & D. Hoaglin, How to Detect and Handle Outliers (ASQC 1993): 0.6745
    (x - median)/MAD; where more than half are equal and MAD is 0, the mean absolute deviation
    times 1.2533 stands in. The ordinary z is not offered: of n points none can pass
    (n - 1)/sqrt(n), 2.04 for six months, so that "three standard deviations" never fires. Not for
    a series with seasons or a trend: take those away first (over_time.without_seasons).

    >>> it = outliers([62, 58, 65, 60, 63, 59, 61, 66, 57, 64, 60, 85])
    >>> it.words[-1], round(it.scores[-1], 2)
    ('high', 6.34)
    >>> outliers([5] * 11 + [50]).words[-1]
    'high'
    """
    known = [value for value in values if usable(value)]
    if len(known) < FEWEST:
        words: list[Word] = ["usual" if usable(value) else "no_data" for value in values]
        return Outliers("too_few", tuple(words), (None,) * len(values))
    middle = median(known)
    distances = [abs(value - middle) for value in known]
    unit = median(distances) / NORMAL or OF_MEAN * math.fsum(distances) / len(distances)
    scores = tuple(_score(value, middle, unit) for value in values)
    return Outliers("ok", tuple(_word(score, threshold) for score in scores), scores, middle)


def _score(value: object, middle: float, unit: float) -> float | None:
    if not usable(value):
        return None
    return (value - middle) / unit if unit else 0.0


def _word(score: float | None, threshold: float) -> Word:
    if score is None:
        return "no_data"
    if abs(score) <= threshold:
        return "usual"
    return "high" if score > 0 else "low"
