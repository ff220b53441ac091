"""Did the reports come, and in time?"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from districtteam.lib.statistics.proportions import Proportion, proportion

ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reports beside those expected.

    word: enough (90 % or more), low, over (more than expected: the list of facilities is out of
    date), no_data. The share is of a known list and needs no interval.
    """

    share: Proportion
    word: Literal["enough", "low", "over", "no_data"]


def completeness(
    received: float | None, expected: float | None, *, enough: float = ENOUGH
) -> Reporting:
    """Reports received over reports expected.

    Source: WHO's data quality toolkit, default threshold 90 %. A facility that is closed or not
    yet open is not expected; a report of zeros has come.

    >>> completeness(33, 36).word, completeness(37, 36).word, completeness(0, 36).word
    ('enough', 'over', 'low')
    """
    share = proportion(received, expected)
    if share.value is None:
        return Reporting(share, "no_data")
    if share.code == "over_one":
        return Reporting(share, "over")
    return Reporting(share, "enough" if share.value >= enough else "low")


def timeliness(
    in_time: float | None, expected: float | None, *, enough: float = ENOUGH
) -> Reporting:
    """Reports that came by their deadline over reports expected (not over those received).

    Each data set has its own deadline (often the 15th of the month after).

    >>> timeliness(20, 36).word
    'low'
    """
    return completeness(in_time, expected, enough=enough)


def consistently_reporting(periods: Mapping[Hashable, Sequence[object]]) -> Reporting:
    """Facilities that reported in every period over those that reported in any.

    Source: DHIS2's implementation guide. A trend over facilities that come and go is of
    facilities, not of patients. None is a report that did not come.

    >>> it = consistently_reporting({"A": [3, 0, 4], "B": [None, 2, 2], "C": [None, None, None]})
    >>> it.share.numerator, it.share.denominator, it.word
    (1, 2, 'low')
    """
    reports = [[value is not None for value in values] for values in periods.values()]
    ever = [came for came in reports if any(came)]
    return completeness(sum(all(came) for came in ever), len(ever))
