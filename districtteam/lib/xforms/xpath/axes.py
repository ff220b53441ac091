"""The axes of XPath: from a node to its kin, in the order in which positions count."""

from collections.abc import Callable
from itertools import chain

from districtteam.lib.xforms.nodes import ATTRIBUTE, COMMENT, ELEMENT, PI, TEXT, Node

Axis = Callable[[Node], list[Node]]
Test = Callable[[Node], bool]
KINDS = {"text()": TEXT, "comment()": COMMENT}


def _child(node: Node) -> list[Node]:
    return [kid for kid in node.kids or node.text_nodes() if kid.relevant]


def _parent(node: Node) -> list[Node]:
    return [node.parent] if node.parent else []


def _self(node: Node) -> list[Node]:
    return [node]


def _descendant(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = _child(node)[::-1]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(_child(one)[::-1])
    return found


def _descendant_or_self(node: Node) -> list[Node]:
    return [node, *_descendant(node)]


def _ancestor(node: Node) -> list[Node]:
    return list(node.above())


def _ancestor_or_self(node: Node) -> list[Node]:
    return [node, *node.above()]


def _siblings(node: Node) -> tuple[list[Node], list[Node]]:
    """Those before, nearest first, and those after."""
    if node.parent is None or node.kind == ATTRIBUTE:
        return [], []
    all_of_them = _child(node.parent)
    at = next((index for index, one in enumerate(all_of_them) if one is node), 0)
    return all_of_them[:at][::-1], all_of_them[at + 1 :]


def _following_sibling(node: Node) -> list[Node]:
    return _siblings(node)[1]


def _preceding_sibling(node: Node) -> list[Node]:
    return _siblings(node)[0]


def _following(node: Node) -> list[Node]:
    """All that begins after the node ends; after an attribute come its element's kids."""
    inside = _descendant(node.parent) if node.kind == ATTRIBUTE and node.parent else []
    above = [_following_sibling(one) for one in _ancestor_or_self(node)]
    return inside + [each for one in chain(*above) for each in _descendant_or_self(one)]


def _preceding(node: Node) -> list[Node]:
    """All that ends before the node begins, nearest first."""
    above = [_preceding_sibling(one) for one in _ancestor_or_self(node)]
    return [each for one in chain(*above) for each in _descendant_or_self(one)[::-1]]


AXES: dict[str, Axis] = {
    "child": _child,
    "parent": _parent,
    "self": _self,
    "attribute": Node.attribute_nodes,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "following-sibling": _following_sibling,
    "preceding-sibling": _preceding_sibling,
    "following": _following,
    "preceding": _preceding,
}


def node_test(axis: str, test: str) -> Test:
    """Whether a node on an axis is of the name or kind asked for."""
    if test == "node()":
        return lambda _node: True
    if test in KINDS:
        kind = KINDS[test]
        return lambda node: node.kind == kind
    if test.startswith("processing-instruction("):
        target = test.partition("(")[2][:-1]
        return lambda node: node.kind == PI and target in {"", node.name}
    kind = ATTRIBUTE if axis == "attribute" else ELEMENT
    if test == "*":
        return lambda node: node.kind == kind
    if test.endswith("}*"):
        return lambda node: node.kind == kind and node.name.startswith(test[:-1])
    return lambda node: node.kind == kind and node.name == test
