"""The body of an XForm: what is shown, in which order, and what events set."""

import re

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.limits import Limits
from districtteam.lib.xforms.nodes import Node, string_value
from districtteam.lib.xforms.xpath import read
from districtteam.lib.xforms.xpath.tree import ABSOLUTE, Call, Path, Step, Text

from .parts import NOTHING, Action, Choice, Form, Item, Itemset, Note, Part, Rule, Words
from .rules import read_rule
from .texts import in_scope, words_of

JR = "{http://openrosa.org/javarosa}"
PLAIN = re.compile(r"(?:/[\w.\-]+)+")  # most paths by far need no parser
CONTROLS = {"input", "select", "select1", "rank", "upload", "trigger", "range", "secret"}
STRUCTURE = {"group", "repeat"}
OUTSIDE = Item("", (), None)  # where the paths of a list's value and label are seen from
EVENTS = {
    "odk-instance-first-load": "first-load",
    "odk-instance-load": "load",
    "xforms-ready": "load",
    "odk-new-repeat": "new-repeat",
    "jr-insert": "new-repeat",
    "xforms-value-changed": "value-changed",
}


def local(node: Node) -> str:
    return node.name.rpartition("}")[2]


def read_body(form: Form, body: Node | None, limits: Limits) -> list[Node]:
    """All parts; repeats are known to be such from here only, so labels are read after.

    Gives back the `setvalue`s that stand among them.
    """
    if body is None:
        return []
    marked = [node for node in body.walk() if node.name.endswith(("repeat", "setvalue"))]
    _mark_repeats(form, [node for node in marked if local(node) == "repeat"])
    form.parts = [part for node in body.elements() for part in _part(form, node, (), limits)]
    return [node for node in marked if local(node) == "setvalue"]


def _mark_repeats(form: Form, repeats: list[Node]) -> None:
    for node in repeats:
        item = find(form, node.attrs.get("nodeset", ""), ())
        if item is not None and item.parent is not None:
            item.kind = "repeat"
    if repeats:
        _take_templates(form.template)


def _take_templates(node: Node) -> None:
    """The template of each repeat aside: its marked one, or else its first turn."""
    for kid in node.elements():
        _take_templates(kid)
        if kid.item.kind != "repeat":
            continue
        marked = f"{JR}template" in kid.attrs
        if marked:
            kid.attrs.pop(f"{JR}template")
        if marked or kid.item.template is None:
            kid.item.template = kid.copy()
        if marked:
            node.remove(kid)


def find(form: Form, path: str, base: tuple[str, ...]) -> Item | None:
    """The item at a path; a relative one is seen from the item whose names are the base."""
    if PLAIN.fullmatch(path):
        return form.places.get(tuple(path.split("/")[1:]))
    try:
        expr = read(path, form.namespaces)
    except XFormError:
        return None
    if not isinstance(expr, Path) or not isinstance(expr.start, str):
        return None
    return form.places.get(_walked(() if expr.start == ABSOLUTE else base, expr.steps))


def _walked(where: tuple[str, ...], steps: tuple[Step, ...]) -> tuple[str, ...]:
    for step in steps:
        if step.axis == "parent":
            where = where[:-1]
        elif step.axis != "self":
            where = (*where, step.test)
    return where


def _part(form: Form, node: Node, base: tuple[str, ...], limits: Limits) -> list[Part]:
    name = local(node)
    reference = node.attrs.get("ref") or node.attrs.get("nodeset") or ""
    if name not in CONTROLS | STRUCTURE:
        _note_unknown(form, node)
        return []
    item = find(form, reference, base) if reference else None
    if item is None and (reference or name in CONTROLS):
        form.faults.append(Note("control_nowhere", {"nodeset": reference, "line": node.line}))
        return []
    part = Part(name, item, appearance=node.attrs.get("appearance", ""))
    part.attrs = _plainly(node.attrs)
    part.label, part.hint = _said(form, node, "label", item), _said(form, node, "hint", item)
    if item is not None and (item.part is None or name == "repeat"):
        item.part = part
        item.kind = name if name in STRUCTURE else "question"
    inner = item.where if item is not None else base
    if name in CONTROLS:
        _read_choices(form, part, node, limits)
    else:
        _read_count(form, part, node, limits)
        part.parts = [each for kid in node.elements() for each in _part(form, kid, inner, limits)]
    return [part]


