"""Agree, disagree or pass: common ground, and where declared groups truly differ."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from districtteam.lib.statistics.proportions import Proportion, difference, proportion

FEWEST = 5  # below, counts only
HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agree, disagree and pass; passes count among those asked, silence nowhere."""

    agree: float = 0
    disagree: float = 0
    passes: float = 0

    @property
    def answered(self) -> float:
        return self.agree + self.disagree + self.passes


@dataclass(frozen=True, slots=True)
class Statement:
    """What districts think of a statement.

    code: counts_only (under 5 answered: no percentage is to be shown), common_ground (surely more
    than half agree, and half in every declared group), unsure (neither surely more nor surely less
    than half), agreed (surely more than half, not in every group), not_agreed (surely less).
    """

    code: Literal["counts_only", "common_ground", "agreed", "unsure", "not_agreed"]
    tally: Tally
    agreeing: Proportion
    least_group: tuple[str, float] | None = None


def statement(
    tally: Tally, groups: Mapping[str, Tally] | None = None, *, eligible: int | None = None
) -> Statement:
    """The share that agrees, with Wilson's bounds, and whether it is common ground.

    groups: declared before anybody voted; of each the smoothed share (agree + 1)/(answered + 2)
    is taken and the least counts (a product, as pol.is has it, shrinks with every group). eligible:
    how many districts could have voted.

    >>> statement(Tally(24, 4, 2), {"north": Tally(14, 1, 1), "south": Tally(10, 3, 1)}).code
    'common_ground'
    >>> statement(Tally(24, 8, 2), {"north": Tally(20, 2, 0), "south": Tally(4, 6, 2)}).code
    'agreed'
    """
    population = None if eligible is None else max(eligible, int(tally.answered))
    share = proportion(tally.agree, tally.answered, population=population)
    least = min(_smoothed(groups or {}), key=lambda it: it[1], default=None)
    if tally.answered < FEWEST or share.low is None or share.high is None:
        return Statement("counts_only", tally, share, least)
    if share.high < 1 / 2:
        return Statement("not_agreed", tally, share, least)
    if share.low <= 1 / 2:
        return Statement("unsure", tally, share, least)
    everywhere = least is None or least[1] >= 1 / 2
    return Statement("common_ground" if everywhere else "agreed", tally, share, least)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement on which two declared groups truly differ: works for some, not for others.

    gap: how much more of the first group agrees than of the second, positive.
    """

    statement: Hashable
    more: str
    fewer: str
    gap: float
    low: float
    high: float


def disagreements(
    statements: Mapping[Hashable, Mapping[str, Tally]], *, level: float = 0.95
) -> tuple[Disagreement, ...]:
    """Statements on which two declared groups differ by more than chance explains.

    Newcombe's interval of the difference leaves out 0 at a level corrected by S. Holm's steps
    (Scandinavian Journal of Statistics 6:65, 1979) over all statements and pairs of groups. Groups
    under 5 answered are not compared. In the order the statements were put.

    >>> split = {"s1": {"north": Tally(30, 2, 0), "south": Tally(5, 25, 2)}}
    >>> it = disagreements({**split, "s2": {"north": Tally(9, 9), "south": Tally(8, 10)}})
    >>> [(one.statement, one.more, round(one.gap, 2)) for one in it]
    [('s1', 'north', 0.78)]
    """
    compared = [
        (name, one, other, _p_of(groups[one], groups[other]))
        for name, groups in statements.items()
        for one, other in combinations(groups, 2)
        if min(groups[one].answered, groups[other].answered) >= FEWEST
    ]
    real = _holm([it[3] for it in compared], 1 - level)
    return tuple(
        _disagreement(name, one, other, statements[name], level)
        for (name, one, other, _), holds in zip(compared, real, strict=True)
        if holds
    )


def by_district(votes: Iterable[tuple[Hashable, str]]) -> Tally:
    """A tally where each district counts once, however many of its people voted.

    votes: (district, agree, disagree or pass) of persons; other words are no votes.

    >>> by_district([("A", "agree"), ("A", "agree"), ("A", "pass"), ("A", "agree"), ("B", "pass")])
    Tally(agree=0.75, disagree=0.0, passes=1.25)
    """
    of: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for district, vote in votes:
        if vote in {"agree", "disagree", "pass"}:
            of[district][vote] += 1
    parts = [
        sum(counts[word] / counts.total() for counts in of.values())
        for word in ("agree", "disagree", "pass")
    ]
    return Tally(*map(float, parts))


def _smoothed(groups: Mapping[str, Tally]) -> Iterable[tuple[str, float]]:
    return ((name, (it.agree + 1) / (it.answered + 2)) for name, it in groups.items())


def _pair(it: Tally) -> tuple[float, float]:
    return it.agree, it.answered


def _p_of(one: Tally, other: Tally) -> float:
    """The level at which the interval just touches 0, by halving."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        distinct = difference(_pair(one), _pair(other), level=1 - middle).distinct
        low, high = (low, middle) if distinct else (middle, high)
    return high


def _holm(ps: Sequence[float], alpha: float) -> list[bool]:
    """Which hold when all are tested together."""
    holds = [False] * len(ps)
    for tried, number in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        if ps[number] > alpha / (len(ps) - tried):
            break
        holds[number] = True
    return holds


def _disagreement(
    name: Hashable, one: str, other: str, groups: Mapping[str, Tally], level: float
) -> Disagreement:
    gap = difference(_pair(groups[one]), _pair(groups[other]), level=level)
    value, low, high = gap.value or 0.0, gap.low or 0.0, gap.high or 0.0
    if value < 0:
        return Disagreement(name, other, one, -value, -high, -low)
    return Disagreement(name, one, other, value, low, high)
