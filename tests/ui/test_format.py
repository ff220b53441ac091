from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, format_percent
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from districtteam.ui import format as written

NBSP = "\u00a0"


def test_a_day_is_written_out() -> None:
    assert written.day(date(2026, 11, 3), "en") == f"3{NBSP}November 2026"
    assert written.day(date(2026, 11, 3), "fr") == f"3{NBSP}novembre 2026"


def test_a_short_day_stays_in_one_piece_in_a_narrow_column() -> None:
    assert written.short_day(date(2026, 12, 16), "en") == f"16{NBSP}Dec{NBSP}2026"


def test_the_first_of_a_month_is_premier_in_french() -> None:
    assert written.day(date(2026, 11, 1), "fr") == f"1er{NBSP}novembre 2026"
    assert written.short_day(date(2026, 11, 1), "fr") == f"1er{NBSP}nov.{NBSP}2026"
    assert written.day(date(2026, 11, 11), "fr") == f"11{NBSP}novembre 2026"


def test_a_moment_is_on_the_readers_clock() -> None:
    at = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
    with timezone.override("Africa/Porto-Novo"):
        assert written.moment(at, "en") == f"4{NBSP}November 2026 at 00:30"
        assert written.moment(at, "fr") == f"4{NBSP}novembre 2026 à 00:30"


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (0, "today", "aujourd’hui"),
        (1, "tomorrow", "demain"),
        (-1, "yesterday", "hier"),
        (3, "in 3 days", f"dans 3{NBSP}jours"),
        (-9, "9 days ago", f"il y a 9{NBSP}jours"),
    ],
)
def test_how_far_off(days: int, english: str, french: str) -> None:
    to = date(2026, 11, 10)
    there = date.fromordinal(to.toordinal() + days)
    assert written.relative(there, to, "en") == english
    assert written.relative(there, to, "fr").replace(" ", NBSP) == french.replace(" ", NBSP)


def test_nothing_is_written_as_nothing() -> None:
    assert written.day(None) == written.number(None) == written.percent(None) == ""


def test_a_share_is_a_percentage() -> None:
    assert written.percent(0.625, 1, "en") == "62.5%"
    assert written.percent(0.625, 1, "fr") == f"62,5{NBSP}%"


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["en", "fr"]))
def test_numbers_are_those_of_the_cldr(value: Decimal, language: str) -> None:
    locale = {"en": "en_GB", "fr": "fr"}[language]
    expected = format_decimal(value, format="#,##0.00", locale=locale)
    assert written.number(value, 2, language) == expected


def test_percentages_are_those_of_the_cldr() -> None:
    assert written.percent(Decimal("0.62"), 0, "fr") == format_percent(0.62, locale="fr")
    assert written.percent(Decimal("12.5"), 0, "en") == format_percent(12.5, locale="en_GB")
