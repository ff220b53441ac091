"""An expression's tree to a closure that evaluates it: each node of the tree once."""

from collections.abc import Callable
from typing import Any

from districtteam.lib.xforms.errors import XPathTypeError
from districtteam.lib.xforms.nodes import string_value

from . import paths
from .checking import fault_of, type_of
from .context import Context
from .flatten import each_boolean, each_number, each_string
from .functions import TABLE, Function
from .tree import ABSOLUTE, CONTEXT, Call, Expr, Filter, Number, Path, Text
from .values import text_number, to_boolean, to_nodes, to_number, to_string

Closure = Callable[[Context], Any]
CONVERSIONS: dict[str, Callable[[Any, Context], Any]] = {
    "string": lambda value, _context: to_string(value),
    "number": lambda value, context: to_number(value, context.world.zone),
    "boolean": lambda value, _context: to_boolean(value),
    "nodes": lambda value, _context: to_nodes(value),
    "any": lambda value, _context: value,
}
EACH: dict[str, Callable[[Any, Context], list[Any]]] = {
    "strings": lambda value, _context: each_string(value),
    "numbers": lambda value, context: each_number(value, context.world.zone),
    "booleans": lambda value, _context: each_boolean(value),
}
CONDITIONS = {"and", "or"}
LONG, CHARS_A_STEP = 500, 100  # texts up to there are free; beyond, so many characters are a step


def compiled(expr: Expr, kind: str = "any") -> Closure:
    """A closure that gives the value as `string`, `number`, `boolean`, `nodes` or as it is."""
    static = type_of(expr)
    if isinstance(expr, Path) and kind in {"string", "number"}:
        return _first(expr, kind)
    run = _closure(expr)
    if kind in {"any", static}:
        return run
    convert = CONVERSIONS[kind]
    return lambda context: convert(run(context), context)


def _closure(expr: Expr) -> Closure:
    if isinstance(expr, (Number, Text)):
        value = expr.value
        return lambda _context: value
    if isinstance(expr, Path):
        return _path(expr)
    if isinstance(expr, Filter):
        base, predicates = compiled(expr.base, "nodes"), _predicates(expr.predicates)
        return lambda context: paths.chosen(base(context), predicates, context)
    return _call(expr)


def _first(path: Path, kind: str) -> Closure:
    """Text or number of a path: only its first node counts."""
    names = paths.plain_names(path)
    if names is None:
        every = _path(path)
        convert = CONVERSIONS[kind]
        return lambda context: convert(every(context), context)
    first = paths.plain_first(names, path.start == ABSOLUTE)
    if kind == "string":
        return _paid(lambda context: "" if (node := first(context)) is None else string_value(node))

    def number(context: Context) -> float:
        node = first(context)
        return text_number("" if node is None else string_value(node), context.world.zone)

    return number


def _path(path: Path) -> Closure:
    names = paths.plain_names(path)
    if names is not None:
        return paths.plain(names, path.start == ABSOLUTE)
    finders = [paths.finder(step, _predicates(step.predicates)) for step in path.steps]
    mixing = paths.mixing(path)
    return paths.general(_start(path), list(zip(mixing, finders, strict=True)))


def _start(path: Path) -> Closure:
    if path.start == CONTEXT:
        return lambda context: [context.node]
    if path.start == ABSOLUTE:
        return lambda context: [context.world.root]
    assert not isinstance(path.start, str)  # noqa: S101 (for the type checker)
    return compiled(path.start, "nodes")


def _predicates(exprs: tuple[Expr, ...]) -> list[tuple[str, paths.Predicate]]:
    """A predicate's number is a place; of unknown kind, it is looked at when it is there."""
    found: list[tuple[str, paths.Predicate]] = []
    for expr in exprs:
        static = type_of(expr)
        kind = static if static in {"number", "any"} else "boolean"
        found.append((kind, _truth(expr) if kind == "any" else compiled(expr, kind)))
    return found


def _truth(expr: Expr) -> Closure:
    run = _closure(expr)

    def truth(context: Context) -> float | bool:
        value = run(context)
        return value if isinstance(value, float) else to_boolean(value)

    return truth


def _call(call: Call) -> Closure:
    fault = fault_of(call)
    if fault:
        error = XPathTypeError(fault.code, **fault.params)

        def refuse(_context: Context) -> Any:
            raise error

        return refuse
    entry = TABLE[call.name]
    flat = any(kind in EACH for kind in entry.takes)
    run = _flattening(call, entry) if flat else _direct(call, entry)
    return _paid(run) if entry.returns == "string" and entry.takes else run


def _paid(run: Closure) -> Closure:
    """Long texts are work too."""

    def paid(context: Context) -> str:
        text: str = run(context)
        if len(text) > LONG:
            context.world.spend(len(text) // CHARS_A_STEP)
        return text

    return paid


def _direct(call: Call, entry: Function) -> Closure:
    """The commonest counts of arguments are written out: this is the innermost loop."""
    args = [_argument(call, index) for index in range(len(call.args))]
    run, count = entry.run, len(args)
    lazy = "lazy" in entry.takes
    if lazy:
        return lambda context: run(context, *args)
    if entry.in_context:
        return lambda context: run(context, *[arg(context) for arg in args])
    if count == 1:
        only = args[0]
        return lambda context: run(only(context))
    if count == 2:  # noqa: PLR2004
        one, other = args
        return lambda context: run(one(context), other(context))
    return lambda context: run(*[arg(context) for arg in args])


def _argument(call: Call, index: int) -> Closure:
    kind = TABLE[call.name].kind(index)
    if kind == "lazy":
        is_condition = call.name in CONDITIONS or index == 0
        return compiled(call.args[index], "boolean" if is_condition else "any")
    return compiled(call.args[index], kind)


def _flattening(call: Call, entry: Function) -> Closure:
    """A call of which each node of a node set is an argument of its own."""
    makers = [_maker(call.args[index], entry.kind(index)) for index in range(len(call.args))]
    run, in_context = entry.run, entry.in_context

    def flat(context: Context) -> Any:
        values = [value for make in makers for value in make(context)]
        context.world.spend(len(values))
        return run(context, *values) if in_context else run(*values)

    return flat


def _maker(expr: Expr, kind: str) -> Callable[[Context], list[Any]]:
    if kind in EACH:
        run, spread = compiled(expr), EACH[kind]
        return lambda context: spread(run(context), context)
    single = compiled(expr, kind)
    return lambda context: [single(context)]
