"""Where a node stands, as text and as the way from another node."""

import re

from districtteam.lib.xforms.errors import SubmissionError
from districtteam.lib.xforms.model import Item
from districtteam.lib.xforms.nodes import Node, local_name

_STEP = re.compile(r"([^/\[\]]+)(?:\[([0-9]{1,6})\])?")


def address(node: Node) -> str:
    """`/data/person[2]/age`: a number where the node is in a repeat."""
    if node.parent is None:
        return ""
    own = local_name(node)
    if node.item is not None and node.item.kind == "repeat":
        own += f"[{node.parent.named[node.name].index(node) + 1}]"
    return f"{address(node.parent)}/{own}"


def node_at(data: Node, path: str) -> Node:
    first, *rest = path.strip("/").split("/")
    if first != local_name(data):
        raise SubmissionError("submission_unknown_node", path=path)
    node = data
    for step in rest:
        found = _STEP.fullmatch(step)
        same = _kids(node, found[1]) if found else []
        place = int(found[2] or 1) if found else 0
        if not 1 <= place <= len(same):
            raise SubmissionError("submission_unknown_node", path=path)
        node = same[place - 1]
    return node


def _kids(node: Node, name: str) -> list[Node]:
    return node.named.get(name) or [kid for kid in node.elements() if local_name(kid) == name]


def nearest(node: Node, target: Item) -> list[Node]:
    """The nodes of an item that share with a node all the repeats that they can share."""
    line = [target, *target.above()]
    start = next((one for one in [node, *node.above()] if one.item in line), None)
    if start is None:
        return []
    found = [start]
    for item in reversed(line[: line.index(start.item)]):
        found = [kid for one in found for kid in one.named.get(item.name, ())]
    return found
