"""Periods as DHIS2 writes them: every kind, its days, what comes before, and what is none."""

import csv
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.periods import PeriodError, before, period, year_before

KINDS = [
    ("20260315", "day", "2026-03-15", "2026-03-15"),
    ("2026W1", "week", "2025-12-29", "2026-01-04"),
    ("2026W53", "week", "2026-12-28", "2027-01-03"),
    ("2026WedW1", "week", "2025-12-31", "2026-01-06"),
    ("2026SunW2", "week", "2026-01-11", "2026-01-17"),
    ("2026BiW1", "fortnight", "2025-12-29", "2026-01-11"),
    ("202602", "month", "2026-02-01", "2026-02-28"),
    ("202801B", "bimonth", "2028-01-01", "2028-02-29"),
    ("2026Q4", "quarter", "2026-10-01", "2026-12-31"),
    ("2026S2", "half", "2026-07-01", "2026-12-31"),
    ("2026AprilS1", "half", "2026-04-01", "2026-09-30"),
    ("2026AprilS2", "half", "2026-10-01", "2027-03-31"),
    ("2026NovS1", "half", "2025-11-01", "2026-04-30"),
    ("2026", "year", "2026-01-01", "2026-12-31"),
    ("2026April", "financial", "2026-04-01", "2027-03-31"),
    ("2026July", "financial", "2026-07-01", "2027-06-30"),
    ("2022Sep", "financial", "2022-09-01", "2023-08-31"),
    ("2026Oct", "financial", "2026-10-01", "2027-09-30"),
]


@pytest.mark.parametrize(("code", "kind", "starts", "ends"), KINDS)
def test_a_period_and_its_days(code: str, kind: str, starts: str, ends: str) -> None:
    read = period(code)
    assert (read.kind, read.starts.isoformat(), read.ends.isoformat()) == (kind, starts, ends)
    assert before(read).ends == read.starts - timedelta(days=1)
    assert before(read).kind == kind


NONE = """26 202613 202600 20260230 2026Q5 2026Q0 2026W54 2025W53 2026S3 202607B 2026May
2026-03 0001 9999 ２０２６"""


@pytest.mark.parametrize("text", ["", "March 2026", "2026\n", "202603 ", *NONE.split()])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        period(text)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_months_follow_each_other_without_a_gap(day: date) -> None:
    month = period(f"{day:%Y%m}")
    assert month.starts <= day <= month.ends
    assert before(month).ends + timedelta(days=1) == month.starts
    assert year_before(month).starts.month == month.starts.month


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    with suppress(PeriodError):
        assert period(text).code == text


def test_every_period_of_real_data_is_read(data: Path) -> None:
    path = data / "sierra-leone" / "analytics" / "values_long.csv"
    with path.open(encoding="utf-8") as file:
        codes = {row["pe"] for row in csv.DictReader(file)}
    kinds = {period(code).kind for code in codes if code}
    assert {"month", "quarter", "year"} <= kinds
