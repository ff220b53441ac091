"""The routine figures that stand beside the questions of an edition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import translation

from districtteam.cycle.core.calendar import PREVIEW
from districtteam.cycle.core.models import Cycle, Template
from districtteam.cycle.step2_questionnaire.models import Companion
from districtteam.cycle.step2_questionnaire.queries import companions_of
from districtteam.cycle.step4_results.drawing.frozen import Asked
from districtteam.disclosure.policy import Detail
from districtteam.disclosure.queries import terms_of
from districtteam.indicators.figures import subject_of
from districtteam.indicators.models import Indicator, Unit
from districtteam.indicators.queries import Known, periods_until, place_of_team, values_of
from districtteam.indicators.words import period_words
from districtteam.people.models import Team as Row

MOST_PERIODS = 12  # of a figure's course


@dataclass
class Routine:
    """asked: each figure as a question; series: by team, by name, a value for each of its periods;
    tightened: by team, by name, what it said of the indicator itself.
    """

    asked: list[Asked] = field(default_factory=list)
    series: dict[int, dict[str, list[Any]]] = field(default_factory=lambda: defaultdict(dict))
    tightened: dict[int, dict[str, Detail]] = field(default_factory=lambda: defaultdict(dict))


def name_of(indicator: Indicator) -> str:
    """How a cycle calls it; no question of a form can have a colon in its name."""
    return f"routine:{indicator.code}"


def routine_figures(
    cycle: Cycle,
    teams: Sequence[Row],
    languages: Sequence[str],
    only: Row | None,
    at: datetime | None,
) -> Routine:
    """Four queries for each figure. only, at: as of `freeze`."""
    found = Routine()
    rows = list(companions_of(cycle))
    places = place_of_team([only] if only else teams, cycle.network) if rows else {}
    read = timedelta(days=PREVIEW[Template(cycle.template)])
    for row in rows:
        if at is None or row.chosen_at + read <= at:
            _add(found, row, places, languages)
    return found


def _add(
    found: Routine, row: Companion, places: Mapping[int, int], languages: Sequence[str]
) -> None:
    indicator, name = row.indicator, name_of(row.indicator)
    periods = periods_until(indicator, row.period, MOST_PERIODS)
    known = values_of(indicator, places=set(places.values()), periods=periods)
    kind = _kind(indicator, known)
    for team, place in places.items():
        values = [_said(known.get((place, code)), kind) for code in periods]
        if any(value is not None for value in values):
            found.series[team][name] = values
    for team, terms in terms_of(subject_of(indicator), places).items():
        if str(indicator.pk) in terms.tightened:
            found.tightened[team][name] = terms.tightened[str(indicator.pk)]
    last = [one for (_place, code), one in known.items() if code == row.period]
    found.asked.append(_asked(row, name, kind, periods, last, languages))


def _kind(indicator: Indicator, known: Mapping[Any, Known]) -> str:
    """Shares without their parts are shown one by one: nobody can say what they are together."""
    if indicator.unit != Unit.SHARE:
        return "number"
    return "ratio" if all(one.denominator for one in known.values()) else "share"


def _said(value: Known | None, kind: str) -> Any:
    if value is None:
        return None
    return [value.numerator, value.denominator] if kind == "ratio" else value.value


def _asked(
    row: Companion,
    name: str,
    kind: str,
    periods: Sequence[str],
    last: Sequence[Known],
    languages: Sequence[str],
) -> Asked:
    indicator = row.indicator
    return Asked(
        name,
        kind,
        _labels(indicator, row.period, languages),
        indicator.content_class,
        beside=row.question,
        better=indicator.direction,
        persons=indicator.persons,
        periods=list(periods),
        source=", ".join(sorted({one.source for one in last if one.source})),
        as_of=max((one.as_of for one in last), default=""),
    )


def _labels(indicator: Indicator, period: str, languages: Sequence[str]) -> dict[str, str]:
    found = {}
    for language in languages:
        with translation.override(language):
            found[language] = f"{indicator}, {period_words(period)}"
    return found
