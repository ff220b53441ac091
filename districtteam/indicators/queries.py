"""What an indicator was, where and when; and what in the routine figures asks for attention.

What these give are figures before the gate: pages show them only through disclosure.release.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q, QuerySet

from districtteam.lib.periods import Period, PeriodError, period, year_before
from districtteam.lib.statistics import Unit as Of
from districtteam.lib.statistics import funnel, pooled
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind
from districtteam.places.models import Place

from .models import Indicator, Unit, Value

LOOKED_THROUGH = 60  # indicators of a network that signals are looked for in
POINTS = 0.05  # a share that moved by less in a year is no signal


@dataclass(frozen=True)
class Known:
    """One value, as its newest file said it."""

    place: int
    period: str
    value: float
    numerator: float | None
    denominator: float | None
    source: str
    as_of: str


def indicators_of(network: Network) -> QuerySet[Indicator]:
    """With how many values each has and its newest period, by text: kinds are not mixed."""
    taken = Q(values__part_of__taken_at__isnull=False)
    counted = network.indicators.annotate(
        count=Count("values", filter=taken), latest=Max("values__period", filter=taken)
    )
    return counted.order_by("code", "id")


def values_of(
    indicator: Indicator,
    *,
    places: Iterable[int] | None = None,
    periods: Iterable[str] | None = None,
) -> dict[tuple[int, str], Known]:
    """By place and period: one query; of several values the newest file's counts."""
    rows = Value.objects.in_force().filter(indicator=indicator)
    if places is not None:
        rows = rows.filter(place__in=list(places))
    if periods is not None:
        rows = rows.filter(period__in=list(periods))
    return {
        (row.place_id, row.period): Known(
            row.place_id,
            row.period,
            row.value,
            row.numerator,
            row.denominator,
            row.source,
            row.as_of.isoformat(),
        )
        for row in rows
    }


def value_of(indicator: Indicator, place: Place, code: str) -> Known | None:
    """One place in one period, or None: missing is never zero."""
    return values_of(indicator, places=[place.pk], periods=[code]).get((place.pk, code))


def series(indicator: Indicator, place: Place) -> list[tuple[Period, Known]]:
    """One place over time, oldest first."""
    found = values_of(indicator, places=[place.pk])
    return sorted((period(known.period), known) for known in found.values())


def periods_of(indicator: Indicator) -> list[Period]:
    """The periods that have values, newest first."""
    taken = Value.objects.filter(indicator=indicator, part_of__taken_at__isnull=False)
    codes = taken.order_by().values_list("period", flat=True).distinct()
    return sorted(map(period, codes), key=lambda one: (one.ends, one.starts), reverse=True)


def newest_period(indicator: Indicator, places: Collection[int]) -> Period | None:
    """The newest in which at least half of these places have a value, else the newest of any."""
    known = Value.objects.in_force().filter(indicator=indicator, place__in=places)
    counted = known.order_by().values("period").annotate(n=Count("place", distinct=True))
    found = {period(row["period"]): row["n"] for row in counted}
    usual = [one for one, count in found.items() if 2 * count >= len(places)]
    return max(usual or found, key=lambda one: (one.ends, one.starts), default=None)


def periods_until(indicator: Indicator, code: str, most: int) -> list[str]:
    """The periods of its kind up to this one, oldest first; at most so many."""
    last = period(code)
    alike = [p for p in periods_of(indicator) if p.kind == last.kind and p.ends <= last.ends]
    return [one.code for one in reversed(alike[:most])]


def place_of_team(teams: Sequence[Team], network: Network) -> dict[int, int]:
    """The district of each team, by the keys of both: of several places the highest in the tree."""
    rows = Team.places.through.objects.filter(team__in=teams)
    rows = rows.filter(place__source=network.place_source).order_by("-place__level", "-place_id")
    return dict(rows.values_list("team_id", "place_id"))


# Signals


@dataclass(frozen=True)
class Signal:
    """Something in the routine figures that a cycle could be about; never names a district.

    code: beyond_chance (count of total districts differ from the others more than chance
    explains), rose or fell (the whole, against the same period a year before), missing (count of
    total districts have no value).
    """

    indicator: Indicator
    code: str
    period: str
    count: int = 0
    total: int = 0
    params: dict[str, float] = field(default_factory=dict)


def signals(network: Network) -> list[Signal]:
    """What the newest period of each indicator says, the most widespread first."""
    teams = list(Team.objects.filter(network=network, kind=TeamKind.HDMT, closed=None))
    districts = sorted(set(place_of_team(teams, network).values()))
    found: list[Signal] = []
    for indicator in network.indicators.all()[:LOOKED_THROUGH]:
        found += _signals_of(indicator, districts)
    return sorted(found, key=lambda signal: -signal.count / max(1, signal.total))


def _signals_of(indicator: Indicator, districts: Sequence[int]) -> list[Signal]:
    known = values_of(indicator, places=districts)
    newest = max((period(code) for _place, code in known), key=lambda p: p.ends, default=None)
    if newest is None:
        return []
    now = [value for (_place, code), value in known.items() if code == newest.code]
    found = []
    if len(now) < len(districts):
        missing = len(districts) - len(now)
        found.append(Signal(indicator, "missing", newest.code, missing, len(districts)))
    if indicator.unit == Unit.SHARE:
        found += _beyond_chance(indicator, newest.code, now)
        found += _against_last_year(indicator, newest, known, now)
    return found


def _beyond_chance(indicator: Indicator, code: str, now: Sequence[Known]) -> list[Signal]:
    units = [Of(str(v.place), v.numerator, v.denominator) for v in now if v.denominator]
    drawn = funnel(units)
    if not drawn.outside:
        return []
    about = {"by_chance": drawn.by_chance}
    return [Signal(indicator, "beyond_chance", code, drawn.outside, len(units), about)]


def _against_last_year(
    indicator: Indicator, newest: Period, known: dict[tuple[int, str], Known], now: Sequence[Known]
) -> list[Signal]:
    """The same districts in the same season: sums of numerators over sums of denominators."""
    try:
        then_code = year_before(newest).code
    except PeriodError:
        return []
    pairs = [(known.get((v.place, then_code)), v) for v in now]
    both = [(a, b) for a, b in pairs if a and a.denominator and b.denominator]
    if not both:
        return []
    then = pooled([(a.numerator, a.denominator) for a, _b in both]).value
    this = pooled([(b.numerator, b.denominator) for _a, b in both]).value
    if then is None or this is None or abs(this - then) < POINTS:
        return []
    code = "rose" if this > then else "fell"
    return [Signal(indicator, code, newest.code, len(both), len(both), {"then": then, "now": this})]
