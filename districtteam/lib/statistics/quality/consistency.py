"""Do numbers that belong together agree?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.numbers import LEAST, count_like
from districtteam.lib.statistics.proportions import code_of

OVER_YEARS = 0.33
OF_PAIR = 0.10
OF_SURVEY = 0.33
YEARS = 3

Word = Literal["consistent", "higher", "lower", "no_data"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One number over another that it should be near; word: consistent, higher or lower.

    no_data: one of them is missing, unusable or, as what is divided by, 0.
    """

    ratio: float | None
    word: Word
    tolerance: float


def compared(value: object, with_: object, tolerance: float) -> Compared:
    """The ratio of two numbers and whether it is within a tolerance of 1.

    >>> compared(120, 100, 0.1).word, compared(91, 100, 0.1).word, compared(1, 0, 0.1).word
    ('higher', 'consistent', 'no_data')
    """
    if not count_like(value) or not count_like(with_) or with_ < LEAST:
        return Compared(None, "no_data", tolerance)
    ratio = value / with_
    if abs(ratio - 1) <= tolerance + LEAST:
        return Compared(ratio, "consistent", tolerance)
    return Compared(ratio, "higher" if ratio > 1 else "lower", tolerance)


def over_years(
    value: object, before: Sequence[object], *, tolerance: float = OVER_YEARS
) -> Compared:
    """A year beside the mean of up to three years before it.

    Source: WHO's data quality toolkit, 33 %. before: earlier years, the latest last; missing years
    are left out of the mean, not taken as 0. Not for what a new service or an outbreak changed.

    >>> over_years(150, [90, 100, 110]).word, over_years(120, [None, 100]).word
    ('higher', 'consistent')
    """
    known = [it for it in list(before)[-YEARS:] if count_like(it)]
    mean = sum(known) / len(known) if known else None
    return compared(value, mean, tolerance)


def pair(first: object, second: object, *, tolerance: float = OF_PAIR) -> Compared:
    """Two services that go together: first antenatal visit and first dose against tetanus.

    Source: WHO's data quality toolkit, 10 %.

    >>> pair(1_050, 1_000).word, pair(1_300, 1_000).word
    ('consistent', 'higher')
    """
    return compared(first, second, tolerance)


def with_survey(routine: object, survey: object, *, tolerance: float = OF_SURVEY) -> Compared:
    """Coverage from routine data beside coverage from a survey of the same year.

    Source: WHO's data quality toolkit, 33 %; DHIS2's guide already asks at 10 %. The survey has
    an interval of its own: where routine lies within it, there is nothing to explain.

    >>> with_survey(0.95, 0.70).word
    'higher'
    """
    return compared(routine, survey, tolerance)


def parts_and_whole(parts: Iterable[object], whole: object, *, tolerance: float = 0.0) -> Compared:
    """Districts' sum beside the national figure; a missing part makes it no_data.

    >>> parts_and_whole([10, 20], 30).word, parts_and_whole([10, None], 30).word
    ('consistent', 'no_data')
    """
    known = list(parts)
    if not known or not all(count_like(part) for part in known):
        return Compared(None, "no_data", tolerance)
    return compared(sum(part for part in known if count_like(part)), whole, tolerance)


@dataclass(frozen=True, slots=True)
class Dropout:
    """The share lost from the first dose to the last.

    word: plausible, negative (more last than first doses: an error or other people's children),
    no_data.
    """

    share: float | None
    word: Literal["plausible", "negative", "no_data"]


def dropout(first: float | None, last: float | None) -> Dropout:
    """(first - last)/first, of the same children; without tolerance, as WHO has it.

    >>> dropout(1000, 880), dropout(100, 112).word
    (Dropout(share=0.12, word='plausible'), 'negative')
    """
    if code_of(first, last) in {"no_data", "unusable"} and not (last == 0 and count_like(first)):
        return Dropout(None, "no_data")
    if not first or first < LEAST:
        return Dropout(None, "no_data")
    share = (first - (last or 0)) / first
    return Dropout(share, "negative" if share < 0 else "plausible")
