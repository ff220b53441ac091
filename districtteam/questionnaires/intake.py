"""A page of answers that was sent: read, saved, and what there is to say about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.utils.translation import gettext as _

from districtteam.lib.xforms import Option
from districtteam.lib.xforms.model import Part
from districtteam.lib.xforms.nodes import Node
from districtteam.trail.actor import Actor

from . import actions
from .actions import Saved
from .actions.answering import LONGEST_VALUE
from .drafts import Draft
from .errors import UnknownQuestion
from .models import Field, Sheet
from .questions import kind_of
from .reading import PICK, SEEK, Reader, Typed
from .saying import answer_in_words, fault_in_words, writer_of
from .sections import Section


@dataclass
class Intake:
    """What was sent of a section. errors: in words, by stored path; found: see reading.Typed."""

    sent: QueryDict | None = None
    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    found: dict[str, tuple[Option, ...]] = field(default_factory=dict)
    seen: int | None = None
    saved: Saved = field(default_factory=Saved)
    draft: Draft | None = None

    @property
    def is_whole(self) -> bool:
        return not self.errors

    def save(self, sheet: Sheet, section: Section, language: str, by: Actor) -> None:
        """Write what could be read; what is refused or clashes joins the errors."""
        try:
            self.saved = actions.save_section(
                sheet, section.key, self.values, seen=self.seen, language=language, by=by
            )
        except UnknownQuestion as error:
            raise SuspiciousOperation(str(error)) from error
        for path, (code, message) in self.saved.refused.items():
            self.errors[path] = fault_in_words(code, message)
        for path, clash in self.saved.clashes.items():
            self.errors[path] = self._clash(path, clash.theirs)

    def _clash(self, path: str, theirs: Field) -> str:
        words = _(
            "Meanwhile another answer was given: “%(answer)s” (%(who)s). It stands. Save again to "
            "put yours in its place."
        )
        return words % {"answer": self._said(path, theirs.value), "who": writer_of(theirs)}

    def _said(self, path: str, value: str) -> str:
        """An answer that somebody else gave, as the reader reads it."""
        if self.draft is None or path not in self.draft.nodes:
            return value
        node = self.draft.nodes[path]
        kept, node.value = node.value, value
        words = answer_in_words(self.draft, node.item.part, node)
        node.value = kept
        return words or _("no answer")

    def news_in_words(self) -> Iterator[str]:
        """What colleagues answered on this page since it was opened, three lines at most."""
        for path, theirs in list(self.saved.news.items())[:3]:
            if self.draft is not None and path in self.draft.nodes:
                label = self.draft.instance.label(self.draft.nodes[path])
                words = _("Meanwhile: %(question)s %(answer)s (%(who)s)")
                yield words % {
                    "question": label,
                    "answer": self._said(path, theirs.value),
                    "who": writer_of(theirs),
                }


def intake(
    sent: QueryDict, sheet: Sheet, draft: Draft, section: Section, around: Node, language: str
) -> Intake:
    """The same for a sheet, with the revision that its writer saw."""
    zone = ZoneInfo(sheet.team.network.time_zone)
    taken = intake_of(sent, zone, draft, section, around, language)
    seen = sent.get("seen", "")
    taken.seen = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None  # noqa: PLR2004
    return taken


def intake_of(
    sent: QueryDict, zone: ZoneInfo, draft: Draft, section: Section, around: Node, language: str
) -> Intake:
    """Read the answers of a page. Raises SuspiciousOperation for fields that no page has."""
    taken = Intake(sent=sent, draft=draft)
    reader = Reader(language, zone)
    nodes = {draft.path(node): (part, node) for part, node in _nodes(draft, section, around)}
    _refuse_strangers(sent, set(nodes))
    for path, (part, node) in nodes.items():
        kind = kind_of(part)
        typed = reader.typed(kind, path, draft.instance.choices(node), sent)
        if typed is not None:
            _take(taken, path, _bounded(typed, part.attrs if kind == "range" else {}))
    return taken


def _nodes(draft: Draft, section: Section, around: Node) -> Iterator[tuple[Part, Node]]:
    """Every question of the section, also one that is no longer relevant since it was shown."""
    for part in section.questions:
        node = draft.node_of(part.item, around) if part.item is not None else None
        if node is not None:
            yield part, node


def _refuse_strangers(sent: QueryDict, known: set[str]) -> None:
    for name in sent:
        if name.startswith("/") and name.partition(PICK)[0].rstrip(SEEK) not in known:
            raise SuspiciousOperation("an answer to a question that is not on this page")


def _bounded(typed: Typed, attrs: dict[str, str]) -> Typed:
    """Not too long; within the ends of a range."""
    if len(typed.value) > LONGEST_VALUE:
        return typed._replace(fault="too_long")
    if not typed.value or typed.fault or not attrs.get("start") or not attrs.get("end"):
        return typed
    low, high = sorted((float(attrs["start"]), float(attrs["end"])))
    inside = low <= float(typed.value) <= high
    return typed if inside else typed._replace(fault="out_of_range")


def _take(taken: Intake, path: str, typed: Typed) -> None:
    if typed.fault:
        taken.errors[path] = fault_in_words(typed.fault)
        taken.found[path] = typed.found
    else:
        taken.values[path] = typed.value
