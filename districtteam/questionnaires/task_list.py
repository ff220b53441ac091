"""A sheet as a list of tasks: its sections, what is answered, by whom, in whose hands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.lib.words import shortened
from districtteam.lib.xforms.nodes import Node
from districtteam.ui.components import Task, path
from districtteam.ui.format import number

from .drafts import Count, Draft
from .models import Field, SectionHand, Sheet
from .saying import writer_of
from .sections import Section

OWN_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[a-z]?[.):]|[Qq]\d+[a-z]?[.):]?)\s+(?=\S)")
LONGEST_BEGINNING = 48


@dataclass(frozen=True)
class Line:
    """A section on the list. first: not yet answered, and so the next thing to do."""

    section: Section
    label: str
    count: Count
    last: Field | None
    hand: SectionHand | None

    @property
    def is_done(self) -> bool:
        return self.count.asked == self.count.answered


def label_of(draft: Draft, section: Section, around: Node | None = None) -> str:
    """The group's own words; else the numbers of its questions, and how the first begins."""
    where = around or draft.instance.data
    words = draft.instance.said(section.label, where)
    if not words:
        return _by_numbers(draft, section, where)
    if section.parts > 1:
        divided = {"label": words, "part": section.part, "parts": section.parts}
        return _("%(label)s (%(part)s of %(parts)s)") % divided
    return words


def _by_numbers(draft: Draft, section: Section, where: Node) -> str:
    """A reader tells one section from another by what it asks first."""
    words = _("Questions %(first)s to %(last)s")
    if section.first >= section.last:
        words = _("Question %(first)s")
    numbers = words % {"first": section.first, "last": section.last}
    asked = section.questions
    texts = (draft.instance.said(part.label, where) for part in asked or section.entries)
    begins = next((text for text in map(_on_one_line, texts) if text), "")
    if not begins or not asked:  # only something to read
        return begins or numbers
    return _("%(numbers)s: %(words)s") % {"numbers": numbers, "words": begins}


def _on_one_line(text: str) -> str:
    """Without a number of its own ("3.", "Q12)"), which is seldom ours."""
    return shortened(OWN_NUMBER.sub("", " ".join(text.split())), LONGEST_BEGINNING)


def lines_of(
    draft: Draft, fields: Mapping[str, Field], hands: Mapping[str, SectionHand]
) -> list[Line]:
    """The sections of a sheet that ask something now; those inside turns count with the turn."""
    last = _last_by_section(draft, fields)
    found = []
    for section in draft.text.sections:
        if not _is_on_list(draft, section):
            continue
        count = sum(
            (count_of(draft, section, around) for around in draft.arounds(section)),
            start=Count(0, 0, 0),
        )
        if section.repeat is None and not count.asked and not _has_notes(draft, section):
            continue
        label = label_of(draft, section)
        found.append(Line(section, label, count, last.get(section.key), hands.get(section.key)))
    return found


def _is_on_list(draft: Draft, section: Section) -> bool:
    """Of the sheet itself; of a repeat, its first page if it is to be filled in now."""
    if section.repeat is None:
        return True
    if len(section.repeat.repeats()) > 1 or section.part > 1:
        return False
    first = next(one for one in draft.text.sections if one.repeat is section.repeat)
    return first is section and draft.offers(section.repeat, draft.instance.data)


def count_of(draft: Draft, section: Section, around: Node) -> Count:
    """A turn with everything inside it."""
    if section.repeat is None:
        return draft.count(section, around)
    inside = [
        one
        for one in draft.text.sections
        if one.repeat is not None and section.repeat in one.repeat.repeats()
    ]
    total = Count(0, 0, 0)
    for one in inside:
        for each in draft.arounds(one):
            if each is around or around in list(each.above()):
                total += draft.count(one, each)
    return total


def _has_notes(draft: Draft, section: Section) -> bool:
    return bool(draft.nodes_of(section, draft.instance.data))


def _last_by_section(draft: Draft, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The newest answer in each section; fields come in the order in which they were written."""
    found: dict[str, Field] = {}
    for field in sorted(fields.values(), key=lambda one: one.revision):
        node = draft.nodes.get(field.path)
        section = draft.text.section_of.get(node.item) if node is not None else None
        if section is not None:
            found[section.key] = field
    return found


def tasks_of(sheet: Sheet, lines: list[Line], *, open_now: bool) -> list[Task]:
    """The lines as the page shows them."""
    first = next((line for line in lines if not line.is_done), None)
    return [_task(sheet, line, line is first and open_now) for line in lines]


def _task(sheet: Sheet, line: Line, is_next: bool) -> Task:
    state = "done" if line.is_done and line.count.asked else "now" if is_next else "todo"
    return Task(line.label, section_path(sheet, line.section), state, hint=_hint(line))


def _hint(line: Line) -> str:
    parts = []
    if line.count.asked:
        parts.append(answered_of(line.count.answered, line.count.asked))
    if line.hand is not None and not line.is_done:
        parts.append(_("in the hands of %(person)s") % {"person": line.hand.person})
    if line.last is not None:
        parts.append(writer_of(line.last))
    return " · ".join(parts)


def answered_of(answered: int, asked: int) -> str:
    """7 of 12 answered."""
    words = ngettext(
        "%(answered)s of %(asked)s answered", "%(answered)s of %(asked)s answered", answered
    )
    return words % {"answered": number(answered), "asked": number(asked)}


def section_path(sheet: Sheet, section: Section, turn: str = "") -> str:
    """The address of a section's page, or of a turn of it."""
    if turn:
        return path("questionnaires:turn", sheet.pk, section.key, turn)
    return path("questionnaires:section", sheet.pk, section.key)
