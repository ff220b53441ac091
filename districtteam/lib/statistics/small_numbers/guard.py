"""What a reader could work out by subtracting figures from each other, within an edition and
from the one before.

A figure is known here by the districts behind it only: what it says does not matter, since any sum,
count or mean over a set can be taken apart the same way.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from .bases import ANYONE, enough_others
from .rule import Rule

FigureCode = Literal["shown", "too_few", "differencing", "edition_before"]
Breakdown = Mapping[Hashable, Iterable[Hashable]]
Base = frozenset[Hashable]
Rows = dict[int, list[int]]
PRIME = 2**61 - 1  # arithmetic modulo a large prime: exact, and no number grows


def guard(
    breakdowns: Sequence[Breakdown],
    rule: Rule,
    *,
    before: Iterable[Iterable[Hashable]] = (),
    reader: Hashable = ANYONE,
) -> list[dict[Hashable, FigureCode]]:
    """Which figures of one question may be shown together.

    breakdowns: the most important first; each gives the districts behind each of its cells (the
    whole: one cell). before: the bases shown of the same question in the edition before.

    A figure is too_few when its base is; otherwise it is hidden when, with those already admitted,
    it would isolate fewer districts than the rule asks: by the difference of two bases, by a whole
    less some cells of one breakdown, by sums and differences of three, or by those of all that
    Gauss and Jordan's reduction finds. differencing is within the edition, edition_before with the
    one before. The order decides: an earlier breakdown is never hidden for a later one, nor a
    larger cell for a smaller.

    >>> whole = "ABCDEFGHIJKLMNOPQR"
    >>> guard([{"all": whole}, {"north": whole[:8], "south": whole[8:15], "east": "PQR"}], Rule())
    [{'all': 'shown'}, {'north': 'shown', 'south': 'differencing', 'east': 'too_few'}]
    >>> guard([{"all": whole}], Rule(), before=[whole[1:]])
    [{'all': 'edition_before'}]
    """
    cells = [{name: frozenset(base) for name, base in it.items()} for it in breakdowns]
    columns = _columns(base for breakdown in cells for base in breakdown.values())
    new = _Shown(rule, reader, columns)
    earlier = [frozenset(base) for base in before]
    codes: list[dict[Hashable, FigureCode]] = []
    for breakdown in cells:
        found: dict[Hashable, FigureCode] = {}
        for name in sorted(breakdown, key=lambda it: -len(breakdown[it])):
            found[name] = _judge(breakdown[name], tuple(breakdown.values()), new, earlier)
        codes.append({name: found[name] for name in breakdown})
    return codes


def _judge(
    base: Base, siblings: Iterable[Base], shown: "_Shown", earlier: Iterable[Base]
) -> FigureCode:
    if not enough_others(base, shown.rule, reader=shown.reader):
        return "too_few"
    if shown.would_tell(base, siblings):
        return "differencing"
    if any(shown.isolates(base ^ other) for other in earlier):
        return "edition_before"
    shown.admit(base)
    return "shown"


def _columns(bases: Iterable[Base]) -> list[Base]:
    """The districts that are always counted together, so that arithmetic is done once for them."""
    within: dict[Hashable, list[int]] = {}
    for number, base in enumerate(bases):
        for district in base:
            within.setdefault(district, []).append(number)
    atoms: dict[tuple[int, ...], set[Hashable]] = {}
    for district, numbers in within.items():
        atoms.setdefault(tuple(numbers), set()).add(district)
    return [frozenset(atom) for atom in atoms.values()]


class _Shown:
    """The bases that are shown so far, and all that follows from them by sum and difference."""

    def __init__(self, rule: Rule, reader: Hashable, columns: Sequence[Base]) -> None:
        self.rule = rule
        self.reader = reader
        self.columns = columns
        self.bases: list[Base] = []
        self.rows: Rows = {}
        self.masks: list[int] = []
        everyone = sorted(frozenset().union(*columns), key=repr)
        self.bits = {district: 1 << place for place, district in enumerate(everyone)}

    def admit(self, base: Base) -> None:
        if base not in self.bases:
            self.bases.append(base)
            self.masks.append(self._mask(base))
            self.rows = _with_row(self.rows, self._row(base))

    def would_tell(self, base: Base, siblings: Iterable[Base]) -> bool:
        if base in self.bases:
            return False
        others = [*self.bases, *self._remainders(base, siblings)]
        if any(self.isolates(base ^ other) for other in others) or self._tells_with_two(base):
            return True
        following = _with_row(self.rows, self._row(base))
        return any(self.isolates(self._behind(row)) for row in following.values())

    def isolates(self, rest: Base) -> bool:
        return bool(rest) and not enough_others(rest, self.rule, reader=self.reader)

    def _remainders(self, base: Base, siblings: Iterable[Base]) -> Iterable[Base]:
        """Wholes already shown, less the cells of this breakdown that are shown."""
        beside = [cell for cell in siblings if cell in self.bases and not cell & base]
        for whole in self.bases:
            within: Base = frozenset().union(*(cell for cell in beside if cell < whole))
            if within:
                yield whole - within

    def _tells_with_two(self, base: Base) -> bool:
        """Whether one of three figures less the two others leaves few."""
        mask, few = self._mask(base), self.rule.base + 1  # one of the few may be the reader's own
        return any(
            0 < _left(*three).bit_count() <= few and self.isolates(self._of(_left(*three)))
            for one, other in combinations(self.masks, 2)
            for three in ((mask, one, other), (one, mask, other), (other, mask, one))
        )

    def _mask(self, base: Base) -> int:
        return sum(self.bits[district] for district in base)

    def _of(self, mask: int) -> Base:
        return frozenset(district for district, bit in self.bits.items() if mask & bit)

    def _row(self, base: Base) -> list[int]:
        return [int(column <= base) for column in self.columns]

    def _behind(self, row: Sequence[int]) -> Base:
        """The districts that a combination of figures still tells of."""
        told = (column for column, times in zip(self.columns, row, strict=True) if times)
        return frozenset().union(*told)


def _left(whole: int, one: int, other: int) -> int:
    """The districts, as bits, that whole - one - other still counts."""
    return (whole | one | other) & ~(whole & (one ^ other))


def _with_row(rows: Rows, row: list[int]) -> Rows:
    """Gauss and Jordan modulo a prime: the reduced rows by pivot column, and one more."""
    for pivot, known in rows.items():
        row = _less(row, known, row[pivot])
    pivot = next((column for column, value in enumerate(row) if value), -1)
    if pivot < 0:
        return rows
    inverse = pow(row[pivot], -1, PRIME)
    own = [value * inverse % PRIME for value in row]
    reduced = {column: _less(other, own, other[pivot]) for column, other in rows.items()}
    return {**reduced, pivot: own}


def _less(row: list[int], other: Sequence[int], times: int) -> list[int]:
    if not times:
        return row
    return [(value - times * known) % PRIME for value, known in zip(row, other, strict=True)]
