"""Rates and standardised ratios: published exact Poisson bounds, ugly numbers, properties."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics import expected_events, rate, standardised_ratio

from .ugly import NAN, anything

# Breslow & Day (1987), table 2.10: multipliers of an observed number; Garwood (1936).
GARWOOD = [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (100, 81.36, 121.63)]


@pytest.mark.parametrize(("events", "low", "high"), GARWOOD)
def test_published_bounds(events: int, low: float, high: float) -> None:
    it = rate(events, 1)
    assert (it.low, it.high) == pytest.approx((low, high), abs=5e-3)


def test_a_rate_is_given_per_what_was_asked() -> None:
    it = rate(84, 21_000, per=100_000)
    assert it.value == 400
    assert it.low == pytest.approx(319.05, abs=0.01)
    assert it.code == "ok"


def test_few_events_make_a_rate_unstable() -> None:
    assert [rate(n, 1000).code for n in (0, 20, 21)] == ["unstable", "unstable", "ok"]


@pytest.mark.parametrize(
    ("events", "exposure", "code"),
    [(None, 5, "no_data"), (3, 0, "no_data"), (NAN, 5, "unusable"), (3, -5, "unusable")],
)
def test_ugly_pairs(events: float | None, exposure: float | None, code: str) -> None:
    assert rate(events, exposure).code == code
    assert rate(events, exposure).value is None


def test_more_events_than_exposure_is_a_rate_like_any_other() -> None:
    assert rate(30, 20).value == 1.5


def test_a_ratio_to_what_a_standard_leads_one_to_expect() -> None:
    expected = expected_events([(100, 10_000, 2_000), (900, 30_000, 1_000)])
    assert expected == 50
    assert standardised_ratio(60, expected).value == 1.2


@pytest.mark.parametrize("stratum", [(None, 10, 5), (1, 0, 5), (1, 10, NAN)])
def test_an_unknown_stratum_makes_the_ratio_unusable(stratum: tuple[float, float, float]) -> None:
    assert math.isnan(expected_events([(10, 100, 5), stratum]))
    assert standardised_ratio(3, expected_events([stratum])).code == "unusable"


@given(st.integers(0, 100_000), st.floats(0.1, 1e9))
def test_bounds_hold_the_rate(events: int, exposure: float) -> None:
    it = rate(events, exposure)
    assert 0 <= it.low <= it.value <= it.high


@given(anything, anything)
def test_anything_has_an_answer(events: object, exposure: object) -> None:
    assert rate(events, exposure).code in {"ok", "unstable", "no_data", "unusable"}
