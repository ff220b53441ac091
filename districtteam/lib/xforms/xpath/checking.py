"""What can be said of an expression without evaluating it."""

from dataclasses import dataclass

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.limits import LIMITS

from .functions import TABLE
from .patterns import machine
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


def faults(expr: Expr) -> list[Fault]:
    """Every call that would fail, wherever it stands, and every pattern that is none."""
    found: list[Fault] = []
    for call in walk(expr):
        if isinstance(call, Call):
            fault = fault_of(call) or (_pattern_fault(call) if call.name == "regex" else None)
            if fault:
                found.append(fault)
    return found


def _pattern_fault(call: Call) -> Fault | None:
    pattern = call.args[1]
    if not isinstance(pattern, Text):
        return None
    try:
        machine(pattern.value, LIMITS.pattern_states)
    except XFormError as fault:
        return Fault(fault.code, {"function": call.name, "at": call.at, **fault.params})
    return None
