"""What the browser's script is given of an instance: see script/form.js."""

from typing import Any

from districtteam.lib.xforms.model import Action, Item
from districtteam.lib.xforms.model.parts import RULES
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.script import extra_functions
from districtteam.lib.xforms.xpath import program
from districtteam.lib.xforms.xpath.tree import CONTEXT, PARENT, SELF, Call, Expr, Path, Step, walk

from .graph import graph, is_steady
from .instance import Instance

FOLLOWS = {"value-changed": "v", "new-repeat": "n"}  # the other events are the server's


def logic(instance: Instance, lists: bool = True) -> dict[str, Any]:
    """The form's state and rules as JSON. Without `lists` the choices' instances stay away."""
    form = instance.form
    found: dict[str, Any] = {"d": _tree(instance.data), "b": _cells(instance)}
    repeats = [item for item in form.items() if item.kind == "repeat" and item.template]
    if repeats:
        found["t"] = {_path(item): [_template(item), _later(item)] for item in repeats}
    actions = [_action(action) for action in form.actions if action.event in FOLLOWS]
    if actions:
        found["a"] = [action for action in actions if action]
    if lists and form.instances:
        instances = instance.world.instances
        found["i"] = {key: _outside(root.elements()[0]) for key, root in instances.items()}
    return found


def needs_extras(instance: Instance) -> bool:
    """Whether the form calls a function, or walks an axis, of the second script."""
    rules = [rule.expr for item in instance.form.items() for rule in item.rules.values()]
    rules += [action.value.expr for action in instance.form.actions]
    return any(_is_extra(one) for rule in rules for one in walk(rule))


def _is_extra(expr: Expr) -> bool:
    if isinstance(expr, Call):
        return expr.name in extra_functions()
    sideways = ("following", "preceding")
    return isinstance(expr, Path) and any(step.axis.startswith(sideways) for step in expr.steps)


def _path(item: Item) -> str:
    return " ".join(item.where)


def _tree(node: Node) -> list[Any]:
    """Names and values; a group stays one when it is empty."""
    is_group = node.item is not None and node.item.kind in {"group", "repeat"}
    return [node.name, [_tree(kid) for kid in node.elements()] if is_group else node.value]


def _template(item: Item) -> list[Any]:
    return _tree(item.template) if item.template else []


def _outside(node: Node) -> list[Any]:
    kids = node.elements()
    return [node.name, [_outside(kid) for kid in kids] if kids else node.value]


def _later(item: Item) -> list[str]:
    siblings = item.parent.kids if item.parent else []
    return [sibling.name for sibling in siblings[siblings.index(item) + 1 :]]


def _cells(instance: Instance) -> list[list[Any]]:
    running = [
        _cell(cell.item, cell.kind, cell.rule.expr, cell.looks_at)
        for cell in graph(instance.form).cells
    ]
    asked = [
        [_path(item), RULES[kind], program(item.rules[kind].expr)]
        for item in instance.form.items()
        for kind in ("required", "constraint", "readonly")
        if kind in item.rules
    ]
    return running + asked


def _cell(item: Item, kind: str, expr: Expr, looks_at: list[Item]) -> list[Any]:
    extra: Any = int(item.type == "date" and kind == "calculate")
    where = item
    if kind == "count" and item.parent:
        extra, where = item.name, item.parent
    cell = [_path(where), RULES[kind], program(expr), extra]
    if not is_steady(expr):
        return [*cell, [_path(one) for one in looks_at]]
    return cell if extra else cell[:3]


def _action(action: Action) -> list[Any]:
    if action.trigger is None:
        return []
    way = program(_way(action.trigger, action.target))
    is_date = int(action.target.type == "date")
    value = program(action.value.expr)
    return [FOLLOWS[action.event], _path(action.trigger), way, value, is_date]


def _way(start: Item, target: Item) -> Path:
    """The path from one item to another by their nearest common ancestor."""
    line = [target, *target.above()]
    common = next((one for one in [start, *start.above()] if one in line), None)
    shared = len(common.where) if common else 0
    up = (PARENT,) * (len(start.where) - shared)
    down = tuple(Step("child", name) for name in target.where[shared:])
    return Path(CONTEXT, (*up, *down) or (SELF,))
