"""One filling-in of a form."""

import random
import re

from districtteam.lib.xforms.errors import LimitError, SubmissionError
from districtteam.lib.xforms.model import Form, Item, Itemset, Part, Words
from districtteam.lib.xforms.model.body import find
from districtteam.lib.xforms.nodes import ROOT, Node
from districtteam.lib.xforms.xpath import Context, World, closure
from districtteam.lib.xforms.xpath.functions.text import uuid
from districtteam.lib.xforms.xpath.tree import Expr
from districtteam.lib.xforms.xpath.values import to_nodes

from . import words
from .actions import fire
from .addresses import address, nearest, node_at
from .evaluation import Evaluation, Turns
from .graph import graph, is_steady
from .preload import preload
from .setting import Option, Setting, State
from .types import type_fault

NOT_TEXT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Instance(Turns):
    """Answers to a form and all that follows from them. Made by `create` or `read_submission`."""

    def __init__(self, form: Form, setting: Setting) -> None:
        self.form, self.setting = form, setting
        self.root = Node("", kind=ROOT)
        self.data = self.root.add(form.template.copy())
        self.at_item: dict[int, list[Node]] = {}
        self.size = sum(1 for _ in self.data.walk())  # of nodes, with every turn there was
        self.unknown: list[str] = []  # paths of what was sent and the form does not have
        self.world = World(
            self.root,
            setting.now,
            setting.zone,
            setting.chance,
            {**form.instances, **(setting.instances or {})},
            self._text,
            self._choice_name,
            setting.months,
            setting.days,
            setting.properties or {},
            setting.limits,
        )
        self.evaluation = Evaluation(graph(form), self.world, self)

    def begin(self, identity: str = "") -> "Instance":
        """First values: what the form presets, what events set, what is calculated."""
        preload(self, "start")
        if identity:
            self.identify(identity)
        fire(self, "first-load", None)
        fire(self, "load", None)
        self.evaluation.all()
        return self

    @property
    def id(self) -> str:
        """The instanceID."""
        found = self._meta("instanceID")
        return found.value if found else ""

    def identify(self, identity: str) -> None:
        node = self._meta("instanceID")
        if node is not None:
            node.value = identity

    def new_id(self) -> str:
        return "uuid:" + str(uuid(Context(self.data, self.world)))

    def _meta(self, name: str) -> Node | None:
        meta = self.data.first_local("meta")
        return meta.first_local(name) if meta else None

    def at(self, path: str) -> Node:
        """The node at `/data/person[2]/age`; the first turn where no number is given.

        Raises SubmissionError submission_unknown_node.
        """
        return node_at(self.data, path)

    def path(self, node: Node) -> str:
        return address(node)

    def nodes_at(self, item: Item) -> list[Node]:
        found = self.at_item.get(id(item))
        if found is None:
            if item.parent is None:
                found = [self.data]
            else:
                above = self.nodes_at(item.parent)
                found = [kid for node in above for kid in node.named.get(item.name, ())]
            self.at_item[id(item)] = found
        return found

    def set(self, where: str | Node, value: str) -> None:
        """Answer a question, and work out what follows. An empty text takes the answer away.

        An answer from which too much would follow is not taken: LimitError.
        """
        node = self.at(where) if isinstance(where, str) else where
        if NOT_TEXT.search(value):
            raise SubmissionError("value_not_text", path=address(node))
        if node.value == value:
            return  # nothing has changed, so nothing follows
        before, node.value = node.value, self.world.fits(value)
        try:
            self.evaluation.after([node.item, *fire(self, "value-changed", node)])
        except LimitError:
            node.value = before
            self.evaluation.after([node.item])
            raise

    def add(self, where: str | Node, repeat: str | None = None) -> Node:
        """One more turn of a repeat, after the last; the node of the turn.

        `where` is the repeat's own path (`/data/person`), or the node around it with its name.
        """
        if repeat is None:
            path = where if isinstance(where, str) else address(where)
            above, _, repeat = path.rpartition("/")
            where = above
        parent = self.at(where) if isinstance(where, str) else where
        item = parent.item.kid(repeat)
        if item is None or item.kind != "repeat":
            raise SubmissionError("submission_unknown_node", path=f"{address(parent)}/{repeat}")
        node = self.grow(parent, item)
        self.evaluation.rerun(self.evaluation.inside(item))
        return node

    def remove(self, where: str | Node) -> None:
        """Take a turn of a repeat away with all that is in it."""
        node = self.at(where) if isinstance(where, str) else where
        if node.item.kind != "repeat" or node.parent is None:
            raise SubmissionError("submission_unknown_node", path=address(node))
        node.parent.remove(node)
        self.at_item.clear()
        self.evaluation.rerun(self.evaluation.inside(node.item))

    def grow(self, parent: Node, item: Item) -> Node:
        """One more turn, its events fired; nothing is worked out yet."""
        node = self.turn(parent, item)
        fire(self, "new-repeat", node)
        return node

    def turn(self, parent: Node, item: Item) -> Node:
        """A bare turn of a repeat, after the last."""
        turns = parent.named.get(item.name, [])
        if len(turns) >= self.setting.limits.repeats or item.template is None:
            raise LimitError("too_many_repeats", limit=self.setting.limits.repeats)
        twin = item.template.copy()
        self.size += sum(1 for _ in twin.walk())
        if self.size > self.setting.limits.nodes:
            raise LimitError("too_many_nodes", limit=self.setting.limits.nodes)
        later = {kid.name for kid in parent.item.kids[parent.item.kids.index(item) + 1 :]}
        places = (place for place, kid in enumerate(parent.kids) if kid.name in later)
        node = parent.add(twin, next(places, None))
        self.at_item.clear()
        return node

    def fit(self, parent: Node, repeat: Item, wanted: int) -> bool:
        changed = False
        while len(parent.named.get(repeat.name, ())) > wanted:
            parent.remove(parent.named[repeat.name][-1])
            self.at_item.clear()
            changed = True
        while len(parent.named.get(repeat.name, ())) < wanted:
            self.grow(parent, repeat)
            changed = True
        return changed

    def rule(self, node: Node, kind: str, otherwise: bool) -> bool:
        """The verdict of a rule that nothing else depends on: required, constraint, readonly."""
        found = node.item.rules.get(kind)
        if found is None:
            return otherwise
        return bool(self.evaluation.ask(closure(found.expr, "boolean"), node, otherwise))

    def state(self, where: str | Node) -> State:
        node = self.at(where) if isinstance(where, str) else where
        self.evaluation.world.steps = self.setting.limits.steps
        relevant = node.is_relevant()
        required = self.rule(node, "required", False)
        fault = self._fault(node, required) if relevant else ""
        shown = {
            "constraint": node.item.constraint_message,
            "required": node.item.required_message,
        }
        message = self.said(shown[fault], node) if fault in shown else ""
        return State(relevant, required, self.rule(node, "readonly", False), fault, message)

    def _fault(self, node: Node, required: bool) -> str:
        value, item = node.value, node.item
        if not value:
            return "required" if required else ""
        fault = type_fault(value, item.type)
        if not fault and not self.rule(node, "constraint", True):
            fault = "constraint"
        if not fault and item.part is not None and item.part.control in CHOOSING:
            offered = self._offered(item.part, node)
            chosen = [value] if item.part.control == "select1" else value.split()
            fault = "" if not offered or offered.issuperset(chosen) else "not_choice"
        return fault

    def choices(self, where: str | Node) -> list[Option]:
        """What can be chosen now, in the language of the setting."""
        node = self.at(where) if isinstance(where, str) else where
        part: Part | None = node.item.part
        if part is None:
            return []
        offered = [Option(one.value, self.said(one.label, node)) for one in part.choices]
        return offered + self._listed(part, node)

    def _offered(self, part: Part, node: Node) -> frozenset[str]:
        """The values of what can be chosen now, without their labels."""
        values = frozenset(one.value for one in part.choices)
        if part.itemset is None:
            return values
        expr = part.itemset.value.expr
        return values.union(self.text_of(expr, each) for each in self._rows(part.itemset, node))

    def _listed(self, part: Part, node: Node) -> list[Option]:
        if part.itemset is None:
            return []
        return [
            Option(self.text_of(part.itemset.value.expr, each), self._label(part.itemset, each))
            for each in self._rows(part.itemset, node)
        ]

    def _rows(self, itemset: Itemset, node: Node) -> list[Node]:
        chance = self.world.chance
        if not is_steady(itemset.nodes.expr):  # shuffled: for this person always alike
            self.world.chance = random.Random(self.id + address(node)).random  # noqa: S311 (an order)
        nodes = self.evaluation.ask(closure(itemset.nodes.expr, "nodes"), node, [])
        self.world.chance = chance
        return list(to_nodes(nodes))

    def text_of(self, expr: Expr, node: Node) -> str:
        """The text of an expression seen from a node, inside the form or not."""
        return str(self.evaluation.ask(closure(expr, "string"), node, ""))

    def _label(self, itemset: Itemset, node: Node) -> str:
        label = self.text_of(itemset.label.expr, node)
        return self._text(label) if itemset.keyed else label

    def label(self, where: str | Node) -> str:
        """The question, with the answers that stand in it."""
        node = self.at(where) if isinstance(where, str) else where
        return self.said(node.item.part.label, node) if node.item.part else ""

    def said(self, text: Words, node: Node) -> str:
        pieces = words.said(text, self.setting.language, self.form.language)
        return words.rendered(pieces, node, self.world)

    def _text(self, key: str) -> str:
        found = self.form.texts.get(key)
        return self.said(found, self.data) if found else ""

    def _choice_name(self, value: str, path: str, seen_from: Node) -> str:
        where = seen_from.item.where if seen_from.item else ()
        item = find(self.form, path.strip(), where)
        nodes = (nearest(seen_from, item) or self.nodes_at(item)) if item else []
        options = self.choices(nodes[0]) if nodes else []
        return next((option.label for option in options if option.value == value), "")

    def finish(self) -> list[tuple[str, str]]:
        """Last presets; then the path and code of every fault. None: it may be sent."""
        self.end()
        return self.faults()

    def end(self) -> None:
        """Last presets, and what follows from them; nothing is judged."""
        preload(self, "end")
        self.evaluation.all(keep=True)

    def faults(self) -> list[tuple[str, str]]:
        return [
            (address(node), fault)
            for node in self.data.walk()
            if node.item is not None
            and (node.value or "required" in node.item.rules)
            and (fault := self.state(node).fault)
        ]


CHOOSING = {"select", "select1", "rank"}


def create(form: Form, setting: Setting | None = None, identity: str = "") -> Instance:
    """A new instance. `identity` is the instanceID that the client has made, if it has."""
    return Instance(form, setting or Setting()).begin(identity)
