"""What a file of values would change, before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from districtteam.indicators.models import Indicator, Unit, Value
from districtteam.lib.tables import Limits, read_table
from districtteam.lib.words import fold
from districtteam.people.models import Network
from districtteam.places.models import Place

from .rows import Fault, Row, rows_of

LIMITS = Limits(size=5 * 1024 * 1024, rows=50_000, columns=60)
LEFT_OUT = {"breakdown", "unknown_place"}  # said, and no reason to refuse the rest
ROUNDING = 0.01  # of a percentage as files write it
Key = tuple[str, int, str]  # indicator's code, place, period


@dataclass(frozen=True)
class Change:
    """One value: before is None where there was none."""

    row: Row
    place: Place
    value: float
    before: float | None


@dataclass
class Plan:
    """makes: indicators to make, code to name; changes: new and corrected values."""

    network: Network
    as_of: date
    faults: list[Fault] = field(default_factory=list)
    makes: dict[str, str] = field(default_factory=dict)
    shares: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    same: int = 0

    @property
    def blocking(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.code not in LEFT_OUT]

    @property
    def left_out(self) -> Counter[str]:
        return Counter(fault.code for fault in self.faults if fault.code in LEFT_OUT)

    @property
    def counts(self) -> dict[str, int]:
        new = sum(change.before is None for change in self.changes)
        return {
            "indicators": len(self.makes),
            "new": new,
            "corrected": len(self.changes) - new,
            "same": self.same,
            **self.left_out,
        }

    @property
    def fingerprint(self) -> str:
        said = [
            f"{c.row.indicator}|{c.place.pk}|{c.row.period}|{c.value!r}|{c.before!r}"
            for c in self.changes
        ]
        return sha256("\n".join([*sorted(self.makes), *said]).encode()).hexdigest()


def plan_file(network: Network, data: bytes, as_of: date) -> Plan:
    """Read a file. Raises TableError where it is no table that can be read.

    as_of: the day to write where the file has none.
    """
    plan = Plan(network, as_of)
    rows = list(_rows(plan, rows_of(read_table(data, limits=LIMITS))))
    places = _places(network, {row.place for row in rows})
    known = {it.code: it for it in network.indicators.all()}
    values = _values(known, {row.indicator for row in rows})
    plan.shares = {row.indicator for row in rows if _is_per_cent(row)} - known.keys()
    seen: dict[Key, int] = {}
    for row in rows:
        if (place := places.get(fold(row.place))) is None:
            plan.faults.append(Fault(row.line, "unknown_place", {"text": row.place[:40]}))
            continue
        key = (row.indicator, place.pk, row.period)
        if key in seen:
            plan.faults.append(Fault(row.line, "twice", {"first": str(seen[key])}))
            continue
        seen[key] = row.line
        _add(plan, row, place, known, values.get(key))
    return plan


def _rows(plan: Plan, found: Iterable[Row | Fault]) -> Iterator[Row]:
    for one in found:
        if isinstance(one, Fault):
            plan.faults.append(one)
        else:
            yield one


def _places(network: Network, wanted: set[str]) -> dict[str, Place]:
    """By uid, by code, by name; a name that several places have is none."""
    if not wanted:
        return {}
    folded = {fold(text) for text in wanted}
    places = Place.objects.of(network.place_source).only("pk", "uid", "code", "name", "level")
    found: dict[str, list[Place]] = {}
    names: dict[str, list[Place]] = {}
    for place in places.iterator(chunk_size=2000):
        for text in {fold(place.uid), fold(place.code)} & folded:
            found.setdefault(text, []).append(place)
        if fold(place.name) in folded:
            names.setdefault(fold(place.name), []).append(place)
    return {text: ones[0] for text, ones in (names | found).items() if text and len(ones) == 1}


def _values(known: dict[str, Indicator], codes: set[str]) -> dict[Key, float]:
    """What is known of these indicators today."""
    code_of = {it.pk: code for code, it in known.items() if code in codes}
    rows = Value.objects.in_force().filter(indicator__in=list(code_of))
    listed = rows.values_list("indicator_id", "place_id", "period", "value")
    return {(code_of[it], place, period): value for it, place, period, value in listed}


def _add(
    plan: Plan, row: Row, place: Place, known: dict[str, Indicator], before: float | None
) -> None:
    indicator = known.get(row.indicator)
    is_share = indicator.unit == Unit.SHARE if indicator else row.indicator in plan.shares
    value = _value(row, is_share=is_share)
    if value is None:
        plan.faults.append(Fault(row.line, "no_number"))
        return
    if indicator is None:
        plan.makes.setdefault(row.indicator, row.name or row.indicator)
    if before == value:
        plan.same += 1
        return
    plan.changes.append(Change(row, place, value, before))


def _is_per_cent(row: Row) -> bool:
    """Whether its parts give its value in per cent: a rate per 1,000 is another number."""
    if row.numerator is None or not row.denominator:
        return False
    per_cent = 100 * row.numerator / row.denominator
    return row.value is None or abs(row.value - per_cent) <= ROUNDING * max(1.0, abs(per_cent))


def _value(row: Row, *, is_share: bool) -> float | None:
    """Computed from its parts where they are there: what a file rounds is not kept."""
    if is_share and row.numerator is not None and row.denominator:
        return row.numerator / row.denominator
    if is_share:
        return None if row.value is None else row.value / 100
    return row.numerator if row.value is None else row.value
