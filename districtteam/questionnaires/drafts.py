"""A team's draft as an instance of its form: every stored answer in its place, all worked out.

Paths are stored with the keys of turns ("/data/ward[3]/name"): the key of a turn that somebody
adds is never given again, that of a turn which the form counts is its place.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from districtteam.lib.xforms import Instance, State, create
from districtteam.lib.xforms.model import Item, Part
from districtteam.lib.xforms.nodes import Node, local_name
from districtteam.lib.xforms.xpath import closure
from districtteam.lib.xforms.xpath.tree import Expr
from districtteam.ui.kept import Kept

from .models import Field, Sheet
from .sections import Section, is_asked
from .texts import Text, text_of
from .worlds import Clock, Origin, setting_of

DEEPEST = 4  # rounds in which repeats inside repeats are filled
ANSWERS: Kept[tuple[str, str]] = Kept(
    lambda sheet: (
        Field.objects.filter(sheet_id=sheet).order_by("revision", "id").values_list("path", "value")
    ),
    int,
)


class Count(NamedTuple):
    """So many of so many; missing: required ones without an answer."""

    answered: int
    asked: int
    missing: int

    def __add__(self, other: object) -> "Count":
        if not isinstance(other, Count):
            return NotImplemented
        pairs = zip(self, other, strict=True)
        return Count(*(mine + theirs for mine, theirs in pairs))


class Draft:
    """The answers so far. Changes here are of this copy alone; actions write."""

    def __init__(
        self,
        text: Text,
        origin: Origin,
        values: dict[str, str],
        turns: dict[str, list[int]],
        language: str,
        now: datetime,
    ) -> None:
        self.text, self.language, self.turns = text, language, turns
        clock = Clock(origin.opened_at)
        self.instance = create(text.form, setting_of(text, origin, language, clock), "uuid:draft")
        clock.at = now
        self.keys: dict[int, int] = {}
        self._clear(self.instance.data)
        self._fill(dict(values))

    # Reading

    def path(self, node: Node) -> str:
        """The stored path of a node."""
        return self._paths[id(node)]

    @cached_property
    def _paths(self) -> dict[int, str]:
        return dict(self._walk(self.instance.data, f"/{local_name(self.instance.data)}"))

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node by its stored path."""
        paths = self._paths
        return {paths[id(node)]: node for node in self.instance.data.walk() if id(node) in paths}

    def _walk(self, node: Node, path: str) -> Iterator[tuple[int, str]]:
        yield id(node), path
        for kid in node.elements():
            yield from self._walk(kid, self._path_of(kid, path))

    def _path_of(self, kid: Node, above: str) -> str:
        own = f"{above}/{local_name(kid)}"
        if kid.item is None or kid.item.kind != "repeat" or kid.parent is None:
            return own
        place = kid.parent.named[kid.name].index(kid) + 1
        return f"{own}[{self.keys.get(id(kid), place)}]"

    def around(self, section: Section, turn: str = "") -> Node | None:
        """The node in which a section's questions stand: the data, or a turn such as "3-1"."""
        if section.repeat is None:
            return self.instance.data if not turn else None
        return self.turn(section.repeat, turn)

    def turn(self, repeat: Item, address: str) -> Node | None:
        """The turn "3-1" of a repeat, if it is there."""
        return self.nodes.get(turn_path(repeat, address))

    def nodes_of(self, section: Section, around: Node) -> list[tuple[Part, Node]]:
        """The relevant entries of a section, each with its node."""
        found = []
        for part in section.entries:
            node = self.node_of(part.item, around) if part.item else None
            if node is not None and node.is_relevant():
                found.append((part, node))
        return found

    def node_of(self, item: Item, around: Node) -> Node | None:
        """The node of an item inside the data or a turn."""
        names = item.where[len(around.item.where) :]
        node: Node | None = around
        for name in names:
            node = node.first(name) if node is not None else None
        return node

    def state(self, node: Node) -> State:
        return self.instance.state(node)

    def turns_of(self, repeat: Item, around: Node) -> list[Node]:
        """The turns of a repeat that stand in the data or in a turn."""
        found = [around]
        for name in repeat.where[len(around.item.where) :]:
            found = [kid for one in found for kid in one.named.get(name, ())]
        return found

    def offers(self, repeat: Item, around: Node) -> bool:
        """Whether a repeat is to be filled in now, also while it has no turn."""
        turns = self.turns_of(repeat, around)
        if turns:
            return any(turn.is_relevant() for turn in turns)
        parent = self.node_of(repeat.parent, around) if repeat.parent else None
        if parent is None or not parent.is_relevant() or "count" in repeat.rules:
            return False
        rule = repeat.rules.get("relevant")
        return rule is None or self._would_hold(repeat, parent, rule.expr)

    def _would_hold(self, repeat: Item, parent: Node, expr: Expr) -> bool:
        """A condition, asked from a turn that is not there yet."""
        turn = self.instance.turn(parent, repeat)
        run = closure(expr, "boolean")
        held = bool(self.instance.evaluation.ask(run, turn, True))
        parent.remove(turn)
        self.instance.at_item.clear()
        return held

    # Counting

    def count(self, section: Section, around: Node) -> Count:
        """What a section asks here, and what of it has an answer."""
        total = Count(0, 0, 0)
        for part, node in self.nodes_of(section, around):
            if is_asked(part) and not self.instance.rule(node, "readonly", False):
                needs = not node.value and self.instance.rule(node, "required", False)
                total += Count(bool(node.value), 1, bool(needs))
        return total

    def count_all(self) -> Count:
        total = Count(0, 0, 0)
        for section in self.text.sections:
            for around in self.arounds(section):
                total += self.count(section, around)
        return total

    def arounds(self, section: Section) -> list[Node]:
        """Where a section stands: once, or once in each turn of its repeat."""
        if section.repeat is None:
            return [self.instance.data]
        return self.instance.nodes_at(section.repeat)

    # Filling

    def put(self, values: dict[str, str]) -> None:
        """Answers, and all that follows from them."""
        for path, value in values.items():
            self.instance.set(self.nodes[path], value)
        self._changed()

    def _changed(self) -> None:
        self.__dict__.pop("_paths", None)
        self.__dict__.pop("nodes", None)

    def _clear(self, node: Node) -> None:
        """Only turns that somebody added, or that the form counts, are there."""
        for kid in node.elements():
            if kid.item is not None and kid.item.kind == "repeat" and not _is_counted(kid.item):
                node.remove(kid)
            else:
                self._clear(kid)
        self.instance.at_item.clear()

    def _fill(self, values: dict[str, str]) -> None:
        """Turns, then answers, again while answers bring up further turns."""
        for _ in range(DEEPEST):
            self._grow(self.instance.data, f"/{local_name(self.instance.data)}")
            self._changed()
            found = [path for path in values if path in self.nodes]
            for path in found:
                node = self.nodes[path]
                node.value = self.instance.world.fits(values.pop(path))
            self.instance.evaluation.all()
            if not values or not found:
                break
        self._changed()

    def _grow(self, node: Node, path: str) -> None:
        for item in node.item.kids if node.item is not None else ():
            if item.kind == "repeat" and not _is_counted(item):
                self._grow_repeat(node, item, f"{path}/{item.name.rpartition('}')[2]}")
        for kid in node.elements():
            self._grow(kid, self._path_of(kid, path))

    def _grow_repeat(self, node: Node, item: Item, path: str) -> None:
        there = {self.keys.get(id(kid)) for kid in node.named.get(item.name, ())}
        for key in self.turns.get(path, ()):
            if key not in there:
                turn = self.instance.grow(node, item)
                self.keys[id(turn)] = key
                self._clear(turn)


