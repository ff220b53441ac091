"""Location paths as closures: a quick way for plain ones, a general one for the rest."""

from collections.abc import Callable

from districtteam.lib.xforms.nodes import Node, in_order

from .axes import AXES, node_test
from .context import Context
from .tree import ABSOLUTE, CONTEXT, PARENT, SELF, Call, Expr, Path, Step
from .values import Value

Closure = Callable[[Context], list[Node]]
Predicate = Callable[[Context], Value]
Finder = Callable[[Node, Context], list[Node]]
UP = ".."
_NONE: list[Node] = []


def plain_names(path: Path) -> list[str] | None:
    """The names of a path of nothing but names and `..`; None for any other path."""
    names: list[str] = []
    for step in path.steps:
        if step.predicates or not (step in {PARENT, SELF} or _is_name(step)):
            return None
        if step != SELF:
            names.append(UP if step == PARENT else step.test)
    return names if path.start in {CONTEXT, ABSOLUTE} else None


def _is_name(step: Step) -> bool:
    return step.axis == "child" and "(" not in step.test and not step.test.endswith("*")


def plain(names: list[str], from_root: bool) -> Closure:
    """All nodes at a plain path that are relevant."""

    def run(context: Context) -> list[Node]:
        nodes = [context.world.root if from_root else context.node]
        for name in names:
            if name is UP:
                nodes = _parents(nodes)
            else:
                nodes = [
                    kid for node in nodes for kid in node.named.get(name, _NONE) if kid.relevant
                ]
        context.world.spend(len(nodes) + 1)
        return nodes

    return run


def _parents(nodes: list[Node]) -> list[Node]:
    if len(nodes) == 1:
        return [nodes[0].parent] if nodes[0].parent else []
    return in_order([node.parent for node in nodes if node.parent])


def plain_first(names: list[str], from_root: bool) -> Callable[[Context], Node | None]:
    """The first node at a plain path; where names repeat, the general way is gone."""
    every = plain(names, from_root)

    def run(context: Context) -> Node | None:
        node = context.world.root if from_root else context.node
        for name in names:
            if name is UP:
                if node.parent is None:
                    return None
                node = node.parent
                continue
            same = node.named.get(name)
            if not same:
                return None
            if len(same) > 1:
                return next(iter(every(context)), None)
            node = same[0]
            if not node.relevant:
                return None
        return node

    return run


def general(start: Closure, finders: list[tuple[bool, Finder]]) -> Closure:
    """Step after step; nodes are put in order where a step may have mixed them."""

    def run(context: Context) -> list[Node]:
        nodes = start(context)
        for mixes, find in finders:
            found = [each for node in nodes for each in find(node, context)]
            context.world.spend(len(found) + 1)
            nodes = in_order(found) if mixes else found
        return nodes

    return run


def mixing(path: Path) -> list[bool]:
    """For each step whether its nodes may come out of order, or twice.

    The kids of nodes in order are in order, unless one of those nodes stands above another.
    """
    nested = not isinstance(path.start, str) and not _is_instance(path.start)
    found: list[bool] = []
    for step in path.steps:
        nested = nested or step.axis not in {"child", "parent", "self", "attribute"}
        found.append(nested or step.axis == "parent")
    return found


def _is_instance(start: Expr) -> bool:
    return isinstance(start, Call) and start.name in {"instance", "current", "item-at"}


def finder(step: Step, predicates: list[tuple[str, Predicate]]) -> Finder:
    """One step from one node, its predicates applied in turn."""
    axis, test = AXES[step.axis], node_test(step.axis, step.test)
    if step.axis == "child" and _is_name(step):
        name = step.test
        return _filtered(lambda node: _named(node, name), predicates)
    return _filtered(lambda node: [one for one in axis(node) if test(one)], predicates)


def _named(node: Node, name: str) -> list[Node]:
    return [kid for kid in node.named.get(name, _NONE) if kid.relevant]


def _filtered(
    find: Callable[[Node], list[Node]], predicates: list[tuple[str, Predicate]]
) -> Finder:
    if not predicates:
        return lambda node, _context: find(node)

    def run(node: Node, context: Context) -> list[Node]:
        return chosen(find(node), predicates, context)

    return run


def chosen(
    nodes: list[Node], predicates: list[tuple[str, Predicate]], context: Context
) -> list[Node]:
    """The nodes for which every predicate holds; a number holds at its place."""
    inner = Context(context.node, context.world, context.current)
    for kind, predicate in predicates:
        context.world.spend(len(nodes))
        kept: list[Node] = []
        inner.size = len(nodes)
        for place, node in enumerate(nodes, start=1):
            inner.node, inner.position = node, place
            value = predicate(inner)
            if (value == place) if _is_place(kind, value) else value:
                kept.append(node)
        nodes = kept
    return nodes


def _is_place(kind: str, value: Value) -> bool:
    return kind == "number" or (kind == "any" and isinstance(value, float))
