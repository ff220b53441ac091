"""What Collect and ODK's own validator refuse, although our pages could do it.

A form goes to telephones with Collect too, so what would stop there is said here. Found by
trying expressions on the validator that pyxform carries; a test does so anew where Java is.
"""

from collections.abc import Iterator

from districtteam.lib.xforms.model import Form, Item
from districtteam.lib.xforms.model.body import find
from districtteam.lib.xforms.model.references import written
from districtteam.lib.xforms.xpath import TABLE
from districtteam.lib.xforms.xpath.tree import (
    ABSOLUTE,
    PARENT,
    SELF,
    Call,
    Expr,
    Filter,
    Path,
    Step,
    Text,
)

from .findings import STOP, Finding

LACKING = {"name", "local-name", "namespace-uri", "lang", "id"}
LACKING |= {"floor", "ceiling", "last", "substring"}
STARTS = {"instance", "current", "item-at"}
SPREAD = {"strings", "numbers", "booleans"}  # kinds of which each node counts
TAKING_SETS = {"area", "distance", "geofence", "weighted-checklist", "|"}
BRANCHES = 3  # of an if

Said = Iterator[tuple[str, dict[str, str | int]]]


def odk_findings(form: Form, item: Item, column: str, inside: list[Expr]) -> Iterator[Finding]:
    """`inside` is the expression and all that is in it."""
    beginning = {id(one.start) for one in inside if isinstance(one, Path)}
    for one in inside:
        if isinstance(one, Call) and one.name == "current" and id(one) not in beginning:
            params: dict[str, str | int] = {"function": "current"}
            yield Finding("odk_function", STOP, item.path, column, params=params)
        if isinstance(one, Path):
            said = _of_path(one)
        elif isinstance(one, Call):
            said = _of_call(form, item, one)
        else:
            said = _of_filter(one)
        for code, told in said:
            yield Finding(code, STOP, item.path, column, params=told)


def _of_path(path: Path) -> Said:
    """Steps other than names, `.` and `..`; a path that begins with anything but a list or here."""
    if not isinstance(path.start, str):
        if not isinstance(path.start, Call) or path.start.name not in STARTS:
            yield "odk_step", {"step": "(…)/"}
    elif path.start == ABSOLUTE and not path.steps:
        yield "odk_step", {"step": "/"}
    listed = isinstance(path.start, Call) and path.start.name == "instance"
    for step in path.steps:
        if not _is_plain(step) or (step.test == "*" and not listed):
            yield "odk_step", {"step": f"{step.axis}::{step.test}"}


def _is_plain(step: Step) -> bool:
    if step.axis in {"child", "attribute"}:
        return "(" not in step.test
    return step in (PARENT, SELF)


def _of_filter(expr: Expr) -> Said:
    if isinstance(expr, Filter):
        yield "odk_step", {"step": "(…)[…]"}


def _of_call(form: Form, item: Item, call: Call) -> Said:
    if call.name in LACKING:
        yield "odk_function", {"function": call.name}
    if call.name in {"area", "geofence"} and any(isinstance(arg, Text) for arg in call.args):
        yield "odk_function", {"function": call.name}  # of a question's answer it can
    if call.name == "|":
        yield "odk_step", {"step": "|"}
    yield from _of_name(form, item, call)


def _of_name(form: Form, item: Item, call: Call) -> Said:
    """A list, a text or a question that a call names and the form does not have."""
    named = _text(call, 0) if call.name in {"instance", "pulldata", "jr:itext"} else None
    if named is not None and call.name == "jr:itext" and named not in form.texts:
        yield "text_unknown", {"key": named}
    if named is not None and call.name != "jr:itext" and named not in form.instances:
        yield "instance_unknown", {"instance": named}
    if call.name == "jr:choice-name":
        asked = _text(call, 1) or ""
        if find(form, asked.strip(), item.where) is None:
            yield "choice_name_wrong", {"question": asked}


def _text(call: Call, index: int) -> str | None:
    """An argument that is written out."""
    arg = call.args[index]
    return arg.value if isinstance(arg, Text) else None


def repeated_findings(form: Form, item: Item, column: str, expr: Expr) -> Iterator[Finding]:
    """A question in a repeat named from outside it, where one answer is wanted: which turn's?"""
    if column == "choice_filter":
        return
    for path in _wanted_once(expr):
        if _end(form, item, path)[1]:
            params: dict[str, str | int] = {"reference": written(path)}
            yield Finding("reference_repeated", STOP, item.path, column, params=params)


def _wanted_once(expr: Expr, once: bool = True) -> Iterator[Path]:
    """The paths of which only one node is wanted."""
    if isinstance(expr, Path) and once:
        yield expr
    if not isinstance(expr, Call):
        return
    for index, arg in enumerate(expr.args):
        passes_on = expr.name == "if" and len(expr.args) == BRANCHES and index > 0
        if passes_on or (expr.name == "randomize" and not index):
            yield from _wanted_once(arg, once)
        else:
            yield from _wanted_once(arg, not _takes_many(expr, index))


def _takes_many(call: Call, index: int) -> bool:
    """Whether all nodes count; where several arguments are given, Collect wants one node each."""
    entry = TABLE.get(call.name)
    kinds = [entry.kind(at) if entry and entry.takes else "any" for at in range(len(call.args))]
    if kinds[index] == "nodes" or call.name in TAKING_SETS:
        return True
    return kinds[index] in SPREAD and sum(kind in SPREAD for kind in kinds) == 1


def _end(form: Form, item: Item, path: Path) -> tuple[list[Item], bool]:
    """Where a path ends, and whether it went into a repeat without saying which turn."""
    places, repeated = [form.top if path.start == ABSOLUTE else item], False
    if isinstance(path.start, Call):
        if path.start.name == "item-at" and isinstance(path.start.args[0], Path):
            places = _end(form, item, path.start.args[0])[0]
        elif path.start.name != "current":
            places = []
    for step in path.steps:
        places = [found for place in places for found in _next(form, place, step)]
        enters = step.axis == "child" and not step.predicates
        repeated = repeated or (enters and any(place.kind == "repeat" for place in places))
    return places, repeated


def _next(form: Form, place: Item, step: Step) -> list[Item]:
    if step == PARENT:
        return [place.parent or form.top]
    if step.axis != "child":
        return [place]
    found = form.places.get((*place.where, step.test))
    return [found] if found else []
