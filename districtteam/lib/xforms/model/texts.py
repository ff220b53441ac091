"""Labels, hints and messages: read once, with the expressions that stand in them."""

import re

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.nodes import ELEMENT, TEXT, Node, string_value
from districtteam.lib.xforms.xpath import read
from districtteam.lib.xforms.xpath.tree import Text

from .parts import NOTHING, Form, Item, Note, Piece, Words
from .scoping import scoped

_KEY = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*")


def read_texts(form: Form, model: Node) -> None:
    """The form's itext: its languages and what each key says in each."""
    itext = model.first_local("itext")
    translations = itext.elements() if itext else []
    found: dict[str, dict[str, tuple[Piece, ...]]] = {}
    media: dict[str, dict[str, dict[str, str]]] = {}
    for translation in translations:
        language = translation.attrs.get("lang", "")
        form.languages.append(language)
        if "default" in translation.attrs or not form.language:
            form.language = language
        for text in translation.elements():
            _read_text(form, text, language, found, media)
    form.texts = {key: Words(said, media.get(key, {}), key) for key, said in found.items()}


def _read_text(
    form: Form,
    text: Node,
    language: str,
    found: dict[str, dict[str, tuple[Piece, ...]]],
    media: dict[str, dict[str, dict[str, str]]],
) -> None:
    key = text.attrs.get("id", "")
    found.setdefault(key, {})
    for value in text.elements():
        kind = value.attrs.get("form", "")
        if kind in {"", "long", "short"}:
            found[key].setdefault(language, pieces(form, value))
        else:
            media.setdefault(key, {}).setdefault(kind, {})[language] = string_value(value)


def pieces(form: Form, node: Node) -> tuple[Piece, ...]:
    """The text of a node; the value of an `output` takes its place."""
    if not node.kids:
        return (node.value,) if node.value else ()
    found: list[Piece] = []
    for kid in node.kids:
        if kid.kind == TEXT:
            found.append(kid.value)
        elif kid.kind == ELEMENT:
            found.append(_output(form, kid))
    return _trimmed(found)


def _trimmed(found: list[Piece]) -> tuple[Piece, ...]:
    """Without the blanks that pyxform puts around a text with answers in it."""
    first, last = found[0], found[-1]
    if isinstance(first, str):
        found[0] = first.lstrip()
    if isinstance(last, str):
        found[-1] = last.rstrip() if len(found) > 1 else last.strip()
    return tuple(one for one in found if one != "")


def _output(form: Form, node: Node) -> Piece:
    source = node.attrs.get("value") or node.attrs.get("ref") or ""
    try:
        return read(source, form.namespaces)
    except XFormError as fault:
        params = {**fault.params, "line": node.line, "column": "label"}
        form.faults.append(Note(fault.code, params))
        return Text("")


def words_of(form: Form, node: Node | None) -> Words:
    """A label or hint element: its own text, or the itext that it names."""
    if node is None:
        return NOTHING
    if "ref" in node.attrs:
        return by_reference(form, node.attrs["ref"])
    own = pieces(form, node)
    return Words({"": own}) if own else NOTHING


def by_reference(form: Form, text: str) -> Words:
    """A message: `jr:itext('key')`, or the text itself."""
    found = _KEY.fullmatch(text)
    if not found:
        return Words({"": (text,)}) if text else NOTHING
    return form.texts.get(found[1] or found[2] or "", NOTHING)


def in_scope(words: Words, item: Item | None) -> Words:
    """The expressions in a text, seen from the question that it belongs to."""
    if item is None or words.is_plain:
        return words
    return Words(
        {
            language: tuple(one if isinstance(one, str) else scoped(one, item) for one in said)
            for language, said in words.pieces.items()
        },
        words.media,
        words.key,
    )
