"""Periods as DHIS2 writes them: 202603, 2026Q1, 2026W5, 2026April…

Source: DHIS2 developer documentation, "Date and period format" (2.40). A period is a first and a
last day; what people call it is made in the rooms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_OF = {"month": 1, "bimonth": 2, "quarter": 3, "half": 6, "year": 12}
STARTS = {
    "Feb": 2,
    "April": 4,
    "July": 7,
    "Aug": 8,
    "Sep": 9,
    "Oct": 10,
    "Nov": 11,
}  # months in which financial years begin
WEEK_DAYS = {"": 0, "Wed": 2, "Thu": 3, "Sat": 5, "Sun": 6}  # on which weeks begin; Monday is 0
FIRST_YEAR, LAST_YEAR = 1900, 2199

FORMS: tuple[tuple[str, str], ...] = (
    ("day", r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"),
    ("bimonth", r"(?P<year>\d{4})(?P<turn>0[1-6])B"),
    ("month", r"(?P<year>\d{4})(?P<month>\d\d)"),
    ("week", r"(?P<year>\d{4})(?P<begins>Wed|Thu|Sat|Sun)?W(?P<turn>[1-9]|[1-4]\d|5[0-3])"),
    ("fortnight", r"(?P<year>\d{4})BiW(?P<turn>[1-9]|1\d|2[0-7])"),
    ("quarter", r"(?P<year>\d{4})Q(?P<turn>[1-4])"),
    ("half", r"(?P<year>\d{4})(?P<begins>April|Nov)?S(?P<turn>[12])"),
    ("financial", r"(?P<year>\d{4})(?P<begins>Feb|April|July|Aug|Sep|Oct|Nov)"),
    ("year", r"(?P<year>\d{4})"),
)
PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in FORMS)


class PeriodError(ValueError):
    """Not a period as DHIS2 writes them. `text`: what was found."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, order=True)
class Period:
    """starts, ends: first and last day; code: as DHIS2 writes it; kind: day, week, fortnight,
    month, bimonth, quarter, half, year or financial. Ordered by first day.
    """

    starts: date
    ends: date
    code: str
    kind: str

    @property
    def year(self) -> int:
        return self.starts.year

    @property
    def turn(self) -> int:
        """Which of its year it is: 3 for March, 1 for the first quarter."""
        found = re.search(r"(?:[QSWB]|BiW)(\d+)$", self.code)
        if found:
            return int(found.group(1))
        return int(self.code[4:6]) if self.kind in {"month", "bimonth", "day"} else 1


def period(text: str) -> Period:
    """Read a period. Raises PeriodError.

    >>> period("2026Q1").ends.isoformat()
    '2026-03-31'
    >>> period("2026W1").starts.isoformat()
    '2025-12-29'
    >>> period("2026April").ends.isoformat()
    '2027-03-31'
    """
    for kind, pattern in PATTERNS:
        found = pattern.fullmatch(text)
        if found and text.isascii():
            return _read(kind, text, found)
    raise PeriodError(text)


def _read(kind: str, text: str, found: re.Match[str]) -> Period:
    parts = found.groupdict()
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(text)
    try:
        starts, ends = _span(kind, year, parts)
    except ValueError as wrong:
        raise PeriodError(text) from wrong
    return Period(starts, ends, text, kind)


def _span(kind: str, year: int, parts: dict[str, str]) -> tuple[date, date]:
    turn = int(parts.get("turn") or 1)
    if kind == "day":
        day = date(year, int(parts["month"]), int(parts["day"]))
        return day, day
    if kind in {"week", "fortnight"}:
        return _weeks(year, turn, parts.get("begins") or "", 2 if kind == "fortnight" else 1)
    months = MONTHS_OF["year" if kind == "financial" else kind]
    first = int(parts.get("month") or STARTS.get(parts.get("begins") or "", 1))
    if not 1 <= first <= MONTHS_OF["year"]:
        raise ValueError(first)
    if kind == "half" and parts.get("begins") == "Nov":
        year -= 1  # DHIS2: 2026NovS1 runs from November 2025
    starts = add_months(date(year, first, 1), months * (turn - 1))
    return starts, add_months(starts, months) - timedelta(days=1)


def _weeks(year: int, turn: int, begins: str, length: int) -> tuple[date, date]:
    """Week 1 holds the fourth of January, whatever day weeks begin on (ISO 8601)."""
    fourth = date(year, 1, 4)
    first = fourth - timedelta(days=(fourth.weekday() - WEEK_DAYS[begins]) % 7)
    starts = first + timedelta(weeks=(turn - 1) * length)
    ends = starts + timedelta(weeks=length, days=-1)
    if (starts + timedelta(days=3)).year != year:
        raise ValueError(turn)
    return starts, ends


def add_months(day: date, months: int) -> date:
    """The first of the month that comes so many months after the first of this one.

    >>> add_months(date(2026, 11, 1), 3).isoformat()
    '2027-02-01'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def before(this: Period) -> Period:
    """The period of the same kind that ends the day before this one begins.

    >>> before(period("202601")).code, before(period("2026Q1")).code, before(period("2026")).code
    ('202512', '2025Q4', '2025')
    """
    return _near(this, this.starts - timedelta(days=1))


def year_before(this: Period) -> Period:
    """The same period one year earlier, to compare like seasons.

    >>> year_before(period("202603")).code
    '202503'
    """
    return period(f"{int(this.code[:4]) - 1}{this.code[4:]}")


def _near(this: Period, day: date) -> Period:
    """The period of this kind that holds a day, tried in its year and the two beside it."""
    for year in (day.year, day.year + 1, day.year - 1):
        for code in _codes_like(this, year):
            try:
                found = period(code)
            except PeriodError:
                continue
            if found.starts <= day <= found.ends:
                return found
    raise PeriodError(this.code)


def _codes_like(this: Period, year: int) -> list[str]:
    rest = this.code[4:]
    if this.kind == "day":
        return [f"{year}{m:02}{d:02}" for m in range(1, 13) for d in range(1, 32)]
    if this.kind == "month":
        return [f"{year}{month:02}" for month in range(1, 13)]
    if this.kind == "bimonth":
        return [f"{year}{turn:02}B" for turn in range(1, 7)]
    stem = re.sub(r"\d+$", "", rest)
    most = {"week": 53, "fortnight": 27, "quarter": 4, "half": 2}.get(this.kind, 0)
    return [f"{year}{stem}{turn}" for turn in range(1, most + 1)] or [f"{year}{rest}"]
