"""The tree that expressions walk: a form's answers, a choice list, any XML."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, cast

ELEMENT, TEXT, ATTRIBUTE, COMMENT, PI, ROOT = range(6)


# What most nodes have none of is one empty thing for all of them; only `add` writes, to its own.
NO_KIDS = cast("list[Node]", ())
NONE_NAMED = cast("dict[str, list[Node]]", MappingProxyType({}))
NO_ATTRS = cast("dict[str, str]", MappingProxyType({}))


class Node:
    """One node. A name is the local name, or `{namespace}local` as ElementTree writes it.

    An element that holds nothing but text keeps it in `value` and has no kids; `relevant` is
    the node's own verdict, not its ancestors'. `item` is what the form says of the node.
    """

    __slots__ = (
        "attrs",
        "item",
        "kids",
        "kind",
        "line",
        "name",
        "named",
        "parent",
        "prefix",
        "relevant",
        "seen",
        "value",
    )

    def __init__(self, name: str, value: str = "", kind: int = ELEMENT) -> None:
        self.name = name
        self.value = value
        self.kind = kind
        self.kids = NO_KIDS
        self.named = NONE_NAMED  # element kids by name
        self.parent: Node | None = None
        self.attrs = NO_ATTRS
        self.relevant = True
        self.seen: dict[int, Any] | None = None  # what rules that are not steady looked at
        self.item: Any = None
        self.line = 0
        self.prefix = ""

    def add(self, kid: "Node", at: int | None = None) -> "Node":
        """Put a kid last, or before the kid that is now at `at`."""
        kid.parent = self
        if self.kids is NO_KIDS:
            self.kids, self.named = [], {}
        if at is None:
            self.kids.append(kid)
        else:
            self.kids.insert(at, kid)
        if kid.kind != ELEMENT:
            return kid
        same = self.named.get(kid.name)
        if same is None:
            self.named[kid.name] = [kid]
        elif at is None:
            same.append(kid)
        else:
            self.named[kid.name] = [one for one in self.kids if one.name == kid.name]
        return kid

    def hang(self, kid: "Node") -> None:
        """Put a kid last without an entry in `named`."""
        kid.parent = self
        if self.kids is NO_KIDS:
            self.kids = [kid]
        else:
            self.kids.append(kid)

    def remove(self, kid: "Node") -> None:
        self.kids.remove(kid)
        self.named[kid.name].remove(kid)
        kid.parent = None

    def first(self, name: str) -> "Node | None":
        """The first element kid of that name."""
        same = self.named.get(name)
        return same[0] if same else None

    def first_local(self, name: str) -> "Node | None":
        """The first element kid of that local name, whatever its namespace."""
        spaced = "}" + name
        for kid in self.kids:
            if kid.kind == ELEMENT and (kid.name == name or kid.name.endswith(spaced)):
                return kid
        return None

    def elements(self) -> list["Node"]:
        return [kid for kid in self.kids if kid.kind == ELEMENT]

    def copy(self) -> "Node":
        """This node and all below it, without a parent."""
        twin = Node(self.name, self.value, self.kind)
        twin.attrs = dict(self.attrs) if self.attrs else NO_ATTRS
        twin.item, twin.prefix = self.item, self.prefix
        for kid in self.kids:
            twin.add(kid.copy())
        return twin

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.kids:
                stack.extend(reversed(node.kids))

    def scatter(self) -> None:
        """Let go of a tree that is done with: at once, not when the collector comes by."""
        for node in self.walk():
            node.parent = None

    def above(self) -> Iterator["Node"]:
        """The parent, its parent and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def attribute_nodes(self) -> list["Node"]:
        made = [Node(name, value, ATTRIBUTE) for name, value in self.attrs.items()]
        for node in made:
            node.parent = self
        return made

    def text_nodes(self) -> list["Node"]:
        """The text kids; the text of a leaf is made a node for the asking."""
        if self.kids:
            return [kid for kid in self.kids if kid.kind == TEXT]
        if not self.value or self.kind not in {ELEMENT, ROOT}:
            return []
        made = Node("", self.value, TEXT)
        made.parent = self
        return [made]

    def is_relevant(self) -> bool:
        """Whether this node and all above it are relevant."""
        return self.relevant and all(node.relevant for node in self.above())


def string_value(node: Node) -> str:
    """The text of a node and of all below it, as XPath defines it."""
    if not node.kids:
        return node.value
    found = [one.value for one in node.walk() if not one.kids and one.kind in {ELEMENT, TEXT}]
    return "".join(found)


def local_name(node: Node) -> str:
    return node.name.rpartition("}")[2]


def namespace(node: Node) -> str:
    return node.name[1:].partition("}")[0] if node.name.startswith("{") else ""


class Order:
    """Keys that sort nodes in document order; each parent's kids are numbered once."""

    def __init__(self) -> None:
        self.places: dict[int, dict[int, int]] = {}
        self.tops: dict[int, int] = {}

    def key(self, node: Node) -> tuple[int, ...]:
        """Trees follow each other by their first appearance."""
        key: list[int] = []
        parent = node.parent
        while parent is not None:
            key.append(self.place(node, parent))
            node, parent = parent, parent.parent
        key.append(self.tops.setdefault(id(node), len(self.tops)))
        return tuple(reversed(key))

    def place(self, node: Node, parent: Node) -> int:
        if node.kind == ATTRIBUTE:
            return -len(parent.attrs) + list(parent.attrs).index(node.name)
        known = self.places.get(id(parent))
        if known is None:
            known = {id(kid): index for index, kid in enumerate(parent.kids)}
            self.places[id(parent)] = known
        return known.get(id(node), 0)  # 0: the text of a leaf


def identity(node: Node) -> object:
    """The same for two nodes made for the asking from one attribute or text."""
    if node.kind == ATTRIBUTE or (node.kind == TEXT and node.parent and not node.parent.kids):
        return id(node.parent), node.kind, node.name
    return id(node)


def in_order(nodes: list[Node]) -> list[Node]:
    """Each node once, in document order. Trees follow each other by their first appearance."""
    unique = list({identity(node): node for node in nodes}.values())
    if len(unique) < 2:  # noqa: PLR2004
        return unique
    return sorted(unique, key=Order().key)
