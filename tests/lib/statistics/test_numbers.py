"""The middle and spread of numbers, beside Python's own statistics."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics import Spread, spread
from districtteam.lib.statistics.numbers import median_deviation, quantile

from .ugly import NAN, UGLY, anything

numbers = st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=50)


@given(numbers)
def test_as_python_itself_has_them(values: list[float]) -> None:
    it = spread(values)
    assert it.mean == pytest.approx(statistics.fmean(values), rel=1e-9, abs=1e-6)
    assert it.median == pytest.approx(statistics.median(values), rel=1e-9, abs=1e-6)
    assert it.deviation == pytest.approx(statistics.stdev(values), rel=1e-6, abs=1e-4)
    quarters = statistics.quantiles(values, method="inclusive")
    assert [it.quarter, it.median, it.three_quarters] == pytest.approx(quarters, rel=1e-9, abs=1e-6)


def test_what_is_no_number_is_left_out() -> None:
    assert spread(UGLY).n == 3  # -1, 0 and the smallest
    assert spread([NAN, None]) == Spread(0)


def test_one_number_and_many_equal_ones() -> None:
    assert spread([7]) == Spread(1, 7.0, None, 7, 7, 7, 7, 7)
    assert spread([7] * 10_000).deviation == 0


def test_huge_numbers_do_not_overflow() -> None:
    assert spread([1e15] * 9).mean == 1e15
    assert spread([-1e15, 1e15]).deviation == pytest.approx(1.4142e15, rel=1e-4)
    assert spread([1e16, 1e300]).n == 0


def test_percentiles_of_numpy() -> None:
    assert [quantile([1, 2, 4, 8], share) for share in (0, 0.1, 0.5, 1)] == [1, 1.3, 3.0, 8]
    assert median_deviation([1, 1, 2, 2, 4, 6, 9]) == 1


@given(st.lists(anything))
def test_anything_has_an_answer(values: list[object]) -> None:
    it = spread(values)
    assert it.n <= len(values)
    if it.n:
        assert it.lowest <= it.quarter <= it.median <= it.three_quarters <= it.highest
