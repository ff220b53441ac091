"""The distributions behind the figures, without numpy: beta, gamma and what follows from them.

Each function is good to about eight digits for counts up to a million. Sources: NIST Digital
Library of Mathematical Functions, 8.7.1, 8.9.2 and 8.17.22; W. Lentz's way of reading a continued
fraction (Applied Optics 15:668, 1976).
"""

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

ENOUGH = 1e-15
TINY = 1e-300
STEPS = 20_000
MANY = 1e6
NORMAL = NormalDist()


def z_for(level: float) -> float:
    """How many standard deviations a two-sided interval of this level reaches to each side.

    >>> round(z_for(0.95), 3), round(z_for(0.998), 3)
    (1.96, 3.09)
    """
    return NORMAL.inv_cdf((1 + level) / 2)


def normal_tail(z: float) -> float:
    """The chance of a standard normal further from 0 than z, to either side.

    >>> round(normal_tail(-1.96), 3)
    0.05
    """
    return math.erfc(abs(z) / math.sqrt(2))


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for a, b > 0.

    >>> round(beta_cdf(0.5, 2, 3), 4)
    0.6875
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = math.exp(_log_beta_density(x, a, b) + math.log(x) + math.log1p(-x)) / a
    return front * _beta_fraction(x, a, b)


@lru_cache(maxsize=4096)
def beta_quantile(p: float, a: float, b: float) -> float:
    """The x below which a share p of the beta distribution lies.

    >>> round(beta_quantile(0.6875, 2, 3), 4)
    0.5
    """
    start = min(max(a / (a + b), 1e-12), 1 - 1e-12)
    return _root(
        lambda x: beta_cdf(x, a, b) - p,
        lambda x: math.exp(_log_beta_density(x, a, b)) if 0 < x < 1 else 0.0,
        (0.0, 1.0, start),
    )


def gamma_cdf(x: float, a: float) -> float:
    """The regularised lower incomplete gamma function P(a, x), for a > 0.

    >>> round(gamma_cdf(1, 1), 6)
    0.632121
    """
    if x <= 0:
        return 0.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        return min(front * _gamma_series(x, a), 1.0)
    return max(1 - front * _gamma_fraction(x, a), 0.0)


@lru_cache(maxsize=4096)
def gamma_quantile(p: float, a: float) -> float:
    """The x below which a share p of the gamma distribution of shape a and scale 1 lies.

    >>> round(gamma_quantile(0.975, 1), 3)
    3.689
    """
    if a > MANY:  # E. B. Wilson & M. Hilferty, PNAS 17:684 (1931): closer here than the series
        return a * float(1 - 1 / (9 * a) + NORMAL.inv_cdf(p) / (3 * math.sqrt(a))) ** 3
    most = a + 12 * math.sqrt(a) + 60
    return _root(
        lambda x: gamma_cdf(x, a) - p,
        lambda x: math.exp((a - 1) * math.log(x) - x - math.lgamma(a)) if x > 0 else 0.0,
        (0.0, most, a),
    )


def binomial_cdf(k: float, n: float, p: float) -> float:
    """The chance of at most k successes in n trials of chance p.

    >>> round(binomial_cdf(2, 10, 0.5), 5)
    0.05469
    """
    if k < 0:
        return 0.0
    return 1.0 if k >= n else 1 - beta_cdf(p, k + 1, n - k)


def poisson_cdf(k: float, mean: float) -> float:
    """The chance of at most k events where `mean` are expected.

    >>> round(poisson_cdf(0, 1), 6)
    0.367879
    """
    return 0.0 if k < 0 else 1 - gamma_cdf(mean, k + 1)


def chi_square_tail(x: float, freedom: float) -> float:
    """The chance of a chi-square of so many degrees of freedom above x.

    >>> round(chi_square_tail(3.841459, 1), 4)
    0.05
    """
    return 1 - gamma_cdf(x / 2, freedom / 2)


def t_tail(t: float, freedom: float) -> float:
    """The chance of a Student's t further from 0 than t, to either side.

    >>> round(t_tail(2.228139, 10), 4)
    0.05
    """
    return beta_cdf(freedom / (freedom + t * t), freedom / 2, 0.5)


def t_for(level: float, freedom: float) -> float:
    """How many standard errors a two-sided t interval of this level reaches to each side.

    >>> round(t_for(0.95, 10), 3)
    2.228
    """
    x = beta_quantile(1 - level, freedom / 2, 0.5)
    return math.sqrt(freedom * (1 - x) / x)


def smallest_count(p: float, cdf: Callable[[int], float], guess: float) -> int:
    """The smallest whole number from which on `cdf` is at least p."""
    high, step = max(int(guess), 0), 1
    while cdf(high) < p:
        high, step = high + step, step * 2
    low, step = high - 1, 1
    while low >= 0 and cdf(low) >= p:
        high, low, step = low, low - step, step * 2
    low = max(low, -1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if cdf(middle) >= p else (middle, high)
    return high


def _log_beta_density(x: float, a: float, b: float) -> float:
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return front + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x)


def _beta_fraction(x: float, a: float, b: float) -> float:
    def term(m: int) -> float:
        half, odd = divmod(m, 2)
        if odd:
            return -(a + half) * (a + b + half) * x / ((a + m - 1) * (a + m))
        return half * (b - half) * x / ((a + m - 1) * (a + m))

    return 1 / _continued_fraction(1.0, lambda m: (term(m), 1.0))


def _gamma_fraction(x: float, a: float) -> float:
    return 1 / _continued_fraction(x + 1 - a, lambda m: (m * (a - m), x + 2 * m + 1 - a))


def _continued_fraction(first: float, part: Callable[[int], tuple[float, float]]) -> float:
    """first + p1/(q1 + p2/(q2 + ...)), by Lentz's method."""
    value = above = first or TINY
    below = 0.0
    for m in range(1, STEPS):
        top, bottom = part(m)
        below = 1 / (bottom + top * below or TINY)
        above = bottom + top / above or TINY
        value *= above * below
        if abs(above * below - 1) < ENOUGH:
            break
    return value


def _gamma_series(x: float, a: float) -> float:
    term = total = 1 / a
    for m in range(1, STEPS):
        term *= x / (a + m)
        total += term
        if term < total * ENOUGH:
            break
    return total


def _root(
    value: Callable[[float], float],
    slope: Callable[[float], float],
    bounds: tuple[float, float, float],
) -> float:
    """Where a rising function is 0: Newton's steps, halving wherever one would leave the bounds."""
    low, high, x = bounds
    for _ in range(200):
        here = value(x)
        low, high = (x, high) if here < 0 else (low, x)
        steep = slope(x)
        following = x - here / steep if steep > 0 else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= ENOUGH * abs(x) + TINY or high - low <= TINY:
            return following
        x = following
    return x
