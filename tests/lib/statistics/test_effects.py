"""Before and after, beside others, and regression to the mean."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.effects import (
    difference_in_differences,
    expected_return,
    return_to_the_mean,
    segmented,
)
from districtteam.lib.statistics.effects.did import permutation_p
from districtteam.lib.statistics.effects.least_squares import fit

from .ugly import NAN, anything

SERIES = [
    *(62, 58, 65, 60, 63, 59, 61, 66, 57, 64, 60, 63),
    *(71, 74, 69, 77, 75, 80, 73, 79, 82, 78, 84, 81),
]


def test_segmented_regression_beside_statsmodels() -> None:
    """statsmodels 0.15: OLS, cov_type="HAC", maxlags=2, use_correction=True, use_t=True."""
    it = segmented(SERIES, 12, errors="newey_west")
    assert (it.code, it.before, it.after) == ("ok", 12, 12)
    assert it.level.value == pytest.approx(9.37296037)
    assert (it.level.low, it.level.high) == pytest.approx((7.09707771, 11.64884304))
    assert it.level.p == pytest.approx(3.81108405e-08, rel=1e-5)
    assert it.slope.value == pytest.approx(0.96153846)
    assert it.slope.p == pytest.approx(4.16434382e-06, rel=1e-5)
    assert it.slope_before.value == pytest.approx(0.06293706)
    assert it.slope_before.p == pytest.approx(0.573200068, rel=1e-6)


def test_with_a_season_beside_statsmodels() -> None:
    it = segmented(SERIES, 12, period=12, errors="newey_west")
    assert it.level.value == pytest.approx(9.12936784)
    assert (it.level.low, it.level.high) == pytest.approx((6.79239429, 11.4663414))


def test_careful_errors_are_never_the_smaller() -> None:
    careful, plain = segmented(SERIES, 12), segmented(SERIES, 12, errors="newey_west")
    assert careful.level.value == plain.level.value
    assert careful.level.low < plain.level.low
    assert careful.level.distinct


def test_what_the_time_before_leads_to_expect() -> None:
    it = segmented([float(t) for t in range(10)] + [50 + t for t in range(10)], 10)
    assert it.expected == pytest.approx(list(range(10, 20)))
    assert it.level.value == pytest.approx(40)


@pytest.mark.parametrize(
    ("values", "start", "code"),
    [
        ([], 0, "too_few"),
        (SERIES, 7, "too_few"),
        (SERIES, 17, "too_few"),
        (SERIES, 99, "too_few"),
        ([None] * 24, 12, "too_few"),
        (SERIES[:16], 8, "ok"),
        ([5] * 24, 12, "ok"),
    ],
)
def test_how_much_is_needed(values: list[float], start: int, code: str) -> None:
    assert segmented(values, start).code == code


def test_a_constant_series_changed_by_nothing() -> None:
    it = segmented([5] * 24, 12)
    assert it.level.value == pytest.approx(0)
    assert not segmented([0] * 24, 12).level.distinct


def test_missing_points_leave_time_going_on() -> None:
    holes = [float(t) if t % 5 else None for t in range(30)]
    assert segmented(holes, 15).slope_before.value == pytest.approx(1)


def test_terms_that_cannot_be_told_apart() -> None:
    assert fit([(1, 1), (1, 1), (1, 1)], [1, 2, 3]) is None
    assert fit([(1, 0), (1, 0), (1, 0)], [1, 2, 3]) is None
    assert fit([], []) is None


@given(st.lists(anything, max_size=40), st.integers(-5, 45), st.sampled_from([None, 12]))
def test_any_series_has_an_answer(values: list[object], start: int, period: int | None) -> None:
    assert segmented(values, start, period=period).code in {"ok", "too_few", "unclear"}


# D. Card & A. Krueger, American Economic Review 84:772 (1994), table 3: mean employment of
# restaurants in New Jersey (the wage rose) 20.44 and 21.03, in Pennsylvania 23.33 and 21.17;
# their 2.76 is of unrounded means.
NEW_JERSEY = [(20.44 + by, 21.03 + by) for by in (-3, 0, 3)]
PENNSYLVANIA = [(23.33 + by, 21.17 + by) for by in (-2, 0, 0, 2)]


def test_card_and_krueger() -> None:
    it = difference_in_differences(NEW_JERSEY, PENNSYLVANIA, chance=Random(1))
    assert it.value == pytest.approx(2.75)
    assert (it.acted, it.others) == (3, 4)


def test_bounds_and_permutations_beside_scipy() -> None:
    """scipy 1.17: ttest_ind(equal_var=False). Of all 462 ways 3 are as far from 0 to either side;
    scipy's permutation_test doubles the 2 of one side.
    """
    acted = [(50, 58), (60, 67), (40, 49), (10, 15), (10, 21)]
    others = [(0, 2), (0, 1), (0, 3), (5, 5), (1, 5), (3, 9)]
    it = difference_in_differences(acted, others, chance=Random(1))
    assert (it.low, it.high) == pytest.approx((2.290970903, 8.375695763))
    assert it.p == pytest.approx(3 / 462)


def test_a_difference_that_hangs_on_one_district() -> None:
    it = difference_in_differences(
        [(0, 0), (0, 0), (0, 30)], [(0, 0), (0, 0), (0, 0)], chance=Random(1)
    )
    assert it.value == 10
    assert it.without_one == (0, 15)


@pytest.mark.parametrize("acted", [[], [(1, 2), (1, 3)], [(1, 2), (1, None), (NAN, 2), (1, 4)]])
def test_too_few_districts(acted: list[tuple[float, float]]) -> None:
    assert difference_in_differences(acted, PENNSYLVANIA, chance=Random(1)).code == "too_few"


def test_nobody_changed() -> None:
    it = difference_in_differences([(1, 1)] * 3, [(2, 2)] * 3, chance=Random(1))
    assert (it.value, it.low, it.high, it.p) == (0, 0, 0, 1)


def test_many_districts_are_dealt_by_chance_and_repeatably() -> None:
    first, second = [float(n % 7) for n in range(30)], [float(n % 5) for n in range(40)]
    one = permutation_p(first, second, chance=Random(4), permutations=499)
    assert one == permutation_p(first, second, chance=Random(4), permutations=499)
    assert 0 < one < 0.2


changes = st.lists(st.tuples(anything, anything), max_size=6)


@given(changes, changes)
def test_any_changes_have_an_answer(
    acted: list[tuple[object, object]], others: list[tuple[object, object]]
) -> None:
    assert difference_in_differences(acted, others, chance=Random(1)).code in {"ok", "too_few"}


def test_the_worst_come_back_by_themselves() -> None:
    """True spread 8, measurement 6: the lowest 8 of 30 gain 4.3 points, as simulated before."""
    assert expected_return(8, 6, 8 / 30) == pytest.approx(4.35, abs=0.1)
    assert expected_return(8, 0, 0.3) == 0
    assert expected_return(0, 0, 0.3) == 0
    assert expected_return(8, 6, 0) == 0


def test_what_is_beyond() -> None:
    chance = Random(3)
    true = [chance.gauss(60, 8) for _ in range(2000)]
    first, second, third = ([t + chance.gauss(0, 6) for t in true] for _ in range(3))
    worst = sorted(range(2000), key=first.__getitem__)[:500]
    it = return_to_the_mean(
        list(zip(first, second, strict=True)), [(first[n], third[n]) for n in worst]
    )
    assert it.reliability == pytest.approx(0.64, abs=0.04)
    assert it.by_itself == pytest.approx(expected_return(8, 6, 0.25), abs=0.5)
    assert it.beyond == pytest.approx(0, abs=0.6)


def test_without_a_second_look_nothing_is_known() -> None:
    assert return_to_the_mean([(1, None)] * 20, [(1, 2)]).code == "too_few"
    assert return_to_the_mean([(n, n) for n in range(9)], []).code == "too_few"
    assert return_to_the_mean([(5, 5)] * 9, [(5, 6)]).reliability == 0


@given(changes, changes)
def test_any_values_have_an_answer(
    everyone: list[tuple[object, object]], chosen: list[tuple[object, object]]
) -> None:
    assert return_to_the_mean(everyone * 3, chosen).code in {"ok", "too_few"}
