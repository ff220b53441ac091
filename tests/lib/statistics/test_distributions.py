"""Own beta, gamma and kin, beside values computed with scipy 1.17 and exact fractions."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.distributions import (
    beta_cdf,
    beta_quantile,
    binomial_cdf,
    chi_square_tail,
    gamma_cdf,
    gamma_quantile,
    normal_tail,
    poisson_cdf,
    smallest_count,
    t_for,
    t_tail,
    z_for,
)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (z_for(0.95), 1.959963984540054),
        (z_for(0.998), 3.090232306167813),
        (normal_tail(3.090232306167813), 0.002),
        (beta_cdf(0.3, 2.5, 7), 0.6412224629717214),
        (beta_quantile(0.025, 81, 183), 0.25273674558527126),
        (gamma_cdf(3.3, 2.5), 0.7478718492273353),
        (gamma_quantile(0.975, 11), 18.39035604201778),
        (chi_square_tail(16.0, 2), 0.00033546262790251185),
        (t_for(0.95, 7), 2.3646242510102993),
        (t_tail(2.1, 4.5), 0.09593781696208627),
        (binomial_cdf(3, 40, 0.0123), 0.9985308507960342),
        (poisson_cdf(7, 12.5), 0.0698254631840476),
    ],
)
def test_values_of_scipy(found: float, expected: float) -> None:
    assert found == pytest.approx(expected, rel=1e-9)


@given(st.integers(0, 60), st.integers(1, 60), st.integers(1, 99))
def test_the_binomial_is_the_sum_of_its_terms(k: int, n: int, percent: int) -> None:
    p = Fraction(percent, 100)
    exact = sum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(min(k, n) + 1))
    assert binomial_cdf(k, n, percent / 100) == pytest.approx(float(exact), abs=1e-11)


@given(st.floats(0.001, 0.999), st.floats(0.5, 5000), st.floats(0.5, 5000))
def test_a_quantile_of_the_beta_has_its_share_below_it(p: float, a: float, b: float) -> None:
    assert beta_cdf(beta_quantile(p, a, b), a, b) == pytest.approx(p, abs=1e-7)


@given(st.floats(0.001, 0.999), st.floats(0.5, 50_000))
def test_a_quantile_of_the_gamma_has_its_share_below_it(p: float, a: float) -> None:
    assert gamma_cdf(gamma_quantile(p, a), a) == pytest.approx(p, abs=1e-7)


@given(st.floats(0.001, 0.999), st.integers(1, 500), st.floats(0.01, 0.99), st.floats(0, 900))
def test_the_smallest_count_is_found_from_any_guess(
    share: float, n: int, p: float, guess: float
) -> None:
    found = smallest_count(share, lambda k: binomial_cdf(k, n, p), guess)
    assert binomial_cdf(found, n, p) >= share
    assert binomial_cdf(found - 1, n, p) < share
