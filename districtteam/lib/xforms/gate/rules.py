"""What the gate asks of a form's rules."""

from collections.abc import Iterator
from difflib import get_close_matches

from districtteam.lib.xforms.instance.graph import is_steady
from districtteam.lib.xforms.model import Form, Item
from districtteam.lib.xforms.model.references import references
from districtteam.lib.xforms.xpath import TABLE, Fault, faults
from districtteam.lib.xforms.xpath.tree import Call, Expr, Filter, Path, Text, walk

from .circles import circle_findings
from .constants import truth_of
from .findings import STOP, WARN, Finding
from .odk import odk_findings, repeated_findings
from .shown import list_of

Rules = list[tuple[Item, str, Expr]]


def rules_of(form: Form) -> Rules:
    """Every expression of a form with the item it belongs to and the column it stands in."""
    found: Rules = [
        (item, kind, rule.expr) for item in form.items() for kind, rule in item.rules.items()
    ]
    found += [(one.target, "default", one.value.expr) for one in form.actions]
    for part in form.all_parts():
        if part.item is None:
            continue
        if part.itemset:
            found.append((part.item, "choice_filter", part.itemset.nodes.expr))
        for column, words in (("label", part.label), ("hint", part.hint)):
            for pieces in words.pieces.values():
                found += [(part.item, column, one) for one in pieces if not isinstance(one, str)]
    return found


def rule_findings(form: Form) -> Iterator[Finding]:
    has_repeats = any(item.kind == "repeat" for item in form.items())
    clean: set[int] = set()  # many rules are one tree
    for item, column, expr in rules_of(form):
        if id(expr) not in clean:
            told = list(_of_calls(form, item, column, expr))
            yield from told
            if not told and not _named_from_here(expr):
                clean.add(id(expr))
        seen_from = item.parent if column == "count" and item.parent else item
        for path in references(form, expr, seen_from).dead:
            params: dict[str, str | int] = {"reference": path}
            yield Finding("reference_nowhere", STOP, item.path, column, params=params)
        if has_repeats:
            yield from repeated_findings(form, seen_from, column, expr)
    yield from circle_findings(form)
    yield from _never_shown(form)


def _of_calls(form: Form, item: Item, column: str, expr: Expr) -> Iterator[Finding]:
    inside = walk(expr)
    wrong = faults(expr, inside)
    for fault in wrong:
        yield _call(item, column, fault)
    if not wrong:
        yield from odk_findings(form, item, column, inside)


def _named_from_here(expr: Expr) -> bool:
    """Whether a question is named in a text, as it is seen from the rule's own."""
    return any(isinstance(one, Call) and one.name == "jr:choice-name" for one in walk(expr))


def _call(item: Item, column: str, fault: Fault) -> Finding:
    params = dict(fault.params)
    if fault.code == "function_unknown":
        close = get_close_matches(str(params["function"]), TABLE, n=1)
        params["suggestion"] = close[0] if close else ""
    return Finding(fault.code, STOP, item.path, column, params=params)


def _never_shown(form: Form) -> Iterator[Finding]:
    """Questions that no answer brings up: a condition that stands on nothing, or on no choice."""
    offers = _Offers(form)
    for item in form.items():
        rule = item.rules.get("relevant")
        if rule is None:
            continue
        if not references(form, rule.expr, item).items and _is_false(rule.expr):
            yield Finding("never_shown", WARN, item.path, "relevant")
        for path, choice in _choices_asked(form, item, rule.expr, offers):
            params: dict[str, str | int] = {"question": path, "choice": choice}
            yield Finding("choice_unknown", WARN, item.path, "relevant", params=params)


def _is_false(expr: Expr) -> bool:
    """Whether an expression that looks at nothing is false whatever is answered."""
    looks = any(isinstance(one, (Path, Filter)) for one in walk(expr))
    contextual = {"position", "last", "current", "once", "property", "jr:choice-name"}
    calls = {one.name for one in walk(expr) if isinstance(one, Call)}
    is_constant = not looks and is_steady(expr) and not calls & contextual
    return is_constant and not faults(expr) and not truth_of(expr)


def _choices_asked(
    form: Form, item: Item, expr: Expr, offers: "_Offers"
) -> Iterator[tuple[str, str]]:
    """`${q} = 'x'` and `selected(${q}, 'x')` where q offers no x."""
    for call in walk(expr):
        if not isinstance(call, Call) or call.name not in {"=", "selected"} or len(call.args) != 2:  # noqa: PLR2004
            continue
        path, choice = call.args
        if isinstance(choice, Text) and choice.value and isinstance(path, Path):
            for asked in references(form, path, item).items[-1:]:
                offered = offers.of(asked)
                if offered and choice.value not in offered:
                    yield asked.path, choice.value


class _Offers:
    """All that a question can ever offer; nothing where that is not known."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.lists: dict[tuple[str, str], set[str]] = {}

    def of(self, item: Item) -> set[str]:
        part = item.part
        if part is None or part.control not in {"select", "select1", "rank"}:
            return set()
        found = {choice.value for choice in part.choices}
        if part.itemset:
            column = part.itemset.value.source
            found |= self.column(list_of(part.itemset.nodes.source), column)
        return found | ({"other"} if found else set())

    def column(self, name: str, column: str) -> set[str]:
        """A column of a list, read once."""
        if name in self.form.externals or name not in self.form.instances:
            return set()
        if (name, column) not in self.lists:
            rows = self.form.instances[name].elements()[0].elements()
            cells = [row.first(column) for row in rows]
            self.lists[name, column] = {cell.value for cell in cells if cell}
        return self.lists[name, column]
