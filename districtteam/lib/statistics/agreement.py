"""Do several who judged the same things agree by more than chance? Kappa."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .distributions import z_for

Weights = Literal["none", "linear", "quadratic"]
Pair = tuple[Hashable, Hashable]
Margin = Mapping[Hashable, float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement beyond chance: 1 is complete, 0 what chance gives, below 0 less than that.

    code: ok; constant (only one category was ever used: nothing to agree about); no_data. seen:
    the share agreed on (weighted); by_chance: the share to expect; low, high: 95 % bounds, where
    a formula is known. There are no words for "good" or "poor": how much is needed depends on
    what hangs on it.
    """

    code: Literal["ok", "constant", "no_data"]
    cases: int
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
    seen: float | None = None
    by_chance: float | None = None


def cohen(
    pairs: Iterable[tuple[Hashable | None, Hashable | None]],
    categories: Sequence[Hashable] | None = None,
    *,
    weights: Weights = "none",
    level: float = 0.95,
) -> Agreement:
    """Two raters on the same cases.

    Source: J. Cohen, Educational and Psychological Measurement 20:37 (1960); weighted,
    Psychological Bulletin 70:213 (1968); bounds: J. Fleiss, J. Cohen & B. Everitt, the same 72:323
    (1969). categories: in their order, needed with weights. A case that one did not judge is left
    out. Low where one category takes nearly all: look at `seen` beside it.

    >>> it = cohen([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15)
    >>> round(it.kappa, 4), it.seen, it.by_chance, round(it.low, 2), round(it.high, 2)
    (0.4, 0.7, 0.5, 0.15, 0.65)
    """
    kept = [(a, b) for a, b in pairs if a is not None and b is not None]
    names = list(categories or dict.fromkeys(name for pair in kept for name in pair))
    kept = [(a, b) for a, b in kept if a in names and b in names]
    if not kept:
        return Agreement("no_data", 0)
    table = {pair: count / len(kept) for pair, count in Counter(kept).items()}
    likeness = _likeness(names, weights)
    rows, columns = _margins(table, names)
    seen = math.fsum(share * likeness[pair] for pair, share in table.items())
    by_chance = math.fsum(rows[a] * columns[b] * likeness[a, b] for a in names for b in names)
    if math.isclose(by_chance, 1):
        return Agreement("constant", len(kept), seen=seen, by_chance=by_chance)
    kappa = (seen - by_chance) / (1 - by_chance)
    half = z_for(level) * _cohen_error(table, likeness, (rows, columns), len(kept))
    return Agreement("ok", len(kept), kappa, kappa - half, kappa + half, seen, by_chance)


def fleiss(cases: Iterable[Mapping[Hashable, int]]) -> Agreement:
    """Several raters, not always the same, on each case: how many chose each category.

    Source: J. Fleiss, Psychological Bulletin 76:378 (1971). Each case needs as many raters, at
    least two; cases with another number than most are left out. For bounds use
    `resampling.bootstrap` over cases.

    >>> it = fleiss([{"a": 4}, {"a": 3, "b": 1}, {"b": 4}, {"a": 2, "b": 2}])
    >>> round(it.kappa, 3), it.cases
    (0.407, 4)
    """
    given = [{name: n for name, n in case.items() if n > 0} for case in cases]
    sizes = Counter(sum(case.values()) for case in given)
    raters = max(sizes, key=lambda size: (sizes[size], size), default=0)
    kept = [case for case in given if sum(case.values()) == raters]
    if raters <= 1:
        return Agreement("no_data", 0)
    total: Counter[Hashable] = Counter()
    for case in kept:
        total.update(case)
    agreed = sum(n * (n - 1) for case in kept for n in case.values())
    seen = agreed / (raters * (raters - 1) * len(kept))
    by_chance = math.fsum((n / (raters * len(kept))) ** 2 for n in total.values())
    if math.isclose(by_chance, 1):
        return Agreement("constant", len(kept), seen=seen, by_chance=by_chance)
    kappa = (seen - by_chance) / (1 - by_chance)
    return Agreement("ok", len(kept), kappa, seen=seen, by_chance=by_chance)


def _likeness(names: Sequence[Hashable], weights: Weights) -> dict[Pair, float]:
    """How far two categories agree: 1 for the same, less the further apart they are."""
    if weights == "none":
        return {(a, b): float(a == b) for a in names for b in names}
    power, most = (1 if weights == "linear" else 2), max(len(names) - 1, 1)
    return {
        (a, b): 1 - (abs(i - j) / most) ** power
        for i, a in enumerate(names)
        for j, b in enumerate(names)
    }


def _margins(table: Mapping[Pair, float], names: Sequence[Hashable]) -> tuple[Margin, Margin]:
    rows, columns = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for (a, b), share in table.items():
        rows[a] += share
        columns[b] += share
    return rows, columns


def _cohen_error(
    table: Mapping[Pair, float],
    likeness: Mapping[Pair, float],
    margins: tuple[Margin, Margin],
    cases: int,
) -> float:
    """The large-sample standard error of a weighted kappa (Fleiss, Cohen & Everitt)."""
    rows, columns = margins
    by_row = {a: math.fsum(columns[b] * likeness[a, b] for b in columns) for a in rows}
    by_column = {b: math.fsum(rows[a] * likeness[a, b] for a in rows) for b in columns}
    seen = math.fsum(share * likeness[pair] for pair, share in table.items())
    chance = math.fsum(rows[a] * by_row[a] for a in rows)
    inner = math.fsum(
        share * (likeness[a, b] * (1 - chance) - (by_row[a] + by_column[b]) * (1 - seen)) ** 2
        for (a, b), share in table.items()
    )
    rest = (seen * chance - 2 * chance + seen) ** 2
    return math.sqrt(max(inner - rest, 0.0) / cases) / (1 - chance) ** 2
