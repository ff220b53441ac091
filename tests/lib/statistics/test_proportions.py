"""Shares with their bounds: Newcombe's published tables, ugly numbers, properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics import difference, pooled, proportion

from .ugly import INFINITE, NAN, anything, pairs

# R. Newcombe, Statistics in Medicine 17:857 (1998), table I: methods 3 (Wilson) and 5 (exact).
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]
# The same, 17:873 (1998), table II: method 10, of differences.
NEWCOMBE_DIFFERENCES = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
]


@pytest.mark.parametrize(("r", "n", "wilson", "exact"), NEWCOMBE)
def test_published_bounds(
    r: int, n: int, wilson: tuple[float, float], exact: tuple[float, float]
) -> None:
    one, other = proportion(r, n), proportion(r, n, method="exact")
    assert (one.low, one.high) == pytest.approx(wilson, abs=5e-5)
    assert (other.low, other.high) == pytest.approx(exact, abs=5e-5)


@pytest.mark.parametrize(("first", "second", "bounds"), NEWCOMBE_DIFFERENCES)
def test_published_differences(
    first: tuple[int, int], second: tuple[int, int], bounds: tuple[float, float]
) -> None:
    it = difference(first, second)
    assert (it.low, it.high) == pytest.approx(bounds, abs=5e-5)


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [
        (None, 10, "no_data"),
        (3, None, "no_data"),
        (0, 0, "no_data"),
        (3, 0, "no_data"),
        (-1, 10, "unusable"),
        (NAN, 10, "unusable"),
        (3, INFINITE, "unusable"),
        (3, 10**400, "unusable"),
        (True, 10, "unusable"),
        ("3", 10, "unusable"),
        (12, 10, "over_one"),
        (10, 10, "ok"),
        (0, 10, "ok"),
    ],
)
def test_what_can_be_said_of_ugly_pairs(numerator: float, denominator: float, code: str) -> None:
    it = proportion(numerator, denominator)
    assert it.code == code
    assert (it.value is None) == (code in {"no_data", "unusable"})
    assert (it.low is None) == (code != "ok")


def test_a_share_over_one_is_shown_as_it_is() -> None:
    assert proportion(12, 10).value == 1.2


def test_everyone_answered_leaves_no_uncertainty() -> None:
    it = proportion(19, 34, population=34)
    assert it.low == it.high == it.value


def test_nearly_everyone_answered_leaves_little() -> None:
    census, sample = proportion(19, 32, population=34), proportion(19, 32)
    assert census.high - census.low == pytest.approx(0.0835, abs=5e-4)
    assert sample.high - sample.low == pytest.approx(0.3225, abs=5e-4)


def test_a_pooled_share_weighs_districts_by_size_and_leaves_out_what_is_unusable() -> None:
    it = pooled([(40, 400), (36_000, 40_000), (None, 10), (5, 0), (7, 5), (NAN, 3)])
    assert (it.numerator, it.denominator) == (36_040, 40_400)
    assert pooled([]).code == "no_data"


def test_a_difference_with_nothing_is_no_difference() -> None:
    assert difference((0, 0), (1, 2)).value is None
    assert not difference((0, 0), (1, 2)).distinct


@given(pairs, st.sampled_from(["wilson", "exact"]), st.floats(0.5, 0.999))
def test_bounds_hold_the_value_and_stay_a_share(
    pair: tuple[int, int], method: str, level: float
) -> None:
    it = proportion(*pair, method=method, level=level)
    assert 0 <= it.low <= it.value + 1e-12
    assert it.value - 1e-12 <= it.high <= 1


@given(pairs)
def test_bounds_of_the_rest_mirror_those_of_the_share(pair: tuple[int, int]) -> None:
    numerator, denominator = pair
    it, rest = proportion(*pair), proportion(denominator - numerator, denominator)
    assert it.low == pytest.approx(1 - rest.high, abs=1e-9)


@given(pairs, pairs)
def test_a_difference_turned_round_changes_its_sign(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    there, back = difference(one, other), difference(other, one)
    assert there.value == -back.value
    assert there.low == pytest.approx(-back.high, abs=1e-12)


@given(anything, anything)
def test_anything_has_an_answer(numerator: object, denominator: object) -> None:
    assert proportion(numerator, denominator).code in {"ok", "no_data", "unusable", "over_one"}
    assert proportion(numerator, denominator, method="exact").code
