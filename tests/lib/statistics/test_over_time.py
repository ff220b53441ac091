"""Series over time: textbook charts, runs, seasons, ugly series."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.over_time import (
    g_chart,
    p_prime_chart,
    runs,
    u_chart,
    without_seasons,
    xmr_chart,
)

from .ugly import NAN, anything, pairs

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
STEADY = [62, 58, 65, 60, 63, 59, 61, 66, 57, 64, 60]


def test_the_handbooks_flow_rates() -> None:
    it = xmr_chart([*FLOW_RATES, 50, 56], baseline=10)
    assert it.centre == pytest.approx(50.81)
    assert it.points[0].low == pytest.approx(45.8158, abs=2e-3)
    assert it.points[0].high == pytest.approx(55.8041, abs=2e-3)
    assert [point.signal for point in it.points[-2:]] == ["none", "high"]


def test_the_reference_vector() -> None:
    it = xmr_chart([*STEADY, 85], baseline=11)
    assert it.centre == pytest.approx(61.364, abs=5e-4)
    assert it.points[-1].high == pytest.approx(74.664, abs=5e-4)
    assert (it.code, it.reasons) == ("changed", ("outside",))


@pytest.mark.parametrize(
    ("useful", "longest", "fewest"),
    [(12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (40, 8, 14), (60, 9, 23)],
)
def test_limits_of_runs(useful: int, longest: int, fewest: int) -> None:
    """log2(n) + 3, rounded, and qbinom(0.05, n - 1, 0.5), as Anhøj and Olesen define them."""
    it = runs([0, 1] * (useful // 2))
    assert (it.longest_by_chance, it.fewest_by_chance) == (longest, fewest)
    assert (it.longest, it.crossings) == (1, useful - 1)
    assert not it.shifted


def test_the_published_sequence() -> None:
    """T. Wentzel-Larsen and J. Anhøj's picture of 13 points: five crossings, longest run three."""
    up, down = 1, -1
    sides = [up, up, up, down, down, down, up, down, down, up, down, down, down]
    it = runs(sides, 0)
    assert (it.crossings, it.longest, it.fewest_by_chance) == (5, 3, 3)


def test_points_on_the_middle_and_missing_ones_do_not_count() -> None:
    it = runs([1, 0, None, 1, NAN, -1, 0], 0)
    assert (it.useful, it.longest, it.crossings) == (3, 2, 1)
    assert runs([]).useful == 0


def test_a_shift_is_seen_without_a_point_outside() -> None:
    it = xmr_chart([10, 12, 11, 9, 10, 12, 11, 9, 11, 10, 13, 15, 14, 13, 15, 14, 15, 13, 14, 15])
    assert it.reasons == ("shift", "crossings")


@pytest.mark.parametrize("values", [[], [5] * 11, [None] * 40, [1, None] * 11])
def test_under_twelve_points_nothing_is_said(values: list[float | None]) -> None:
    it = xmr_chart(values)
    assert (it.code, it.centre) == ("too_few", None)
    assert len(it.points) == len(values)
    assert {point.high for point in it.points} <= {None}


def test_a_constant_series_is_steady_until_it_is_not() -> None:
    assert xmr_chart([0.1] * 24).code == "steady"
    assert xmr_chart([0.1] * 12 + [0.2], baseline=12).points[-1].signal == "high"


def test_missing_points_keep_their_place() -> None:
    it = xmr_chart([*STEADY, None, 60])
    assert it.points[11].signal == "no_data"
    assert it.points[12].value == 60


def test_seasons_are_taken_away_first() -> None:
    wave = [20 * math.sin(month * math.pi / 6) + month % 5 for month in range(36)]
    assert xmr_chart(wave).code == "changed"
    it = xmr_chart(wave, period=12)
    assert (it.code, it.seasonal, len(it.points)) == ("steady", True, 24)
    assert xmr_chart(wave[:23], period=12).code == "too_few"


@given(st.lists(st.one_of(st.none(), st.integers(-99, 99)), min_size=4, max_size=60))
def test_what_only_repeats_leaves_nothing(year: list[float | None]) -> None:
    left = without_seasons(year * 2, period=len(year))
    assert set(left) <= {0, None}


def test_laneys_chart_beside_numpy() -> None:
    counts = [72, 70, 75, 68, 74, 71, 69, 77, 73, 70, 72, 95]
    sizes = [100, 90, 110, 95, 105, 100, 98, 112, 104, 96, 101, 120]
    it = p_prime_chart(list(zip(counts, sizes, strict=True)))
    assert it.centre == pytest.approx(0.7197400)
    assert it.points[0].low == pytest.approx(0.6297428, abs=5e-5)
    assert it.points[-1].high == pytest.approx(0.8018959, abs=5e-5)


def test_large_denominators_do_not_make_every_point_a_signal() -> None:
    shares = [0.70, 0.72, 0.69, 0.71, 0.73, 0.70, 0.72, 0.69, 0.71, 0.70, 0.73, 0.71, 0.70, 0.72]
    it = p_prime_chart([(share * 90_000, 90_000) for share in shares])
    assert it.code == "steady"


def test_ugly_shares_have_no_limits() -> None:
    it = p_prime_chart([(7 + n % 3, 10) for n in range(13)] + [(12, 10), (3, 0), (NAN, 5)])
    assert [point.signal for point in it.points[-3:]] == ["no_data"] * 3
    assert it.centre < 1


def test_rates_may_pass_one() -> None:
    it = u_chart([(12 + n % 4, 10) for n in range(13)])
    assert it.centre == pytest.approx(1.338, abs=1e-3)
    assert it.code == "steady"


def test_rare_events_have_limits_of_their_own() -> None:
    """scipy 1.17: geom(1/21).ppf(0.99865) - 1 is 135, its median 15 - 1."""
    it = g_chart([20] * 24)
    assert it.points[0].high == pytest.approx(135.4, abs=0.05)
    assert g_chart([10, 30] * 12).code == "steady"
    assert g_chart([0] * 24).code == "steady"
    assert g_chart([20] * 23 + [-4]).points[-1].signal == "no_data"


@given(st.lists(anything, max_size=40), st.sampled_from([None, 3, 12]))
def test_anything_has_an_answer(values: list[object], period: int | None) -> None:
    assert xmr_chart(values, period=period).code in {"steady", "changed", "too_few"}
    assert len(g_chart(values).points) == len(values)


@given(st.lists(st.tuples(anything, anything), max_size=30), st.lists(pairs, max_size=20))
def test_any_pairs_have_an_answer(
    ugly: list[tuple[object, object]], good: list[tuple[int, int]]
) -> None:
    for chart in (p_prime_chart, u_chart):
        assert len(chart([*ugly, *good]).points) == len(ugly) + len(good)


@given(st.lists(st.integers(-1000, 1000), min_size=12, max_size=40), st.integers(-500, 500))
def test_a_series_moved_as_a_whole_has_the_same_signals(values: list[int], by: int) -> None:
    here, there = xmr_chart(values), xmr_chart([value + by for value in values])
    assert here.reasons == there.reasons
