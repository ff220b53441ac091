"""The bootstrap: Efron and Tibshirani's law schools, properties, ugly figures."""

import statistics
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.resampling import bootstrap

# B. Efron & R. Tibshirani, An Introduction to the Bootstrap (1993), table 3.1.
LAW_SCHOOLS = list(
    zip(
        (576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594),
        (3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96),
        strict=True,
    )
)


def correlation(schools: list[tuple[float, float]]) -> float | None:
    try:
        return statistics.correlation(*zip(*schools, strict=True))
    except statistics.StatisticsError:
        return None


@pytest.mark.parametrize(
    ("method", "low", "high"), [("bca", 0.345, 0.942), ("percentile", 0.462, 0.962)]
)
def test_law_schools(method: str, low: float, high: float) -> None:
    """scipy 1.17's bootstrap of 20,000 resamples, within what 4,000 leave to chance."""
    it = bootstrap(correlation, LAW_SCHOOLS, chance=Random(2), resamples=4000, method=method)
    assert it.value == pytest.approx(0.776374)
    assert (it.low, it.high) == pytest.approx((low, high), abs=0.03)


def test_the_same_chance_gives_the_same_bounds() -> None:
    days = [3, 5, 8, 9, 12, 15, 20, 31]
    one = bootstrap(statistics.fmean, days, chance=Random(9))
    assert one == bootstrap(statistics.fmean, days, chance=Random(9))


def test_few_units_and_impossible_figures() -> None:
    assert bootstrap(statistics.fmean, [1, 2, 3], chance=Random(1)).code == "too_few"
    assert bootstrap(statistics.fmean, [], chance=Random(1)).code == "no_data"
    assert bootstrap(lambda _: None, [1] * 9, chance=Random(1)).code == "no_data"


def test_a_constant_figure() -> None:
    it = bootstrap(statistics.fmean, [4] * 10, chance=Random(1))
    assert (it.low, it.high) == (4, 4)


@given(st.lists(st.integers(0, 100), min_size=8, max_size=30), st.integers(0, 99))
def test_bounds_are_in_order_and_within_the_values(values: list[int], seed: int) -> None:
    it = bootstrap(statistics.fmean, values, chance=Random(seed), resamples=60)
    assert min(values) <= it.low <= it.high <= max(values)
