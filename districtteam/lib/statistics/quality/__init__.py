"""Can these numbers be believed? Completeness, outliers, consistency, denominators.

After WHO's data quality assurance: completeness and timeliness, internal consistency, external
consistency, population denominators.
"""

from .consistency import (
    Compared,
    Dropout,
    dropout,
    over_years,
    pair,
    parts_and_whole,
    with_survey,
)
from .denominators import implied_mortality, population_growth, two_sources
from .outliers import Outliers, outliers
from .reporting import Reporting, completeness, consistently_reporting, timeliness

__all__ = [
    "Compared",
    "Dropout",
    "Outliers",
    "Reporting",
    "completeness",
    "consistently_reporting",
    "dropout",
    "implied_mortality",
    "outliers",
    "over_years",
    "pair",
    "parts_and_whole",
    "population_growth",
    "timeliness",
    "two_sources",
    "with_survey",
]
