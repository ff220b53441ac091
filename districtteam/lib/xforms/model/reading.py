"""An XForm's XML to a Form."""

from districtteam.lib.xforms.errors import FormError
from districtteam.lib.xforms.limits import LIMITS, Limits
from districtteam.lib.xforms.nodes import ROOT, Node
from districtteam.lib.xforms.xml import read_xml

from .body import find, read_actions, read_body
from .parts import NOTHING, RULES, Form, Item, Note, Words
from .rules import read_rule
from .texts import by_reference, in_scope, read_texts

XFORMS = "http://www.w3.org/2002/xforms"
JR = "{http://openrosa.org/javarosa}"
ORX = "{http://openrosa.org/xforms}"
ODK = "{http://www.opendatakit.org/xforms}"
ENTITIES = "{http://www.opendatakit.org/xforms/entities}"
PRELOAD, PRELOAD_PARAMS = f"{JR}preload", f"{JR}preloadParams"
CONSTRAINT_SAID, REQUIRED_SAID = f"{JR}constraintMsg", f"{JR}requiredMsg"
SAVE_TO = f"{ENTITIES}saveto"


def read_form(data: bytes | str, limits: Limits = LIMITS) -> Form:
    """The form that an XForm's XML describes.

    Raises XMLError, LimitError and FormError; what is wrong with single rules is kept in
    `faults` for the gate, so that all of it can be said at once.
    """
    document = read_xml(data, limits, indexed=False)
    form = _form(document.elements()[0], limits)
    document.scatter()
    return form


def _form(html: Node, limits: Limits) -> Form:
    head, body = html.first_local("head"), html.first_local("body")
    model = head.first_local("model") if head else None
    if head is None or model is None:
        raise FormError("form_no_model")
    form = _frame(model, head)
    read_texts(form, model)
    _read_instances(form, model)
    inside = read_body(form, body, limits)
    _read_binds(form, model, limits)
    read_actions(form, model, inside, limits)
    _note_entities(form, model)
    return form


def _frame(model: Node, head: Node) -> Form:
    """The form with its data and items, nothing said of them yet."""
    instances = [one for one in model.elements() if _is(one, "instance")]
    primary = next((one for one in instances if one.elements() and "src" not in one.attrs), None)
    if primary is None:
        raise FormError("form_no_instance")
    data = named_plainly(primary.elements()[0])
    root = Item(data.name, (data.name,), None, kind="group")
    _grow(root, data)
    title = head.first_local("title")
    identity = data.attrs.get("id") or data.attrs.get("xmlns") or ""
    form = Form(identity, _version(data), title.value if title else "", root, data)
    form.namespaces = _namespaces(model)
    form.places = {item.where: item for item in root.below()}
    address = primary.elements()[0].name[1:].rpartition("}")[0]
    form.namespace = "" if address in {XFORMS, form.root.name[1:].rpartition("}")[0]} else address
    return form


def _version(data: Node) -> str:
    return data.attrs.get("version") or data.attrs.get(f"{ORX}version") or ""


def _namespaces(model: Node) -> dict[str, str]:
    """The prefixes in use on elements; those on rules alone are well known or unknown."""
    parts = [part for part in model.elements() if not _is(part, "itext")]
    return {
        node.prefix: node.name[1:].partition("}")[0]
        for part in parts
        for node in part.walk()
        if node.prefix
    }


def _is(node: Node, name: str) -> bool:
    return node.name.rpartition("}")[2] == name


def named_plainly(node: Node) -> Node:
    """A copy in which names without a prefix have no namespace, as forms write paths."""
    twin = Node(node.name if node.prefix else node.name.rpartition("}")[2], node.value, node.kind)
    twin.attrs, twin.prefix, twin.line = node.attrs and dict(node.attrs), node.prefix, node.line
    for kid in node.kids:
        twin.add(named_plainly(kid))
    return twin


def _grow(item: Item, node: Node) -> None:
    """Items for the kids of a node; turns of a repeat share one."""
    node.item, item.line = item, item.line or node.line
    if not node.kids:
        return
    known = {inner.name: inner for inner in item.kids}
    for kid in node.elements():
        inner = known.get(kid.name)
        if inner is None:
            inner = known[kid.name] = Item(kid.name, (*item.where, kid.name), item)
            item.kids.append(inner)
        _grow(inner, kid)
    if item.kids and item.kind == "hidden":
        item.kind = "group"


def _read_instances(form: Form, model: Node) -> None:
    for node in model.elements():
        key = node.attrs.get("id", "")
        if not _is(node, "instance") or not key:
            continue
        source = node.attrs.get("src", "")
        if source:
            form.externals[key] = source
        inside = node.elements()
        root = Node("", kind=ROOT)
        root.add(named_plainly(inside[0]) if inside else Node("root"))
        form.instances[key] = root


def _read_binds(form: Form, model: Node, limits: Limits) -> None:
    for bind in model.elements():
        if not _is(bind, "bind"):
            continue
        item = find(form, bind.attrs.get("nodeset") or bind.attrs.get("ref") or "", ())
        if item is None:
            nodeset = bind.attrs.get("nodeset", "")
            form.faults.append(Note("bind_nowhere", {"nodeset": nodeset, "line": bind.line}))
            continue
        _read_bind(form, item, bind, limits)


def _read_bind(form: Form, item: Item, bind: Node, limits: Limits) -> None:
    attrs = bind.attrs
    item.line = bind.line
    item.type = attrs.get("type", "string").rpartition(":")[2]
    if PRELOAD in attrs:
        item.preload = (attrs[PRELOAD], attrs.get(PRELOAD_PARAMS, ""))
    for kind in RULES:
        source = attrs.get(kind)
        if source and not (kind in {"required", "readonly"} and source.strip() == "false()"):
            rule = read_rule(form, item, kind, source.strip(), limits)
            if rule:
                item.rules[kind] = rule
    item.constraint_message = _message(form, item, attrs.get(CONSTRAINT_SAID))
    item.required_message = _message(form, item, attrs.get(REQUIRED_SAID))
    if attrs.get(SAVE_TO):
        form.notes.append(Note("out_entities", {"path": item.path}))


def _message(form: Form, item: Item, reference: str | None) -> Words:
    return in_scope(by_reference(form, reference), item) if reference else NOTHING


def _note_entities(form: Form, model: Node) -> None:
    names = {name for where in form.places for name in where[-1:]}
    if any(name.startswith(ENTITIES) for name in names):
        form.notes.append(Note("out_entities", {"path": form.root.path}))
    if any(name.rpartition("}")[2] == "audit" for name in names):
        form.notes.append(Note("out_audit", {}))
    for key, source in form.externals.items():
        form.notes.append(Note("needs_file", {"instance": key, "file": source}))
    for node in model.elements():
        if node.name.startswith(ODK):
            form.notes.append(Note("out_device", {"name": node.name.rpartition("}")[2]}))
