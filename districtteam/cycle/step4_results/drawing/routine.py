"""What a routine figure has beyond an answer: its course, and what speaks against its value."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.disclosure.released import Released
from districtteam.indicators.words import short_period_words
from districtteam.lib.charts import Course, Drawn, trend
from districtteam.lib.statistics.quality import outliers

from .charts import writer_of
from .frozen import Asked, Frozen, value_of
from .material import Material
from .words import Base, trend_words

FEWEST = 3  # periods that are a course
FEW = 2  # values that have a middle half
FEWEST_BEFORE = 7  # of its own values that one is compared with

ABOVE, FAR = "above", "far"
MARKS: dict[str, str | Promise] = {
    ABOVE: _("more than the whole: to be checked"),
    FAR: _("far from its own earlier values: to be checked"),
}


def course_of(
    frozen: Frozen, asked: Asked, audience: str, title: str, before: Sequence[Frozen] = ()
) -> Drawn | None:
    """The middle of the teams through time, from what this audience may see of each period."""
    released = [
        Material(frozen, asked, before, code).released_to(audience) for code in asked.periods
    ]
    found = [_values(one) for one in released]
    if sum(bool(values) for values in found) < FEWEST:
        return None
    every = [value for values in found for value in values]
    course = Course(
        [short_period_words(code) for code in asked.periods],
        [median(values) if values else None for values in found],
        [_quarter(values, 0) for values in found],
        [_quarter(values, 2) for values in found],
        (min(every), max(every)),
    )
    return trend(course, trend_words(title, writer_of(asked), _base(released)))


def _base(released: Sequence[Released]) -> Base:
    """Of the last period in which not all are shown, else of the last."""
    found = [Base(len(one.values), one.answered) for one in released]
    return next((base for base in reversed(found) if base.is_part), found[-1])


def _values(released: Released) -> list[float]:
    return [value for value in released.values if isinstance(value, int | float)]


def _quarter(values: Sequence[float], at: int) -> float | None:
    return quantiles(values, n=4, method="inclusive")[at] if len(values) >= FEW else None


def marks_of(frozen: Frozen, asked: Asked, team: int) -> list[str]:
    """Codes of what speaks against a team's last value; for its own eyes, or beside its name."""
    last = value_of(frozen, asked, team)
    if not asked.is_routine or last is None:
        return []
    found = [ABOVE] if asked.kind != "number" and _number(last) > 1 else []
    past = [value_of(frozen, asked, team, code) for code in asked.periods]
    known = [_number(value) for value in past if value is not None]
    if len(known) > FEWEST_BEFORE and outliers(known).words[-1] in {"high", "low"}:
        found.append(FAR)
    return found


def _number(value: Any) -> float:
    return value[0] / value[1] if isinstance(value, tuple) else float(value)


def marks_in_words(frozen: Frozen, asked: Asked, team: int) -> str:
    return str(_("; ")).join(str(MARKS[code]) for code in marks_of(frozen, asked, team))
