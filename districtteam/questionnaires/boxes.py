"""What a page shows of each question: plain values for the template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from districtteam.lib.xforms import Option
from districtteam.lib.xforms.model import Part
from districtteam.lib.xforms.nodes import Node

from .drafts import Draft
from .models import Field
from .questions import kind_of
from .reading import PICK, SEARCHED, SEEK, as_typed
from .saying import answer_in_words, writer_of
from .sections import Section, is_asked, is_note, why_not_shown
from .units import apart

FEW = 7  # options that stand side by side; more become a list to open
CHOOSING = {"choice", "choices", "rank"}
NUMBERS = {"number", "decimal", "range"}
WIDGETS = {
    "number": "number",
    "decimal": "decimal",
    "range": "decimal",
    "day": "date",
    "time": "time",
    "moment": "datetime-local",
    "place": "text",
    "text": "long",
    "tick": "tick",
    "rank": "rank",
}


@dataclass
class Choice:
    """An option on the page. place: in a ranking, as typed."""

    value: str
    label: str
    chosen: bool = False
    place: str = ""


@dataclass
class Box:
    """A question, a note or a heading on a page.

    widget: heading note number decimal date time datetime-local text long tick radios list search
    checks seek rank empty; error: in words; who: who gave the answer that stands; low, high: of a
    range; unit: of a number.
    """

    widget: str
    label: str
    id: str = ""
    name: str = ""
    hint: str = ""
    required: bool = False
    value: str = ""
    choices: list[Choice] = field(default_factory=list)
    error: str = ""
    who: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""

    @property
    def is_group(self) -> bool:
        """Several inputs under one legend."""
        return self.widget in {"radios", "checks", "seek", "search", "rank"}

    @property
    def target(self) -> str:
        """The input to which an error leads."""
        return f"{self.id}-0" if self.is_group else self.id


@dataclass(frozen=True)
class Shown:
    """What a page shows beside the draft: what was typed and refused, and why."""

    sent: QueryDict | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Makes the boxes of a section."""

    draft: Draft
    language: str
    zone: ZoneInfo
    fields: Mapping[str, Field] = field(default_factory=dict)
    reader: Any = None  # whose own answers need no name beside them

    def boxes(self, section: Section, around: Node, shown: Shown) -> list[Box]:
        found = []
        for number, (part, node) in enumerate(self.draft.nodes_of(section, around)):
            box = self._box(part, node, shown)
            box.id = f"q{number}"
            found.append(box)
        return found

    def _box(self, part: Part, node: Node, shown: Shown) -> Box:
        words = self.draft.instance
        label = words.said(part.label, node)
        if part.control == "group":
            return Box("heading", label)
        if is_note(part) or (is_asked(part) and words.rule(node, "readonly", False)):
            return Box("note", label, value=answer_in_words(self.draft, part, node))
        if why_not_shown(part):
            return Box("note", label, hint=_("This is asked in the ODK Collect app only."))
        box = Box("text", label, hint=words.said(part.hint, node))
        box.name = self.draft.path(node)
        box.required = words.rule(node, "required", False)
        box.error = shown.errors.get(box.name, "")
        box.who = self._who(box.name)
        self._fill(box, part, node, shown)
        return box

    def _who(self, path: str) -> str:
        given = self.fields.get(path)
        if given is None or (given.by == self.reader and given.channel == "web"):
            return ""
        return writer_of(given)

    def _fill(self, box: Box, part: Part, node: Node, shown: Shown) -> None:
        kind = kind_of(part)
        if kind in CHOOSING:
            self._offer(box, kind, node, shown)
        else:
            box.widget = WIDGETS.get(kind, "text")
            if box.widget == "long" and "numbers" in part.appearance.split():
                box.widget = "text"
            box.value = self._typed(box, kind, node, shown)
        if kind in NUMBERS:
            box.label, box.unit = apart(box.label)
        if kind == "range":
            box.low, box.high = part.attrs.get("start", ""), part.attrs.get("end", "")

    def _typed(self, box: Box, kind: str, node: Node, shown: Shown) -> str:
        """What was typed, where it was refused; else what stands."""
        if box.error and shown.sent is not None and box.name in shown.sent:
            return shown.sent.getlist(box.name)[-1]
        return as_typed(kind, node.value, self.language, self.zone)

    def _offer(self, box: Box, kind: str, node: Node, shown: Shown) -> None:
        options = self.draft.instance.choices(node)
        chosen = self._chosen(box, kind, node, shown)
        box.value = node.value
        box.choices = [Choice(one.value, one.label, one.value in chosen) for one in options]
        if not options:
            box.widget = "empty"
        elif kind == "rank":
            self._rank(box, node, shown)
        elif len(options) > SEARCHED:
            self._search(box, kind, shown)
        elif kind == "choices":
            box.widget = "checks"
        else:
            box.widget = "radios" if len(options) <= FEW else "list"

    def _chosen(self, box: Box, kind: str, node: Node, shown: Shown) -> set[str]:
        if box.error and shown.sent is not None and box.name in shown.sent:
            return set(shown.sent.getlist(box.name))
        return {node.value} if kind == "choice" else set(node.value.split())

    def _rank(self, box: Box, node: Node, shown: Shown) -> None:
        box.widget = "rank"
        order = node.value.split()
        for choice in box.choices:
            choice.place = str(order.index(choice.value) + 1) if choice.value in order else ""
            name = f"{box.name}{PICK}{choice.value}"
            if box.error and shown.sent is not None:
                choice.place = shown.sent.get(name, "")[:3]

    def _search(self, box: Box, kind: str, shown: Shown) -> None:
        """Only what is chosen and what fits the words is shown of a long list."""
        box.widget = "search" if kind == "choice" else "seek"
        found = {one.value for one in shown.found.get(box.name, ())}
        box.choices = [one for one in box.choices if one.chosen or one.value in found]
        sought = shown.sent.get(f"{box.name}{SEEK}", "") if shown.sent is not None else ""
        box.value = sought if box.error else ""
