"""Absolute paths seen from the question that asks, as ODK's clients have it.

`/data/person/age` in a rule of `/data/person/name` means the age in the same turn of the repeat,
and becomes `../age`. A path that ends at a repeat still means all its turns:
`count(/data/person)`. Inside a predicate the question is `current()`.
"""

from dataclasses import replace
from operator import is_not

from districtteam.lib.xforms.xpath.tree import (
    ABSOLUTE,
    CONTEXT,
    PARENT,
    Call,
    Expr,
    Filter,
    Number,
    Path,
    Step,
    Text,
)

from .parts import Item

CURRENT = Call("current", ())


def scoped(expr: Expr, item: Item, inside: bool = False) -> Expr:
    """The same expression with paths relative to the item. `inside`: in a predicate.

    What has no absolute path in it stays the very same, so that work done on it is shared.
    """
    if isinstance(expr, (Text, Number)):
        return expr
    if isinstance(expr, Call):
        args = tuple([scoped(each, item, inside) for each in expr.args])
        changed = any(map(is_not, args, expr.args))
        return Call(expr.name, args, expr.at) if changed else expr
    if isinstance(expr, Filter):
        return Filter(scoped(expr.base, item, inside), _all(expr.predicates, item))
    steps = expr.steps
    if any(step.predicates for step in steps):
        steps = tuple([replace(step, predicates=_all(step.predicates, item)) for step in steps])
    if expr.start == ABSOLUTE:
        return _relative(steps, item, inside)
    start = expr.start if isinstance(expr.start, str) else scoped(expr.start, item, inside)
    if start is expr.start and steps is expr.steps:
        return expr
    return Path(start, steps)


def _all(predicates: tuple[Expr, ...], item: Item) -> tuple[Expr, ...]:
    return tuple([scoped(each, item, inside=True) for each in predicates])


def _relative(steps: tuple[Step, ...], item: Item, inside: bool) -> Path:
    shared = _shared(steps, item)
    if not shared:
        return Path(ABSOLUTE, steps)
    up = len(item.where) - shared
    return Path(CURRENT if inside else CONTEXT, (PARENT,) * up + steps[shared:])


def _shared(steps: tuple[Step, ...], item: Item) -> int:
    """How many steps lead to the innermost node shared; 0 if none does."""
    depth = 0
    for step, name in zip(steps[:-1], item.where, strict=False):
        if step.axis != "child" or step.predicates or step.test != name:
            break
        depth += 1
    return depth
