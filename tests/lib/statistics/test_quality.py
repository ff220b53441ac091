"""Can the numbers be believed? WHO's checks, both sides of each threshold, ugly numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.quality import (
    completeness,
    consistently_reporting,
    dropout,
    implied_mortality,
    outliers,
    over_years,
    pair,
    parts_and_whole,
    population_growth,
    timeliness,
    two_sources,
    with_survey,
)

from .ugly import INFINITE, NAN, anything

SERIES = [62, 58, 65, 60, 63, 59, 61, 66, 57, 64, 60, 85]


def test_the_reference_vector() -> None:
    it = outliers(SERIES)
    assert it.scores[-1] == pytest.approx(6.34, abs=5e-3)
    assert set(it.words[:-1]) == {"usual"}
    assert it.words[-1] == "high"


def test_low_values_are_seen_too() -> None:
    assert outliers([*SERIES[:-1], 20]).words[-1] == "low"


def test_a_flat_series_with_one_spike() -> None:
    it = outliers([0] * 11 + [40])
    assert (it.words[-1], it.words[0]) == ("high", "usual")
    assert it.scores[-1] == pytest.approx(12 / 1.2533, abs=1e-3)


def test_a_constant_series_has_none() -> None:
    assert set(outliers([7] * 12).scores) == {0.0}


def test_few_values_are_not_judged() -> None:
    it = outliers([1, 1, 1, 99, None])
    assert (it.code, it.words) == ("too_few", ("usual",) * 4 + ("no_data",))


def test_missing_values_keep_their_place() -> None:
    assert outliers([*SERIES, None, NAN]).words[-3:] == ("high", "no_data", "no_data")


@given(st.lists(anything, max_size=30))
def test_any_series_has_an_answer(values: list[object]) -> None:
    it = outliers(values)
    assert len(it.words) == len(it.scores) == len(values)


@given(st.lists(st.integers(-1000, 1000), min_size=6, max_size=30), st.integers(1, 50))
def test_another_unit_changes_no_word(values: list[int], times: int) -> None:
    assert outliers([value * times for value in values]).words == outliers(values).words


@pytest.mark.parametrize(
    ("received", "expected", "word"),
    [
        (90, 100, "enough"),
        (89, 100, "low"),
        (100, 100, "enough"),
        (101, 100, "over"),
        (0, 100, "low"),
        (None, 100, "no_data"),
        (5, 0, "no_data"),
        (NAN, 100, "no_data"),
    ],
)
def test_reports(received: float | None, expected: float, word: str) -> None:
    assert completeness(received, expected).word == word
    assert timeliness(received, expected).word == word


def test_facilities_that_come_and_go() -> None:
    it = consistently_reporting({"A": [0, 0], "B": [1, None], "C": [None, None]})
    assert (it.share.numerator, it.share.denominator) == (1, 2)
    assert consistently_reporting({}).word == "no_data"


@pytest.mark.parametrize(
    ("value", "before", "word"),
    [
        (133, [100, 100, 100], "consistent"),
        (134, [100, 100, 100], "higher"),
        (67, [100, 100, 100], "consistent"),
        (66, [100, 100, 100], "lower"),
        (100, [1, 100, 100, 100], "consistent"),
        (100, [None, None, 50], "higher"),
        (100, [], "no_data"),
        (100, [0, 0, 0], "no_data"),
        (None, [100], "no_data"),
    ],
)
def test_over_years(value: float | None, before: list[float | None], word: str) -> None:
    assert over_years(value, before).word == word


def test_pairs_surveys_and_sources() -> None:
    assert [pair(a, 100).word for a in (90, 110, 111, 89)] == [
        "consistent",
        "consistent",
        "higher",
        "lower",
    ]
    assert with_survey(0.6, 0.9).word == "lower"
    assert two_sources(109, 100).word == "consistent"
    assert pair(0, 0).ratio is None


def test_the_whole_and_its_parts() -> None:
    assert parts_and_whole([10, 20, 30], 60).word == "consistent"
    assert parts_and_whole([10, 20, 31], 60).word == "higher"
    assert parts_and_whole([10, None], 60).word == "no_data"
    assert parts_and_whole([], 60).word == "no_data"


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (1000, 880, "plausible"),
        (1000, 1001, "negative"),
        (1000, 0, "plausible"),
        (0, 0, "no_data"),
        (0, 5, "no_data"),
        (None, 5, "no_data"),
        (5, None, "no_data"),
        (5, INFINITE, "no_data"),
    ],
)
def test_dropout(first: float | None, last: float | None, word: str) -> None:
    assert dropout(first, last).word == word


def test_denominators() -> None:
    assert population_growth(110, 100).word == "alarm"
    assert population_growth(109.9, 100).word == "plausible"
    assert population_growth(89, 100).word == "alarm"
    assert population_growth(121, 100, years=2).value == pytest.approx(0.1)
    assert population_growth(100, 0).word == "no_data"
    assert implied_mortality(1000, 800).word == "alarm"
    assert implied_mortality(1000, 801).word == "plausible"
    assert implied_mortality(0, 1).word == "no_data"


@given(anything, anything)
def test_any_two_numbers_have_an_answer(one: object, other: object) -> None:
    assert pair(one, other).word in {"consistent", "higher", "lower", "no_data"}
    assert over_years(one, [other, one]).word
    assert dropout(one, other).word
    assert completeness(one, other).word
    assert population_growth(one, other).word
    assert implied_mortality(one, other).word
