"""What an expression is made of, once read."""

from dataclasses import dataclass
from typing import TypeAlias

CONTEXT, ABSOLUTE = "", "/"


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator: both stand in one table."""

    name: str
    args: tuple["Expr", ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """`test` is a name, `*`, `{namespace}*`, or a kind of node such as `text()`."""

    axis: str
    test: str
    predicates: tuple["Expr", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the context node (""), from the root ("/"), or from what `start` gives."""

    start: "Expr | str"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    base: "Expr"
    predicates: tuple["Expr", ...]


Expr: TypeAlias = Number | Text | Call | Path | Filter

SELF = Step("self", "node()")
PARENT = Step("parent", "node()")
ANYWHERE = Step("descendant-or-self", "node()")
HERE = Path(CONTEXT, (SELF,))


def walk(expr: Expr) -> list[Expr]:
    """The expression and every expression inside it, predicates included."""
    found = [expr]
    for one in found:  # the list grows as it is read
        if not isinstance(one, (Text, Number)):
            found += parts(one)
    return found


def parts(expr: Expr) -> list[Expr]:
    """The expressions directly inside one."""
    if isinstance(expr, Call):
        return list(expr.args)
    if isinstance(expr, Filter):
        return [expr.base, *expr.predicates]
    if isinstance(expr, Path):
        inside = [each for step in expr.steps for each in step.predicates]
        return inside if isinstance(expr.start, str) else [expr.start, *inside]
    return []


def height(expr: Expr) -> int:
    """How many expressions stand one inside the other at the deepest."""
    deepest, waiting = 0, [(expr, 1)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((inside, depth + 1) for inside in parts(one))
    return deepest
