"""Least squares with errors that allow for autocorrelation, for a handful of terms.

Sources: W. Newey & K. West, Econometrica 55:703 (1987), with Bartlett's weights, the correction
n/(n - k) for small samples, and lags as in their rule of thumb of 1994, 4 (n/100)^(2/9).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = Sequence[float]
Matrix = list[list[float]]
SINGULAR = 1e-10
MOST_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients in the order of the columns, with standard errors of two kinds, and residuals.

    newey_west: consistent, but too small in short series. autoregressive: as if residuals followed
    from the one before, by as much as they do, corrected for the terms fitted.
    """

    coefficients: tuple[float, ...]
    newey_west: tuple[float, ...]
    autoregressive: tuple[float, ...]
    residuals: tuple[float, ...]
    freedom: int


def fit(rows: Sequence[Row], values: Sequence[float], lags: int | None = None) -> Fit | None:
    """Ordinary least squares of points in the order of time; None where terms are not separable.

    lags: of Newey and West's errors; 0 allows for unequal spread only.

    >>> it = fit([(1, 0), (1, 1), (1, 2), (1, 3)], [1, 3, 5, 7], lags=0)
    >>> [round(one, 6) for one in it.coefficients], it.freedom
    ([1.0, 2.0], 2)
    """
    inverse = _inverse(_products(rows, [1.0] * len(rows), rows))
    freedom = len(rows) - len(rows[0]) if rows else 0
    if inverse is None or freedom < 1:
        return None
    moments = [_dot(column, values) for column in zip(*rows, strict=True)]
    coefficients = [_dot(row, moments) for row in inverse]
    residuals = [y - _dot(row, coefficients) for row, y in zip(rows, values, strict=True)]
    return Fit(
        tuple(coefficients),
        _newey_west(inverse, rows, residuals, lags_for(len(rows)) if lags is None else lags),
        _autoregressive(inverse, rows, residuals),
        tuple(residuals),
        freedom,
    )


def _newey_west(
    inverse: Matrix, rows: Sequence[Row], residuals: Sequence[float], lags: int
) -> tuple[float, ...]:
    scale = len(rows) / (len(rows) - len(inverse))
    return _errors(_sandwich(inverse, _long_run(rows, residuals, lags)), scale)


def _autoregressive(
    inverse: Matrix, rows: Sequence[Row], residuals: Sequence[float]
) -> tuple[float, ...]:
    """The errors of least squares where residuals are an AR(1) of the correlation found.

    That correlation is too low by about (k + 3 r)/n where k terms were fitted (F. Marriott &
    J. Pope, Biometrika 41:390, 1954); it is put back, and the variance is taken over what is left.
    """
    squares = math.fsum(one * one for one in residuals)
    if not squares:
        return (0.0,) * len(inverse)
    found = math.fsum(a * b for a, b in pairwise(residuals)) / squares
    alike = found + (len(inverse) + 3 * found) / len(rows)
    alike = min(max(alike, 0.0), MOST_ALIKE)
    meat = _alike(rows, alike)
    left = len(rows) - sum(_dot(inverse[i], [row[i] for row in meat]) for i in range(len(meat)))
    return _errors(_sandwich(inverse, meat), squares / left)


def _alike(rows: Sequence[Row], alike: float) -> Matrix:
    """X'VX where V has alike to the power of the distance in time."""
    width = range(len(rows[0]))
    total = _products(rows, [1.0] * len(rows), rows)
    gathered = [0.0] * len(rows[0])
    for before, row in pairwise(rows):
        gathered = [alike * (sum_ + value) for sum_, value in zip(gathered, before, strict=True)]
        total = [
            [total[i][j] + row[i] * gathered[j] + gathered[i] * row[j] for j in width]
            for i in width
        ]
    return total


def _errors(spread: Matrix, scale: float) -> tuple[float, ...]:
    return tuple(math.sqrt(max(spread[j][j], 0.0) * scale) for j in range(len(spread)))


def lags_for(points: int) -> int:
    """How many points back residuals may still be alike.

    >>> lags_for(24), lags_for(100)
    (2, 4)
    """
    return int(4 * math.pow(points / 100, 2 / 9))


def _long_run(rows: Sequence[Row], residuals: Sequence[float], lags: int) -> Matrix:
    total = _products(rows, [one * one for one in residuals], rows)
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1)
        shared = [weight * a * b for a, b in zip(residuals, residuals[lag:], strict=False)]
        part = _products(rows, shared, rows[lag:])
        total = [
            [total[i][j] + part[i][j] + part[j][i] for j in range(len(total))]
            for i in range(len(total))
        ]
    return total


def _products(rows: Sequence[Row], weights: Sequence[float], others: Sequence[Row]) -> Matrix:
    """The sum of weight times row times other row, for every pair of columns."""
    width = range(len(rows[0])) if rows else range(0)
    triples = list(zip(rows, weights, others, strict=False))
    return [[math.fsum(w * a[i] * b[j] for a, w, b in triples) for j in width] for i in width]


def _sandwich(bread: Matrix, meat: Matrix) -> Matrix:
    half = [[_dot(row, column) for column in zip(*meat, strict=True)] for row in bread]
    return [[_dot(row, column) for column in zip(*bread, strict=True)] for row in half]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def _inverse(matrix: Matrix) -> Matrix | None:
    """Gauss and Jordan with pivots, on a matrix scaled to a unit diagonal; None if singular."""
    size = len(matrix)
    scale = [math.sqrt(matrix[i][i]) for i in range(size)]
    if not all(scale):
        return None
    unit = [[float(i == j) for j in range(size)] for i in range(size)]
    scaled = [[matrix[i][j] / scale[i] / scale[j] for j in range(size)] for i in range(size)]
    wide = [[*row, *own] for row, own in zip(scaled, unit, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(wide[i][column]))
        if abs(wide[pivot][column]) < SINGULAR:
            return None
        wide[column], wide[pivot] = wide[pivot], wide[column]
        own = [value / wide[column][column] for value in wide[column]]
        wide = [
            own if i == column else [a - row[column] * b for a, b in zip(row, own, strict=True)]
            for i, row in enumerate(wide)
        ]
    return [[wide[i][size + j] / scale[i] / scale[j] for j in range(size)] for i in range(size)]
