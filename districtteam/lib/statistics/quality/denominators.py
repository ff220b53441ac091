"""Can the population that everything is divided by be right?"""

from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.numbers import LEAST, count_like

from .consistency import Compared, compared

OF_SOURCES = 0.10
OF_GROWTH = 0.10
OF_MORTALITY = 0.20


def two_sources(ours: object, other: object, *, tolerance: float = OF_SOURCES) -> Compared:
    """The population used beside another source's (the United Nations', a census).

    Source: WHO's data quality toolkit and DHIS2's guide, 10 %.

    >>> two_sources(56_000, 50_000).word
    'higher'
    """
    return compared(ours, other, tolerance)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A figure that follows from denominators and whether it is hard to believe.

    word: plausible, alarm, no_data.
    """

    value: float | None
    word: Literal["plausible", "alarm", "no_data"]


def population_growth(
    now: object, before: object, *, years: float = 1, tolerance: float = OF_GROWTH
) -> Alarm:
    """Growth in a year, from two populations so many years apart; an alarm from 10 % on.

    Source: DHIS2's guide to data quality. Also an alarm when it shrinks so fast.

    >>> population_growth(113_000, 100_000).word, population_growth(106_090, 100_000, years=2)
    ('alarm', Alarm(value=0.03, word='plausible'))
    """
    if not (count_like(now) and count_like(before)) or before < LEAST or years <= 0 or not now:
        return Alarm(None, "no_data")
    growth = round((now / before) ** (1 / years) - 1, 12)
    return Alarm(growth, "alarm" if abs(growth) >= tolerance - LEAST else "plausible")


def implied_mortality(
    births: object, surviving_infants: object, *, tolerance: float = OF_MORTALITY
) -> Alarm:
    """The infant mortality that follows from births and surviving infants as used.

    (births - survivors)/births. Source: DHIS2's guide: from 20 % on, or below 0, at least one of
    the two is wrong.

    >>> implied_mortality(4_000, 3_780).value, implied_mortality(4_000, 4_100).word
    (0.055, 'alarm')
    """
    if not (count_like(births) and count_like(surviving_infants)) or births < LEAST:
        return Alarm(None, "no_data")
    share = (births - surviving_infants) / births
    return Alarm(share, "alarm" if share < 0 or share >= tolerance - LEAST else "plausible")
