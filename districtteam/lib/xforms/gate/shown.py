"""What the gate asks of a form's texts and controls."""

import re
from collections import Counter
from collections.abc import Iterator

from districtteam.lib.xforms.model import Form, Item, Itemset, Part, Words
from districtteam.lib.xforms.nodes import Node

from .findings import NOTE, STOP, WARN, Finding

COLLECT_TYPES = {
    "barcode": "barcode",
    "geotrace": "drawing_on_map",
    "geoshape": "drawing_on_map",
    "audio": "",
}
COLLECT_APPEARANCES = {
    "ex:": "external_app",
    "intent:": "external_app",
    "bearing": "sensor",
    "printer": "printer",
    "map": "map",
    "placement-map": "map",
    "annotate": "drawing",
    "draw": "drawing",
    "signature": "drawing",
    "image-map": "picture_map",
    "search(": "external_search",
}
CHOOSING = {"select", "select1", "rank"}
_INSTANCE = re.compile(r"instance\(\s*['\"]([^'\"]*)['\"]\s*\)")


def shown_findings(form: Form) -> Iterator[Finding]:
    parts = [part for part in form.all_parts() if part.item is not None]
    if not any(part.control not in {"group", "repeat"} for part in parts):
        yield Finding("no_question", STOP, form.root.path)
    yield from _twice(form.template)
    lists = _Lists(form)
    for part in parts:
        if part.item is not None:
            yield from _of_part(form, part, part.item)
            if part.itemset:
                yield from lists.findings(part.item, part.itemset)
    for item in form.items():
        yield from _of_item(form, item)


def _of_part(form: Form, part: Part, item: Item) -> Iterator[Finding]:
    if part.control not in {"group", "repeat"} and not part.label.pieces and not part.label.media:
        yield Finding("label_missing", WARN, item.path, "label")
    yield from _languages(form, item, "label", part.label)
    yield from _languages(form, item, "hint", part.hint)
    for choice in part.choices:
        yield from _languages(form, item, "choices", choice.label)
    reason = collect_only(part)
    if reason:
        yield Finding("collect_only", NOTE, item.path, "type", params={"reason": reason})
    if part.control in CHOOSING:
        yield from _choices(part, item)


def collect_only(part: Part) -> str:
    """Why a question cannot be asked on our pages; "" if it can."""
    kind = part.item.type if part.item is not None else ""
    if COLLECT_TYPES.get(kind):
        return COLLECT_TYPES[kind]
    for word in part.appearance.split():
        for start, reason in COLLECT_APPEARANCES.items():
            if word == start or (start[-1] in ":(" and word.startswith(start)):
                return reason
    return "external_search" if "query" in part.attrs else ""


def _languages(form: Form, item: Item, column: str, words: Words) -> Iterator[Finding]:
    """pyxform writes `-` where a translation is missing."""
    for language in _lacking(form, words):
        yield _untranslated(item, column, language)


def _lacking(form: Form, words: Words) -> list[str]:
    if not words.pieces or "" in words.pieces:
        return []
    said = words.pieces
    return [one for one in form.languages if not said.get(one) or said[one] == ("-",)]


def _untranslated(item: Item, column: str, language: str) -> Finding:
    params: dict[str, str | int] = {"language": language}
    return Finding("translation_missing", WARN, item.path, column, params=params)


def _of_item(form: Form, item: Item) -> Iterator[Finding]:
    if "constraint" in item.rules and not item.constraint_message.pieces:
        yield Finding("constraint_message_missing", WARN, item.path, "constraint_message")
    yield from _languages(form, item, "constraint_message", item.constraint_message)
    yield from _languages(form, item, "required_message", item.required_message)


def _choices(part: Part, item: Item) -> Iterator[Finding]:
    values = [choice.value for choice in part.choices]
    if part.itemset is None and not values and "query" not in part.attrs:
        yield Finding("choices_none", STOP, item.path, "type")
    for value in values:
        if " " in value and part.control != "select1":
            yield Finding("choice_space", STOP, item.path, "type", params={"choice": value})
    for value in sorted(value for value, times in Counter(values).items() if times > 1):
        yield Finding("choice_twice", STOP, item.path, "type", params={"choice": value})


def list_of(source: str) -> str:
    """The instance that an itemset takes its choices from, or ""."""
    found = _INSTANCE.search(source)
    return found[1] if found else ""


class _Lists:
    """Labels of lists in every language; a list is looked through once, whoever uses it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.lacking: dict[str, list[str]] = {}

    def findings(self, item: Item, itemset: Itemset) -> Iterator[Finding]:
        name = list_of(itemset.nodes.source)
        if name not in self.form.instances or name in self.form.externals:
            return
        if name not in self.lacking:
            self.lacking[name] = self.languages_lacking(name)
        for language in self.lacking[name]:
            yield _untranslated(item, "choices", language)

    def languages_lacking(self, name: str) -> list[str]:
        found: dict[str, None] = {}
        for row in self.form.instances[name].elements()[0].elements():
            key = row.first("itextId")
            words = self.form.texts.get(key.value) if key else None
            found.update(dict.fromkeys(_lacking(self.form, words) if words else ()))
        return list(found)


def _twice(node: Node) -> Iterator[Finding]:
    for kid in node.elements():
        same = node.named[kid.name]
        if same[0] is kid and len(same) > 1 and kid.item.kind != "repeat":
            yield Finding("name_twice", STOP, kid.item.path, "name")
        yield from _twice(kid)
