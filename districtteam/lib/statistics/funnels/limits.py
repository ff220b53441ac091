"""What chance alone lets a share or a rate vary by, for its size.

Source: D. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
Medicine 24:1185 (2005), appendix A.1.1.
"""

import math
from functools import partial
from typing import Literal

from districtteam.lib.statistics.distributions import (
    binomial_cdf,
    poisson_cdf,
    smallest_count,
    z_for,
)

Kind = Literal["proportion", "rate"]

FEW_EXPECTED = 10  # events or non-events below which the limits are exact
MOST_EXACT = 1e6  # a size from which on exact and normal limits cannot be told apart


def standard_error(kind: Kind, centre: float, denominator: float) -> float:
    """What chance alone lets a value of this size vary by, in the unit of the values."""
    spread = centre * (1 - centre) if kind == "proportion" else centre
    return math.sqrt(max(spread, 0.0) / denominator)


def by_chance_alone(
    kind: Kind, centre: float, denominator: float, level: float
) -> tuple[float, float]:
    """The limits where districts differ by nothing but chance."""
    expected = centre * denominator
    few = min(expected, denominator - expected) if kind == "proportion" else expected
    if few >= FEW_EXPECTED or denominator > MOST_EXACT:
        half = z_for(level) * standard_error(kind, centre, denominator)
        return centre - half, centre + half
    tail = (1 - level) / 2
    low = _exact_limit(kind, centre, denominator, tail)
    return min(low, centre), max(_exact_limit(kind, centre, denominator, 1 - tail), centre)


def _exact_limit(kind: Kind, centre: float, denominator: float, tail: float) -> float:
    expected = centre * denominator
    cdf = (
        partial(binomial_cdf, n=denominator, p=centre)
        if kind == "proportion"
        else partial(poisson_cdf, mean=expected)
    )
    count = smallest_count(tail, cdf, expected)
    reached, before = cdf(count), cdf(count - 1)
    part = (reached - tail) / (reached - before) if reached > before else 0.0
    return max(count - part, 0.0) / denominator
