"""What can be said of an expression without evaluating it."""

from collections.abc import Callable
from dataclasses import dataclass

from districtteam.lib.xforms.errors import XFormError, XPathTypeError
from districtteam.lib.xforms.limits import LIMITS

from .ambiguity import is_slow
from .functions import TABLE
from .functions.dates import date_pattern
from .functions.digests import algorithm
from .tree import Call, Expr, Filter, Number, Path, Text, walk


@dataclass(frozen=True, slots=True)
class Fault:
    """A call that will fail when it is evaluated: a code, its parameters, where it stands."""

    code: str
    params: dict[str, str | int]


def type_of(expr: Expr) -> str:
    """`number`, `string`, `boolean`, `nodes`, or `any` where only evaluation tells."""
    if isinstance(expr, Number):
        return "number"
    if isinstance(expr, Text):
        return "string"
    if isinstance(expr, (Path, Filter)):
        return "nodes"
    if expr.name == "if" and len(expr.args) == 3:  # noqa: PLR2004
        kinds = {type_of(expr.args[1]), type_of(expr.args[2])}
        return kinds.pop() if len(kinds) == 1 else "any"
    return TABLE[expr.name].returns if expr.name in TABLE else "any"


def fault_of(call: Call) -> Fault | None:
    """What is wrong with a call itself, its arguments' insides aside."""
    entry = TABLE.get(call.name)
    place: dict[str, str | int] = {"function": call.name, "at": call.at}
    if entry is None:
        return Fault("function_unknown", place)
    count = len(call.args)
    if count < entry.least or (entry.most is not None and count > entry.most):
        most = -1 if entry.most is None else entry.most
        return Fault("arguments_wrong", {**place, "least": entry.least, "most": most})
    if call.name == "indexed-repeat":
        return Fault("arguments_wrong", {**place, "least": 3, "most": 7})
    for index, arg in enumerate(call.args):
        if entry.kind(index) == "nodes" and type_of(arg) not in {"nodes", "any"}:
            return Fault("nodes_expected", {**place, "argument": index + 1})
    return None


def faults(expr: Expr, inside: list[Expr] | None = None) -> list[Fault]:
    """Every call that would fail, wherever it stands: unknown, or with arguments it cannot take.

    `inside` is what `walk` gives of the expression, where that is known already.
    """
    found: list[Fault] = []
    for call in walk(expr) if inside is None else inside:
        if isinstance(call, Call):
            fault = fault_of(call) or _constant_fault(call)
            if fault:
                found.append(fault)
    return found


def _constant_fault(call: Call) -> Fault | None:
    """What is wrong with a pattern or an algorithm that is written out."""
    test = CONSTANTS.get(call.name)
    if test is None or not isinstance(call.args[1], Text):
        return None
    try:
        test(call.args[1].value)
    except XFormError as fault:
        return Fault(fault.code, {"function": call.name, "at": call.at, **fault.params})
    return None


def _pattern(pattern: str) -> None:
    """Raises XPathTypeError pattern_wrong or pattern_slow, LimitError."""
    if is_slow(pattern, LIMITS.pattern_states):
        raise XPathTypeError("pattern_slow", pattern=pattern)


CONSTANTS: dict[str, Callable[[str], object]] = {
    "regex": _pattern,
    "format-date": date_pattern,
    "format-date-time": date_pattern,
    "digest": algorithm,
}
