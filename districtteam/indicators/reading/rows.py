"""From a table of text to values, and what is wrong with each line that cannot be one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from districtteam.lib.periods import PeriodError, period
from districtteam.lib.tables import Table

from .columns import COLUMNS, NEEDED

NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,2})?")
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f"))
LONGEST_CODE, LONGEST_SOURCE, LONGEST_NAME = 60, 120, 200


@dataclass(frozen=True)
class Fault:
    """line: of the file, 0 for the whole of it; code: of indicators.words."""

    line: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One value as the file says it; place and indicator still by name."""

    line: int
    indicator: str
    name: str
    place: str
    period: str
    numerator: float | None
    denominator: float | None
    value: float | None
    source: str
    as_of: date | None


class Refused(Exception):
    """A line that is no value."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


Refuse = Callable[..., Refused]


def rows_of(table: Table) -> Iterator[Row | Fault]:
    """Each line as a row or as its fault; a missing column is one fault for the whole file."""
    where = table.columns(COLUMNS)
    missing = [name for name in NEEDED if name not in where]
    if not ({"value", "numerator"} & where.keys()):
        missing.append("value")
    if missing:
        headings = ", ".join(table.headers)[:300]
        yield from (Fault(0, f"no_{name}", {"headings": headings}) for name in missing)
        return
    for line in table.rows:
        cells = {name: line.cells[index].strip() for name, index in where.items()}
        try:
            yield _row(line.line, cells)
        except Refused as refused:
            yield refused.fault


def _row(line: int, cells: Mapping[str, str]) -> Row:
    def refuse(code: str, **params: str) -> Refused:
        return Refused(Fault(line, code, params))

    def number(name: str) -> float | None:
        text = cells.get(name, "").translate(SPACES)
        if not text:
            return None
        if not NUMBER.fullmatch(text) or not isfinite(found := float(text.replace(",", "."))):
            raise refuse("not_a_number", text=cells[name][:40])
        return found

    _check_names(cells, refuse)
    parts = number("numerator"), number("denominator")
    return Row(
        line,
        cells["indicator"],
        cells.get("name", "")[:LONGEST_NAME],
        cells["place"],
        _period(cells["period"], refuse),
        *_checked(parts, refuse),
        number("value"),
        cells.get("source", "")[:LONGEST_SOURCE],
        _day(cells.get("as_of", ""), refuse),
    )


def _check_names(cells: Mapping[str, str], refuse: Refuse) -> None:
    if cells.get("breakdown"):
        raise refuse("breakdown")
    for name, longest in (("indicator", LONGEST_CODE), ("place", LONGEST_NAME)):
        if not cells[name]:
            raise refuse(f"empty_{name}")
        if len(cells[name]) > longest:
            raise refuse("too_long", text=cells[name][:40])


def _period(text: str, refuse: Refuse) -> str:
    try:
        return period(text).code
    except PeriodError as wrong:
        raise refuse("not_a_period", text=text[:40]) from wrong


def _checked(
    parts: tuple[float | None, float | None], refuse: Refuse
) -> tuple[float | None, float | None]:
    numerator, denominator = parts
    if denominator is not None and denominator <= 0:
        raise refuse("denominator_not_above_zero")
    if denominator is not None and numerator is None:
        raise refuse("numerator_missing")
    return parts


def _day(text: str, refuse: Refuse) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise refuse("not_a_day", text=text[:40]) from wrong
