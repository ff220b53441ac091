"""What is sent: an instance as XML, and XML back into an instance."""

from xml.sax.saxutils import escape, quoteattr

from districtteam.lib.xforms.errors import SubmissionError
from districtteam.lib.xforms.model import Form, Item
from districtteam.lib.xforms.nodes import Node, local_name, namespace
from districtteam.lib.xforms.xml import read_xml

from .instance import Instance
from .setting import Setting

ORX = "http://openrosa.org/xforms"
KEPT = {"\r": "&#13;"}  # else XML makes another line end of it
META = ("instanceID", "deprecatedID")


def write_submission(instance: Instance, deprecated: str = "") -> bytes:
    """The XML of the relevant answers. `deprecated` is the instanceID that this one replaces."""
    writer = _Writer(instance.form)
    text = writer.element(instance.data, _extra_meta(instance, deprecated), is_root=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode()


def _extra_meta(instance: Instance, deprecated: str) -> dict[str, str]:
    """What the form's own meta lacks."""
    wanted = {"instanceID": instance.id or instance.new_id()}
    if deprecated:
        wanted["deprecatedID"] = deprecated
    meta = instance.data.first_local("meta")
    present = {local_name(kid) for kid in meta.elements() if kid.value} if meta else set()
    return {key: value for key, value in wanted.items() if key not in present}


class _Writer:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.prefixes = {address: prefix for prefix, address in form.namespaces.items()}
        self.prefixes[ORX] = self.prefixes.get(ORX, "orx")

    def element(self, node: Node, meta: dict[str, str], is_root: bool = False) -> str:
        name = self.name(node)
        inside = self.inside(node, meta)
        if is_root and meta and node.first_local("meta") is None:
            inside += f"<orx:meta>{self.added(meta, 'orx:')}</orx:meta>"
        head = name + (self.declared() if is_root else "") + self.attributes(node)
        return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"

    def inside(self, node: Node, meta: dict[str, str]) -> str:
        """What a node holds; `meta` is added where the form has its own meta group."""
        kids = [kid for kid in node.elements() if kid.relevant]
        if local_name(node) != "meta":
            return escape(node.value, KEPT) + "".join(self.element(kid, meta) for kid in kids)
        prefix = f"{kids[0].prefix}:" if kids and kids[0].prefix else ""
        kept = [kid for kid in kids if local_name(kid) not in meta]
        return "".join(self.element(kid, {}) for kid in kept) + self.added(meta, prefix)

    def added(self, meta: dict[str, str], prefix: str) -> str:
        return "".join(
            f"<{prefix}{key}>{escape(meta[key])}</{prefix}{key}>" for key in META if key in meta
        )

    def name(self, node: Node) -> str:
        prefix = self.prefixes.get(namespace(node), node.prefix)
        return f"{prefix}:{local_name(node)}" if prefix else local_name(node)

    def declared(self) -> str:
        own = f" xmlns={quoteattr(self.form.namespace)}" if self.form.namespace else ""
        return own + "".join(
            f" xmlns:{prefix}={quoteattr(address)}"
            for address, prefix in sorted(self.prefixes.items())
        )

    def attributes(self, node: Node) -> str:
        """The root's id and version; other attributes are the form's own business."""
        kept = {key: value for key, value in node.attrs.items() if not key.startswith("{")}
        kept.pop("xmlns", None)
        return "".join(f" {key}={quoteattr(value)}" for key, value in kept.items())


def read_submission(
    form: Form, data: bytes, setting: Setting | None = None, *, any_version: bool = False
) -> Instance:
    """The instance that was sent, judged anew: what follows from the answers is worked out again.

    `any_version` takes what was answered on another version of the form as far as it fits.
    Nodes that the form does not have are in `unknown`, by path. Raises XMLError, LimitError and
    SubmissionError (another form, another version, too many turns).
    """
    used = setting or Setting()
    root = read_xml(data, used.limits).elements()[0]
    _same_form(form, root, any_version)
    instance = Instance(form, used)
    _fill(instance, instance.data, root)
    instance.at_item.clear()
    instance.evaluation.all(keep=True)
    return instance


def _same_form(form: Form, root: Node, any_version: bool) -> None:
    identity = root.attrs.get("id") or form.id
    if identity != form.id or local_name(root) != local_name(form.template):
        raise SubmissionError("submission_other_form", expected=form.id, found=identity)
    version = root.attrs.get("version", form.version)
    if version != form.version and not any_version:
        raise SubmissionError("submission_other_version", expected=form.version, found=version)


def _fill(instance: Instance, node: Node, sent: Node) -> None:
    """Put the answers into the form's own tree; what was not sent is empty."""
    for kid in node.elements():
        if kid.item.kind == "repeat":
            node.remove(kid)
    instance.at_item.clear()
    left: dict[str, list[Node]] = {}
    for given in sent.elements():
        left.setdefault(local_name(given), []).append(given)
    for item in node.item.kids:
        _empty(node, item)
        for given in left.pop(item.name.rpartition("}")[2], []):
            _place(instance, node, item.name, given)
    instance.unknown += [f"{instance.path(node)}/{name}" for name in left]


def _empty(node: Node, item: Item) -> None:
    """What the form presets is not what was answered."""
    kid = node.first(item.name)
    if kid is not None and item.kind in {"question", "hidden"}:
        kid.value = ""


def _place(instance: Instance, node: Node, name: str, given: Node) -> None:
    item = node.item.kid(name)
    kid = instance.turn(node, item) if item.kind == "repeat" else node.first(name)
    if kid is None:
        return
    if item.kids:
        _fill(instance, kid, given)
    else:
        kid.value = instance.world.fits(given.value)
