"""How much more districts differ than chance explains.

Sources: D. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
Health Care 14:347 (2005); R. DerSimonian & N. Laird, Controlled Clinical Trials 7:177 (1986); R.
Paule & J. Mandel, Journal of Research of the National Bureau of Standards 87:377 (1982).
"""

import math
from collections.abc import Sequence

from districtteam.lib.statistics.distributions import NORMAL
from districtteam.lib.statistics.numbers import quantile

WINSORISED = 0.1
HALVINGS = 40


def dispersion(
    scores: Sequence[float], *, winsorise: float = WINSORISED, corrected: bool = True
) -> float:
    """phi: the mean square of z-scores drawn in to their 10th and 90th percentile.

    1 where chance is all: corrected for what drawing in takes from the square of a normal.

    >>> scores = [-1.804, -0.115, 1.091, -2.002, 1.399, 2.059, -2.501, 0.805]
    >>> round(dispersion(scores, winsorise=0), 3), round(dispersion(scores), 3)
    (2.696, 3.362)
    """
    if not scores:
        return 1.0
    ordered = sorted(scores)
    low, high = quantile(ordered, winsorise), quantile(ordered, 1 - winsorise)
    drawn_in = math.fsum([min(max(z, low), high) ** 2 for z in ordered]) / len(ordered)
    return drawn_in / shrunk(winsorise) if corrected else drawn_in


def shrunk(winsorise: float) -> float:
    """The mean square of a standard normal of which such a share at each end is drawn in.

    >>> round(shrunk(0.1), 4), shrunk(0)
    (0.6787, 1.0)
    """
    if winsorise <= 0:
        return 1.0
    cut = NORMAL.inv_cdf(1 - winsorise)
    return 1 - 2 * winsorise - 2 * cut * NORMAL.pdf(cut) + 2 * winsorise * cut * cut


def spread_by_moments(phi: float, errors: Sequence[float]) -> float:
    """tau, the standard deviation between districts that phi tells of: DerSimonian and Laird.

    errors: the standard error that chance alone gives each. Exact for equal sizes; where sizes
    differ widely and phi was winsorised it is too small by a fifth (see `spread_in_balance`).

    >>> sizes = (50, 100, 200, 400, 800, 120, 300, 600)
    >>> round(spread_by_moments(2.6959, [0.451337 / size**0.5 for size in sizes]) ** 2, 6)
    0.001442
    """
    if len(errors) <= 1 or not all(errors):
        return 0.0
    weights = [1 / error**2 for error in errors]
    total = math.fsum(weights)
    room = total - math.fsum(weight**2 for weight in weights) / total
    count = len(errors)
    return math.sqrt(max((count * phi - (count - 1)) / room, 0.0)) if room > 0 else 0.0


def spread_in_balance(
    distances: Sequence[float],
    errors: Sequence[float],
    *,
    winsorise: float = WINSORISED,
    corrected: bool = True,
) -> float:
    """tau such that phi is 1 once it is allowed for: Paule and Mandel's, winsorised.

    distances: of each value from the centre; errors: by chance alone. z-scores then have one
    spread whatever the sizes, so that drawing them in takes from all alike, and the correction
    for it holds.

    >>> sizes = (50, 100, 200, 400, 800, 120, 300, 600)
    >>> errors = [0.451337 / size**0.5 for size in sizes]
    >>> scores = (-1.804, -0.115, 1.091, -2.002, 1.399, 2.059, -2.501, 0.805)
    >>> distances = [score * error for score, error in zip(scores, errors)]
    >>> round(spread_in_balance(distances, errors, winsorise=0), 4)
    0.0461
    """
    if len(errors) <= 1 or not all(errors):
        return 0.0
    enough = (len(errors) - 1) / len(errors)
    pairs = list(zip(distances, errors, strict=True))

    def too_small(tau: float) -> bool:
        scores = [distance / math.hypot(error, tau) for distance, error in pairs]
        return dispersion(scores, winsorise=winsorise, corrected=corrected) > enough

    if not too_small(0.0):
        return 0.0
    low, high = 0.0, max(map(abs, distances))
    while too_small(high):
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if too_small(middle) else (low, middle)
    return high
