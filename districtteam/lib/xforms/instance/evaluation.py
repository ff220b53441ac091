"""Working the cells out: all of them once, then only what a change reaches."""

import heapq
from collections.abc import Iterable
from math import isnan
from typing import Any

from districtteam.lib.xforms.errors import LimitError, XFormError
from districtteam.lib.xforms.model import Form, Item
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xpath import Context, World
from districtteam.lib.xforms.xpath.times import DATE
from districtteam.lib.xforms.xpath.values import NAN, to_number

from .graph import Cell, Graph

DAY = 10  # characters of a date
NO_ANSWER = {"relevant": True, "calculate": "", "count": NAN}


class Evaluation:
    """The moving part of an instance. `grow` and `shrink` are how counts change repeats."""

    def __init__(self, graph: Graph, world: World, turns: "Turns") -> None:
        self.graph, self.world, self.turns = graph, world, turns

    def all(self, *, keep: bool = False) -> None:
        """Every cell once. With `keep`, what is not steady keeps the value it has."""
        self.world.steps = self.world.limits.steps
        for cell in self.graph.cells:
            self._run(cell, keep)

    def after(self, items: Iterable[Item]) -> None:
        """The cells that look at these items, and what follows from what they change.

        A calculation of the items themselves comes first: what is calculated cannot be set.
        """
        changed = list(items)
        own = [self.graph.own[id(item)] for item in changed if id(item) in self.graph.own]
        self.rerun(sorted({*own, *self.graph.readers_of(changed)}))

    def rerun(self, places: list[int]) -> None:
        """These cells, then those that they feed as far as something changed."""
        self.world.steps = self.world.limits.steps
        waiting, asked = list(places), set(places)
        heapq.heapify(waiting)
        while waiting:
            cell = self.graph.cells[heapq.heappop(waiting)]
            if not self._run(cell, keep=False):
                continue
            later = [place for place in self._reached(cell) if place > cell.place]
            for place in later:
                if place not in asked:
                    asked.add(place)
                    heapq.heappush(waiting, place)

    def _reached(self, cell: Cell) -> list[int]:
        """A repeat that grew or shrank reaches all that is in it or looks into it."""
        if cell.kind != "count":
            return cell.feeds
        return self.inside(cell.item)

    def inside(self, repeat: Item) -> list[int]:
        """The cells of a repeat's items, and those that look at one of them."""
        items = repeat.below()
        ids = {id(item) for item in items}
        own = [cell.place for cell in self.graph.cells if id(cell.item) in ids]
        return sorted({*own, *self.graph.readers_of(items)})

    def _run(self, cell: Cell, keep: bool) -> bool:
        """Whether anything changed."""
        if cell.kind == "count":
            return self._count(cell)
        changed = False
        for node in self.turns.nodes_at(cell.item):
            if self._may_run(cell, node, keep):
                value = self.ask(cell.run, node, NO_ANSWER[cell.kind])
                changed |= self._put(cell, node, value)
        return changed

    def _may_run(self, cell: Cell, node: Node, keep: bool) -> bool:
        """A cell that is not steady is only worked out anew when something it looks at changed."""
        if cell.steady:
            return True
        looked = tuple(
            (one.value, one.relevant) for item in cell.looks_at for one in self.turns.nodes_at(item)
        )
        node.seen = node.seen or {}
        if node.seen.get(cell.place) == looked:
            return False
        node.seen[cell.place] = looked
        return not (keep and node.value)

    def ask(self, run: Any, node: Node, otherwise: Any) -> Any:
        """The value of a rule; what it cannot say is said by `otherwise`, limits aside."""
        try:
            return run(Context(node, self.world))
        except LimitError:
            raise
        except RecursionError as fault:  # the stack was high already
            limit = self.world.limits.expression_depth
            raise LimitError("expression_too_deep", limit=limit) from fault
        except XFormError:
            return otherwise

    def _put(self, cell: Cell, node: Node, value: Any) -> bool:
        if cell.kind == "relevant":
            changed = node.relevant is not value
            node.relevant = value
            return changed
        text = self.world.fits(as_typed(value, cell.item.type))
        changed = node.value != text
        node.value = text
        return changed

    def _count(self, cell: Cell) -> bool:
        changed = False
        for parent in self.turns.nodes_at(cell.item.parent) if cell.item.parent else ():
            number = to_number(self.ask(cell.run, parent, NAN), self.world.zone)
            wanted = 0 if isnan(number) else int(max(0, min(number, self.world.limits.repeats)))
            changed |= self.turns.fit(parent, cell.item, wanted)
        return changed


class Turns:
    """How an evaluation, and what events set, reach the nodes; an instance is one."""

    form: Form
    data: Node
    world: World
    evaluation: "Evaluation"

    def new_id(self) -> str:
        """An instanceID that nobody else has."""
        raise NotImplementedError

    def nodes_at(self, item: Item) -> list[Node]:
        raise NotImplementedError

    def fit(self, parent: Node, repeat: Item, wanted: int) -> bool:
        """Make a repeat as long as wanted; whether that changed anything."""
        raise NotImplementedError


def as_typed(text: str, kind: str) -> str:
    """A result as a node of that type keeps it: a date drops its time."""
    return text[:DAY] if kind == "date" and DATE.fullmatch(text) else text
