"""What must be worked out, and in which order: every rule after all that it looks at."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from districtteam.lib.xforms.model import Form, Item, Rule
from districtteam.lib.xforms.model.references import references
from districtteam.lib.xforms.xpath import TABLE, Context, closure
from districtteam.lib.xforms.xpath.tree import Call, Expr, walk

UNSTEADY = {name for name, entry in TABLE.items() if not entry.steady}
RUNNING = ("relevant", "count", "calculate")  # the others are looked at when asked for
KINDS = {"relevant": "boolean", "calculate": "string", "count": "number"}


@dataclass(slots=True, eq=False, repr=False)
class Cell:
    """A rule of an item that decides what others see."""

    item: Item
    kind: str
    rule: Rule
    looks_at: list[Item]
    steady: bool
    place: int = 0
    feeds: list[int] = field(default_factory=list)
    made: Callable[[Context], Any] | None = None

    @property
    def run(self) -> Callable[[Context], Any]:
        """The rule to be called; made when it is first wanted, which the gate never does."""
        if self.made is None:
            self.made = closure(self.rule.expr, KINDS[self.kind])
        return self.made

    @property
    def name(self) -> tuple[str, str]:
        return self.item.path, self.kind


@dataclass(slots=True, eq=False, repr=False)
class Graph:
    """The cells in the order of evaluation; `circles` are sets of cells without one."""

    cells: list[Cell]
    readers: dict[int, list[int]]  # id(item): the cells that look at its value
    own: dict[int, int]  # id(item): the cell that calculates it
    circles: list[list[Cell]]

    def readers_of(self, items: Iterable[Item]) -> list[int]:
        return sorted({place for item in items for place in self.readers.get(id(item), ())})


_GRAPHS: WeakKeyDictionary[Form, Graph] = WeakKeyDictionary()  # gone when their forms are


def graph(form: Form) -> Graph:
    """The graph of a form, made once."""
    found = _GRAPHS.get(form)
    if found is None:
        found = _GRAPHS[form] = _graph(form)
    return found


def _graph(form: Form) -> Graph:
    cells = [
        _cell(form, item, kind) for item in form.items() for kind in RUNNING if kind in item.rules
    ]
    before = _edges(cells)
    done, rings = order_of(before)
    order = [cells[index] for index in done]
    circles = [[cells[index] for index in ring] for ring in rings]
    for place, cell in enumerate(order):
        cell.place = place
    for cell, firsts in zip(cells, before, strict=True):
        for first in firsts:
            cells[first].feeds.append(cell.place)
    own = {id(cell.item): cell.place for cell in order if cell.kind == "calculate"}
    return Graph(order, _readers(order), own, circles)


def _cell(form: Form, item: Item, kind: str) -> Cell:
    rule = item.rules[kind]
    seen_from = item.parent if kind == "count" and item.parent else item
    looked_at = references(form, rule.expr, seen_from).items
    return Cell(item, kind, rule, looked_at, is_steady(rule.expr))


def is_steady(expr: Expr) -> bool:
    """Whether the same answers always give the same value."""
    return not any(isinstance(one, Call) and one.name in UNSTEADY for one in walk(expr))


def _edges(cells: list[Cell]) -> list[set[int]]:
    """For each cell the cells that come before it."""
    of: dict[tuple[int, str], int] = {
        (id(cell.item), cell.kind): index for index, cell in enumerate(cells)
    }
    found: list[set[int]] = []
    for index, cell in enumerate(cells):
        wanted = [(id(one), kind) for item in cell.looks_at for one, kind in _decides(item, cell)]
        wanted += [(id(one), "count") for one in [cell.item, *cell.item.above()]]
        found.append({of[key] for key in wanted if key in of} - {index})
    return found


def _decides(item: Item, cell: Cell) -> list[tuple[Item, str]]:
    """What decides the value that is seen at an item: its calculation, and who hides it."""
    own = {id(one) for one in [cell.item, *cell.item.above()]}
    hiding = [one for one in item.above() if id(one) not in own] + [item]
    kinds = [(item, "calculate"), *((one, "relevant") for one in hiding)]
    return kinds + [(one, "count") for one in [item, *item.above()]]


def order_of(before: list[set[int]]) -> tuple[list[int], list[list[int]]]:
    """An order in which each comes after those before it, and the circles that have none.

    First those that wait for none, the lower first; then what is left over.
    """
    waits = [len(firsts) for firsts in before]
    after: list[list[int]] = [[] for _ in before]
    for index, firsts in enumerate(before):
        for first in firsts:
            after[first].append(index)
    ready = [index for index, count in enumerate(waits) if not count]
    heapq.heapify(ready)
    done: list[int] = []
    while ready:
        index = heapq.heappop(ready)
        done.append(index)
        for later in after[index]:
            waits[later] -= 1
            if not waits[later]:
                heapq.heappush(ready, later)
    left = [index for index in range(len(before)) if waits[index] > 0]
    return [*done, *left], _circles(left, before)


def _circles(left: list[int], before: list[set[int]]) -> list[list[int]]:
    """Sets of cells each of which waits for itself: found by walking back until one returns."""
    found: list[list[int]] = []
    known: set[int] = set()
    among = set(left)
    for start in left:
        trail: list[int] = []
        index = start
        while index not in known and index not in trail:
            trail.append(index)
            index = min(before[index] & among)
        if index in trail:
            found.append(trail[trail.index(index) :])
        known.update(trail)
    return found


def _readers(cells: list[Cell]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for cell in cells:
        for item in cell.looks_at:
            found.setdefault(id(item), []).append(cell.place)
    return found