def _is_counted(item: Item) -> bool:
    return "count" in item.rules


def turn_path(repeat: Item, turn: str) -> str:
    """The stored path of the turn "3-1" of a repeat inside a repeat."""
    keys = turn.split("-")
    repeats = {id(one) for one in repeat.repeats()}
    path = ""
    for item in reversed([repeat, *repeat.above()]):
        path += f"/{item.name.rpartition('}')[2]}"
        if id(item) in repeats:
            path += f"[{keys.pop(0) if keys else 0}]"
    return "" if keys else path


def turn_of(path: str) -> str:
    """ "3-1" for "/data/ward[3]/bed[1]/name"."""
    return "-".join(piece.partition("]")[0] for piece in path.split("[")[1:])


def draft_of(sheet: Sheet, now: datetime, language: str = "") -> Draft:
    """A sheet's draft as it stands: a query, and another for a form with repeats."""
    network, text = sheet.team.network, text_of(sheet.version)
    newest = ANSWERS.rows(sheet.pk)
    turns = _turns_of(sheet) if text.has_repeats else {}
    origin = Origin(f"sheet {sheet.pk}", sheet.opened_at, network.time_zone, network.language)
    return Draft(text, origin, dict(newest), turns, language, now)


def _turns_of(sheet: Sheet) -> dict[str, list[int]]:
    """The keys of the turns that are there, by the path of their repeat."""
    turns: dict[str, list[int]] = {}
    for path, key in sheet.turns.filter(removed_at=None).values_list("path", "key"):
        turns.setdefault(path, []).append(key)
    return turns


def newest_fields(sheet: Sheet) -> dict[str, Field]:
    """The answer that counts for each path, with who wrote it."""
    rows = sheet.fields.select_related("by", "on_behalf_of").order_by("revision", "id")
    return {field.path: field for field in rows}


__all__ = ["Count", "Draft", "Instance", "Origin", "draft_of", "newest_fields", "turn_of"]
