"""A series without what comes back every year."""

from collections.abc import Sequence

from districtteam.lib.statistics.numbers import usable

PERIOD = 12


def without_seasons(values: Sequence[object], period: int = PERIOD) -> list[float | None] | None:
    """How much each point is above the same month of the year before; None without two years.

    period: points in a year. Needs two whole years; the first year has no points of its own left.
    A season as strong as three times the noise sets off a rule of control charts in every series
    of three years, whatever else happens; its differences do not. They vary 1.41 times as much as
    the series itself, and a lasting change is seen for one year after it came.

    >>> without_seasons([10, 20, 11, 25, None, 30], period=2)
    [1, 5, None, 5]
    >>> without_seasons([10, 20, 11], period=2) is None
    True
    """
    if period < 1 or len(values) < 2 * period:
        return None
    return [
        now - before if usable(now) and usable(before) else None
        for before, now in zip(values, values[period:], strict=False)
    ]
