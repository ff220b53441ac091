"""How much more districts differ than chance explains.

Source: D. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
Health Care 14:347 (2005); R. DerSimonian & N. Laird, Controlled Clinical Trials 7:177 (1986).
"""

import math
from collections.abc import Sequence

from districtteam.lib.statistics.numbers import quantile

WINSORISED = 0.1
SHRUNK = 0.678657  # the mean square of a standard normal winsorised at a tenth on both sides


def dispersion(
    scores: Sequence[float], *, winsorise: float = WINSORISED, corrected: bool = True
) -> float:
    """phi: the mean square of z-scores drawn in to their 10th and 90th percentile.

    1 where chance is all. The correction is the normal expectation, exact at a winsorising of 0.1.

    >>> scores = [-1.804, -0.115, 1.091, -2.002, 1.399, 2.059, -2.501, 0.805]
    >>> round(dispersion(scores, winsorise=0), 3), round(dispersion(scores), 3)
    (2.696, 3.362)
    """
    if not scores:
        return 1.0
    if not winsorise:
        return math.fsum(z * z for z in scores) / len(scores)
    ordered = sorted(scores)
    low, high = quantile(ordered, winsorise), quantile(ordered, 1 - winsorise)
    drawn_in = math.fsum(min(max(z, low), high) ** 2 for z in scores) / len(scores)
    return drawn_in / SHRUNK if corrected else drawn_in


def spread_between(phi: float, errors: Sequence[float]) -> float:
    """tau: the standard deviation between districts that phi tells of, by moments.

    errors: the standard error that chance alone gives each.

    >>> sizes = (50, 100, 200, 400, 800, 120, 300, 600)
    >>> round(spread_between(2.6959, [0.451337 / size**0.5 for size in sizes]) ** 2, 6)
    0.001442
    """
    if len(errors) <= 1 or not all(errors):
        return 0.0
    weights = [1 / error**2 for error in errors]
    total = math.fsum(weights)
    if not total:
        return 0.0
    room = total - math.fsum(weight**2 for weight in weights) / total
    count = len(errors)
    return math.sqrt(max((count * phi - (count - 1)) / room, 0.0)) if room > 0 else 0.0