def _plainly(attrs: dict[str, str]) -> dict[str, str]:
    """Attributes by their local names."""
    if not any("}" in key for key in attrs):
        return attrs
    return {key.rpartition("}")[2]: value for key, value in attrs.items()}


def _said(form: Form, node: Node, name: str, item: Item | None) -> Words:
    found = node.first_local(name)
    return in_scope(words_of(form, found), item) if found else NOTHING


def _note_unknown(form: Form, node: Node) -> None:
    if local(node) not in {"label", "hint", "setvalue", "item", "itemset", "title"}:
        form.notes.append(Note("out_device", {"name": local(node)}))


def _read_count(form: Form, part: Part, node: Node, limits: Limits) -> None:
    source = node.attrs.get(f"{JR}count", "")
    item = part.item
    if source and item is not None and item.parent is not None:
        rule = read_rule(form, item.parent, "count", source, limits)
        if rule:
            item.rules["count"] = rule


def _read_choices(form: Form, part: Part, node: Node, limits: Limits) -> None:
    for kid in node.elements():
        if local(kid) == "item":
            value = kid.first_local("value")
            label = in_scope(words_of(form, kid.first_local("label")), part.item)
            part.choices.append(Choice(string_value(value) if value else "", label))
        elif local(kid) == "itemset" and part.item is not None:
            part.itemset = _itemset(form, part.item, kid, limits)


def _itemset(form: Form, item: Item, node: Node, limits: Limits) -> Itemset | None:
    nodes = read_rule(form, item, "choice_filter", node.attrs.get("nodeset", ""), limits)
    value, label = node.first_local("value"), node.first_local("label")
    of_value = _of_list(form, "name", value.attrs.get("ref", "") if value else ".", limits)
    text = label.attrs.get("ref", "") if label else "."
    of_label = _of_list(form, "label", text, limits)
    if not (nodes and of_value and of_label):
        return None
    shown = of_label.expr
    if isinstance(shown, Call) and shown.name == "jr:itext" and shown.args:
        return Itemset(nodes, of_value, Rule(text, shown.args[0]), keyed=True)
    return Itemset(nodes, of_value, of_label, keyed=False)


def _of_list(form: Form, column: str, text: str, limits: Limits) -> Rule | None:
    """Where lists keep their values and labels: mostly all in the same place."""
    if text not in form.list_rules:
        rule = read_rule(form, OUTSIDE, column, text, limits)
        if rule is None:
            return None
        form.list_rules[text] = rule
    return form.list_rules[text]


def read_actions(form: Form, model: Node, inside: list[Node], limits: Limits) -> None:
    """`setvalue` in the model, and those inside the repeat or question they belong to."""
    for node in [*(one for one in model.elements() if local(one) == "setvalue"), *inside]:
        _read_action(form, node, limits)


def _read_action(form: Form, node: Node, limits: Limits) -> None:
    target = find(form, node.attrs.get("ref", ""), ())
    if target is None:
        reference = node.attrs.get("ref", "")
        form.faults.append(Note("control_nowhere", {"nodeset": reference, "line": node.line}))
        return
    source = node.attrs.get("value", "")
    rule = read_rule(form, target, "default", source, limits) if source else None
    value = rule or Rule(node.value, Text(node.value))
    trigger = _trigger(form, node)
    for event in node.attrs.get("event", "").split():
        if event in EVENTS:
            form.actions.append(Action(EVENTS[event], trigger, target, value))
        else:
            form.notes.append(Note("out_event", {"event": event}))


def _trigger(form: Form, node: Node) -> Item | None:
    """The question or repeat around an action."""
    for outer in node.above():
        if local(outer) in CONTROLS | {"repeat"}:
            reference = outer.attrs.get("ref") or outer.attrs.get("nodeset") or ""
            return find(form, reference, ())
    return None
