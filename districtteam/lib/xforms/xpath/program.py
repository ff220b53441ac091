"""An expression as the script reads it: JSON made of lists, so that no parser is sent.

A number or a text stands for itself. `["/", start, steps...]` is a path: start 0 is the context
node, 1 the root, else a program; a step is a name, `.`, `..`, `@name`, or a list of axis, test and
predicates. `["[", base, predicates...]` filters. All else is a call: a name and its arguments.
A call that cannot be made is `["!"]`, and fails only if it is reached.
"""

from typing import TypeAlias

from .checking import fault_of
from .tree import ABSOLUTE, CONTEXT, PARENT, SELF, Call, Expr, Filter, Number, Path, Step, Text

Program: TypeAlias = "str | float | list[Program]"


def program(expr: Expr) -> Program:
    """
    >>> from .reading import read
    >>> program(read("../age > 5"))
    ['>', ['/', 0, '..', 'age'], 5]
    """
    if isinstance(expr, Number):
        return int(expr.value) if expr.value.is_integer() else expr.value
    if isinstance(expr, Text):
        return expr.value
    if isinstance(expr, Filter):
        return ["[", program(expr.base), *map(program, expr.predicates)]
    if isinstance(expr, Path):
        return ["/", _start(expr), *map(_step, expr.steps)]
    return _call(expr)


def _call(call: Call) -> Program:
    if fault_of(call):
        return ["!"]
    return [call.name, *map(program, call.args)]


def _start(path: Path) -> Program:
    if isinstance(path.start, str):
        return {CONTEXT: 0, ABSOLUTE: 1}[path.start]
    return program(path.start)


def _step(step: Step) -> Program:
    short = {SELF: ".", PARENT: ".."}.get(step)
    if short:
        return short
    if not step.predicates and "(" not in step.test and step.axis in {"child", "attribute"}:
        return ("@" if step.axis == "attribute" else "") + step.test
    return [step.axis, step.test, *map(program, step.predicates)]
