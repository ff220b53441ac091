"""How districts rate a few issues by criteria: light scoring after CHNRI.

Source: I. Rudan and others, Croatian Medical Journal 49:307 (2008), and the scale of 1, 0.5 and 0
with blanks as in PMC4576459.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from random import Random
from typing import Literal

from districtteam.lib.statistics.numbers import quantile

VALUES = (0, 0.5, 1)
RESAMPLES = 1_000
FEWEST = 5

Answers = Mapping[tuple[str, str], float | None]  # (issue, criterion): 0, 0.5, 1 or None
Sums = tuple[list[float], list[float]]  # one issue and criterion: each voter's answer and 1 or 0


@dataclass(frozen=True, slots=True)
class Scored:
    """An issue's priority, between 0 and 1.

    criteria: the mean answer for each criterion, None where nobody knew. agreement: over the
    criteria, the mean share that gave the commonest answer. places: between which places among
    the issues it lies in 95 % of resamples. code: ok or no_data.
    """

    issue: str
    code: Literal["ok", "no_data"]
    priority: float | None = None
    low: float | None = None
    high: float | None = None
    agreement: float | None = None
    criteria: tuple[tuple[str, float | None], ...] = ()
    places: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """All issues in the order they were put; too_close: pairs of which neither is surely ahead."""

    issues: tuple[Scored, ...]
    answered: int
    eligible: int
    too_close: tuple[tuple[str, str], ...] = ()


def scores(
    ballots: Iterable[Answers | None],
    issues: Sequence[str],
    weights: Mapping[str, float],
    eligible: int,
    *,
    chance: Random,
    resamples: int = RESAMPLES,
) -> Scores:
    """Priorities with bounds, by resampling whole districts.

    weights: of the criteria, fixed before anybody scores. The mean answer of a criterion leaves
    blanks out of both sides; a priority is the weighted mean over the criteria that somebody
    answered. Under 5 districts there are no bounds and every pair is too close.

    >>> weights = {"doable": 1, "burden": 1}
    >>> yes = {("a", "doable"): 1, ("a", "burden"): 1, ("b", "doable"): 0, ("b", "burden"): 0.5}
    >>> it = scores([yes] * 8, ["a", "b"], weights, 10, chance=Random(1))
    >>> [(one.issue, one.priority, one.agreement) for one in it.issues], it.too_close
    ([('a', 1.0, 1.0), ('b', 0.25, 1.0)], ())
    """
    cast = [ballot for ballot in ballots if ballot]
    columns = {(issue, name): _column(cast, issue, name) for issue in issues for name in weights}
    alone = [1] * len(cast)
    priorities = [_priority(issue, columns, weights, alone) for issue in issues]
    drawn = [
        [_priority(issue, columns, weights, often) for issue in issues]
        for often in (_resample(len(cast), chance) for _ in range(resamples))
    ] if len(cast) >= FEWEST else []  # fmt: skip
    scored = tuple(
        _scored(number, issues, columns, weights, priorities, drawn)
        for number in range(len(issues))
    )
    return Scores(scored, len(cast), eligible, _too_close(issues, drawn))


def _column(ballots: Sequence[Answers], issue: str, criterion: str) -> Sums:
    given = [ballot.get((issue, criterion)) for ballot in ballots]
    known = [value if value in VALUES else None for value in given]
    return [value or 0.0 for value in known], [float(value is not None) for value in known]


def _priority(
    issue: str,
    columns: Mapping[tuple[str, str], Sums],
    weights: Mapping[str, float],
    often: Sequence[int],
) -> float | None:
    top = bottom = 0.0
    for name, weight in weights.items():
        values, known = columns[issue, name]
        answered = sum(map(mul, often, known))
        if answered:
            top += weight * sum(map(mul, often, values)) / answered
            bottom += weight
    return top / bottom if bottom else None


def _resample(size: int, chance: Random) -> list[int]:
    drawn = Counter(chance.choices(range(size), k=size))
    return [drawn[number] for number in range(size)]


def _scored(
    number: int,
    issues: Sequence[str],
    columns: Mapping[tuple[str, str], Sums],
    weights: Mapping[str, float],
    priorities: Sequence[float | None],
    drawn: Sequence[Sequence[float | None]],
) -> Scored:
    issue, priority = issues[number], priorities[number]
    if priority is None:
        return Scored(issue, "no_data")
    own = sorted(row[number] or 0.0 for row in drawn)
    low, high = (quantile(own, 0.025), quantile(own, 0.975)) if own else (None, None)
    criteria = tuple((name, _mean(*columns[issue, name])) for name in weights)
    shares = [share for name in weights if (share := _agreed(*columns[issue, name])) is not None]
    agreement = math.fsum(shares) / len(shares)
    return Scored(issue, "ok", priority, low, high, agreement, criteria, _places(number, drawn))


def _mean(values: Sequence[float], known: Sequence[float]) -> float | None:
    return sum(values) / sum(known) if any(known) else None


def _agreed(values: Sequence[float], known: Sequence[float]) -> float | None:
    given = [value for value, there in zip(values, known, strict=True) if there]
    return max(Counter(given).values()) / len(given) if given else None


def _places(number: int, drawn: Sequence[Sequence[float | None]]) -> tuple[int, int] | None:
    if not drawn:
        return None
    places = sorted(
        1 + sum((other or 0.0) > (row[number] or 0.0) for other in row) for row in drawn
    )
    return math.floor(quantile(places, 0.025)), math.ceil(quantile(places, 0.975))


def _too_close(
    issues: Sequence[str], drawn: Sequence[Sequence[float | None]]
) -> tuple[tuple[str, str], ...]:
    def close(i: int, j: int) -> bool:
        gaps = sorted((row[i] or 0.0) - (row[j] or 0.0) for row in drawn)
        return not gaps or quantile(gaps, 0.025) <= 0 <= quantile(gaps, 0.975)

    count = range(len(issues))
    return tuple((issues[i], issues[j]) for i in count for j in count if i < j and close(i, j))
