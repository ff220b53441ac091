"""Do opinions fall into groups that nobody declared? Usually not, and then that is the answer.

Clustering always finds groups: the method of pol.is reported two or more in every simulated
network with one. Here voters are split where their main line of difference (first principal
component) has its gap, and the split is believed only if it explains more than it does after each
statement's votes are dealt out anew among those who voted, and more than it would of opinions
spread evenly along that line.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from random import Random
from typing import Literal

FEWEST_VOTERS = 60
FEWEST_STATEMENTS = 20
FEWEST_VOTES = 7  # of one voter, to be counted
FEWEST_IN_GROUP = 5
MOST_BY_CHANCE = 0.01
PERMUTATIONS = 199
SURELY_APART = 0.8  # of the main line; evenly spread points reach 0.75, a normal 0.64
STEPS = 60
ENOUGH = 1e-9

Votes = Mapping[Hashable, int | None]  # statement: 1 agrees, -1 disagrees, 0 passes, None nothing
Columns = list[list[float]]


@dataclass(frozen=True, slots=True)
class Opinions:
    """Whether voters fall into groups.

    code: none (no distinguishable groups), groups, too_few_voters (under 60 with 7 votes or more),
    too_few_statements (under 20). p: how often dealing out anew explains as much. groups: the
    voters of each, where there are any; at least 5 in each.
    """

    code: Literal["none", "groups", "too_few_voters", "too_few_statements"]
    voters: int
    p: float | None = None
    groups: tuple[tuple[Hashable, ...], ...] = ()


def opinion_groups(
    ballots: Mapping[Hashable, Votes], *, chance: Random, permutations: int = PERMUTATIONS
) -> Opinions:
    """The two groups that opinions fall into, if they do.

    ballots: of each voter its votes. Missing votes are taken at the statement's mean. Groups that
    were declared (region, urban or rural) are always to be preferred, and need no 60 voters: see
    `statements.disagreements`. Takes about 4 s for 774 voters and 30 statements with groups, less
    without.

    >>> opinion_groups({n: {"s1": 1} for n in range(80)}, chance=Random(1)).code
    'too_few_statements'
    """
    names = sorted({name for votes in ballots.values() for name in votes}, key=repr)
    needed = min(FEWEST_VOTES, max(len(names), 1))
    cast = {voter: it for voter, it in ballots.items() if _voted(it) >= needed}
    if len(names) < FEWEST_STATEMENTS:
        return Opinions("too_few_statements", len(cast))
    if len(cast) < FEWEST_VOTERS:
        return Opinions("too_few_voters", len(cast))
    columns = [[it.get(name) for it in cast.values()] for name in names]
    explained, clear, side = _split([_centred(column) for column in columns])
    smallest = min(sum(side), len(side) - sum(side))
    p = _by_chance(columns, explained, chance, permutations)
    if p > MOST_BY_CHANCE or clear < SURELY_APART or smallest < FEWEST_IN_GROUP:
        return Opinions("none", len(cast), p)
    voters = list(zip(cast, side, strict=True))
    groups = tuple(tuple(voter for voter, at in voters if at is which) for which in (True, False))
    return Opinions("groups", len(cast), p, groups)


def _voted(votes: Votes) -> int:
    return sum(vote is not None for vote in votes.values())


def _centred(column: Sequence[int | None]) -> list[float]:
    known = [vote for vote in column if vote is not None]
    mean = math.fsum(known) / len(known) if known else 0.0
    return [0.0 if vote is None else vote - mean for vote in column]


def _by_chance(
    columns: Sequence[Sequence[int | None]], explained: float, chance: Random, permutations: int
) -> float:
    """The share of permutations that explain as much; stops when that is clearly too many.

    Stopping at a count of hits: J. Besag & P. Clifford, Biometrika 78:301 (1991).
    """
    hits, enough = 0, max(int(5 * MOST_BY_CHANCE * permutations), 5)
    for tried in range(1, permutations + 1):
        dealt = [_centred(_dealt(column, chance)) for column in columns]
        hits += _split(dealt)[0] >= explained
        if hits == enough:
            return hits / tried
    return (hits + 1) / (permutations + 1)


def _dealt(column: Sequence[int | None], chance: Random) -> list[int | None]:
    """The same votes, dealt out anew among those who voted."""
    known = [vote for vote in column if vote is not None]
    chance.shuffle(known)
    left = iter(known)
    return [None if vote is None else next(left) for vote in column]


def _split(columns: Columns) -> tuple[float, float, list[bool]]:
    """What the best split explains of all variance, and of the main line's; each voter's side."""
    along = _main_line(columns)
    total = sum(sum(map(mul, column, column)) for column in columns)
    line = sum(map(mul, along, along))
    if not line:
        return 0.0, 0.0, [False] * len(along)
    between, cut = _best_cut(sorted(along))
    return between / total, between / line, [at > cut for at in along]


def _main_line(columns: Columns) -> list[float]:
    """Where each voter lies on the first principal component, by power iteration."""
    products = _products(columns)
    direction = [1 / math.sqrt(len(columns)) + number * 1e-3 for number in range(len(columns))]
    for _ in range(STEPS):
        turned = [sum(map(mul, row, direction)) for row in products]
        length = math.sqrt(sum(map(mul, turned, turned)))
        if not length:
            break
        following = [value / length for value in turned]
        moved = max(map(abs, map(float.__sub__, following, direction)))
        direction = following
        if moved < ENOUGH:
            break
    return [sum(map(mul, voter, direction)) for voter in zip(*columns, strict=True)]


def _products(columns: Columns) -> Columns:
    """How every two statements go together; the same both ways, so reckoned once."""
    half = [[sum(map(mul, one, other)) for other in columns[: n + 1]]
            for n, one in enumerate(columns)]  # fmt: skip
    size = range(len(columns))
    return [[half[max(i, j)][min(i, j)] for j in size] for i in size]


def _best_cut(ordered: Sequence[float]) -> tuple[float, float]:
    """Where two parts of ordered points of mean 0 differ most: their sum of squares, the place."""
    best, cut, below, count = 0.0, 0.0, 0.0, len(ordered)
    for number in range(1, count):
        below += ordered[number - 1]
        between = below * below * count / (number * (count - number))
        if between > best:
            best, cut = between, ordered[number - 1]
    return best, cut
