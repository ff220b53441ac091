"""Tables of counts of persons with their margins: what to hide, and what else for its sake.

Source: D. Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on
Computing 17:552 (1988). Rows and columns are the nodes of a graph, hidden cells its edges: a
hidden cell can be worked out from all totals if and only if it is a bridge.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from .persons import CellCode
from .rule import Rule

Place = tuple[int, int]  # row and column; a margin is at MARGIN
Node = tuple[str, int]
MARGIN = -1
DEAR = 10**9


@dataclass(frozen=True, slots=True)
class Table:
    """A code for each cell, each row's and column's total, and the whole."""

    cells: tuple[tuple[CellCode, ...], ...]
    rows: tuple[CellCode, ...]
    columns: tuple[CellCode, ...]
    total: CellCode


def hide_table(rows: Sequence[Sequence[int | None]], rule: Rule) -> Table:
    """What to show of a table of counts of persons, of equally long rows, and of its totals.

    Small counts and totals are hidden as too_few. Others, as few persons as can be, are hidden as
    complement until no small one can be worked out from what is shown, and until what is hidden
    beside a shown total adds up to the rule's threshold. None (no data) is never published and
    hides nobody; 0 is hidden only where nothing else would do.

    >>> it = hide_table([[3, 20, 30], [40, 50, 60], [70, 80, 90]], Rule())
    >>> it.cells[0], it.cells[1]
    (('too_few', 'complement', 'shown'), ('complement', 'complement', 'shown'))
    >>> it.rows, it.total
    (('shown', 'shown', 'shown'), 'shown')
    """
    counts = _with_margins(rows)
    hidden = {at for at, count in counts.items() if rule.is_few(count)}
    while more := _to_hide_next(counts, hidden, rule):
        hidden |= more
    height, width = len(rows), max(map(len, rows), default=0)

    def code(i: int, j: int) -> CellCode:
        if (i, j) not in counts:
            return "no_data"
        if (i, j) not in hidden:
            return "shown"
        return "too_few" if rule.is_few(counts[i, j]) else "complement"

    return Table(
        tuple(tuple(code(i, j) for j in range(width)) for i in range(height)),
        tuple(code(i, MARGIN) for i in range(height)),
        tuple(code(MARGIN, j) for j in range(width)),
        code(MARGIN, MARGIN),
    )


def _with_margins(rows: Sequence[Sequence[int | None]]) -> dict[Place, int]:
    counts: dict[Place, int] = {}
    margins: dict[Place, int] = defaultdict(int)
    for i, row in enumerate(rows):
        for j, count in enumerate(row):
            if count is not None:
                counts[i, j] = count
                for margin in ((i, MARGIN), (MARGIN, j), (MARGIN, MARGIN)):
                    margins[margin] += count
    return {**counts, **margins}


def _to_hide_next(counts: Mapping[Place, int], hidden: set[Place], rule: Rule) -> set[Place] | None:
    """What protects the first small count that is not safe yet; None when all are."""
    for at in sorted(at for at in hidden if rule.is_few(counts[at])):
        circle = _cheapest_circle(at, counts, hidden)
        if not circle <= hidden:
            return circle - hidden
    for line, margin in _lines(counts):
        inside = [at for at in line if at in hidden]
        left = [at for at in line if at not in hidden]
        open_total = margin not in hidden and sum(counts[at] for at in inside) < rule.persons
        if inside and left and open_total:
            return {min(left, key=lambda at: (_cost(at, counts), at))}
    return None


def _cost(at: Place, counts: Mapping[Place, int]) -> int:
    """What is lost by hiding a cell: its count; more for a margin, most for a 0, which tells."""
    return counts[at] + DEAR * (MARGIN in at) + DEAR**2 * (counts[at] == 0)


def _cheapest_circle(at: Place, counts: Mapping[Place, int], hidden: set[Place]) -> set[Place]:
    """The cells that lead from a hidden cell's row back to its column at least loss (Dijkstra)."""
    beside: dict[Node, list[tuple[Node, Place]]] = defaultdict(list)
    for cell in counts.keys() - {at}:
        row, column = ("row", cell[0]), ("column", cell[1])
        beside[row].append((column, cell))
        beside[column].append((row, cell))
    queue: list[tuple[int, Node, tuple[Place, ...]]] = [(0, ("row", at[0]), ())]
    settled: set[Node] = set()
    while queue:
        so_far, node, way = heappop(queue)
        if node == ("column", at[1]):
            return set(way)
        if node in settled:
            continue
        settled.add(node)
        for following, cell in beside[node]:
            loss = 0 if cell in hidden else _cost(cell, counts) + 1
            heappush(queue, (so_far + loss, following, (*way, cell)))
    return set()


def _lines(counts: Mapping[Place, int]) -> Iterator[tuple[list[Place], Place]]:
    """Every row and column of parts, margins included, with the place of its total."""
    for i in sorted({i for i, _ in counts}):
        yield [at for at in counts if at[0] == i and at[1] != MARGIN], (i, MARGIN)
    for j in sorted({j for _, j in counts}):
        yield [at for at in counts if at[1] == j and at[0] != MARGIN], (MARGIN, j)
