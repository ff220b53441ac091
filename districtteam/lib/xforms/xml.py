"""Reading XML from outside: no document type, no entities, bounded before it is built."""

from xml.parsers import expat

from .errors import LimitError, XMLError
from .limits import LIMITS, Limits
from .nodes import COMMENT, ELEMENT, PI, ROOT, TEXT, Node

SAYING = ("}label", "}hint", "}value")
XML = "http://www.w3.org/XML/1998/namespace"


def read_xml(
    data: bytes | str,
    limits: Limits = LIMITS,
    *,
    keep_space: bool = False,
    indexed: bool = True,
) -> Node:
    """The root node of a document; its only element is `root.elements()[0]`.

    Blank text between elements is left out unless `keep_space`. Without `indexed`, which is
    quicker, nothing is in `named`: for trees that no expression walks. Raises XMLError, LimitError.

    >>> read_xml("<a><b>1</b></a>").elements()[0].first("b").value
    '1'
    """
    raw = data.encode() if isinstance(data, str) else data
    if len(raw) > limits.file_bytes:
        raise LimitError("file_too_large", limit=limits.file_bytes)
    return _Builder(limits, keep_space, indexed).build(raw)


class _Builder:
    """Called by the parser for each tag: what is written out here in one is so for speed."""

    def __init__(self, limits: Limits, keep_space: bool, indexed: bool) -> None:
        self.limits, self.keep_space, self.indexed = limits, keep_space, indexed
        self.root = self.node = Node("", kind=ROOT)
        self.depth = self.count = 0
        self.text: list[str] = []
        self.prefixes = {XML: "xml"}
        self.names: dict[str, tuple[str, str]] = {}  # a tag's name and prefix, by expat's name
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartNamespaceDeclHandler = self.declare
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.CommentHandler = self.comment
        self.parser.ProcessingInstructionHandler = self.instruct

    def build(self, raw: bytes) -> Node:
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as fault:
            raise XMLError("xml_damaged", line=fault.lineno, column=fault.offset + 1) from fault
        except (ValueError, LookupError) as fault:  # an encoding that Python does not know
            raise XMLError("xml_encoding") from fault
        return self.root

    def refuse_doctype(self, *_: object) -> None:
        raise XMLError("xml_doctype", line=self.parser.CurrentLineNumber, column=1)

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self.prefixes[uri or ""] = prefix or ""
        self.names.clear()

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self.text:
            self.flush()
        self.depth += 1
        if self.depth > self.limits.depth:
            raise LimitError("too_deep", limit=self.limits.depth)
        known = self.names.get(name)
        if known is None:
            prefix = self.prefixes.get(name.rpartition("}")[0], "")
            known = self.names[name] = (_clark(name), prefix)
        node = Node(known[0])
        node.prefix = known[1]
        if attrs:
            node.attrs = self.attributes(attrs)
        node.line = self.parser.CurrentLineNumber
        self.attach(node)
        self.node = node

    def attributes(self, attrs: dict[str, str]) -> dict[str, str]:
        spaced = False
        for key, value in attrs.items():
            if len(value) > self.limits.text_chars:
                self.short(value)
            spaced = spaced or "}" in key
        return {_clark(key): value for key, value in attrs.items()} if spaced else attrs

    def end(self, _name: str) -> None:
        if self.text:
            self.flush(closing=True)
        self.depth -= 1
        self.node = self.node.parent or self.root

    def comment(self, text: str) -> None:
        self.flush()
        if self.keep_space:
            self.attach(Node("", self.short(text), COMMENT))

    def instruct(self, target: str, text: str) -> None:
        self.flush()
        if self.keep_space:
            self.attach(Node(target, self.short(text), PI))

    def flush(self, *, closing: bool = False) -> None:
        """Text seen since the last tag: a leaf's value, or a text node among elements."""
        text = self.short("".join(self.text))
        self.text.clear()
        if not text or self.node.kind != ELEMENT:
            return
        if closing and not self.node.kids:
            self.node.value = text
        elif self.keep_space or not text.isspace() or self.says():
            self.attach(Node("", text, TEXT))

    def says(self) -> bool:
        """Whether the open element is a text for people, in which a blank is a blank."""
        return bool(self.node.kids) and self.node.name.endswith(SAYING)

    def attach(self, node: Node) -> None:
        self.count += 1
        if self.count > self.limits.nodes:
            raise LimitError("too_many_nodes", limit=self.limits.nodes)
        if self.indexed:
            self.node.add(node)
        else:
            self.node.hang(node)

    def short(self, text: str) -> str:
        if len(text) > self.limits.text_chars:
            raise LimitError("text_too_long", limit=self.limits.text_chars)
        return text


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name
