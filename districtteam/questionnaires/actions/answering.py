"""A team's shared draft: saved page by page, merged field by field, handed from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max

from districtteam.lib.xforms import XFormError
from districtteam.lib.xforms.model import Part
from districtteam.lib.xforms.nodes import Node
from districtteam.people.models import Person
from districtteam.questionnaires import hooks
from districtteam.questionnaires.drafts import Draft, draft_of, newest_fields
from districtteam.questionnaires.errors import (
    NotInTeam,
    NotOpen,
    TooManyTurns,
    UnknownQuestion,
    UnknownSection,
)
from districtteam.questionnaires.models import Field, SectionHand, Sheet, Turn
from districtteam.questionnaires.sections import Section
from districtteam.questionnaires.texts import text_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor
from districtteam.ui.keys import key_in

from .locking import locked

LONGEST_VALUE = 5_000  # characters of one answer
MOST_TURNS = 200  # of one repeat, on our pages


@dataclass(frozen=True)
class Clash:
    """Two colleagues answered the same question meanwhile: theirs stands, mine was not written."""

    theirs: Field
    mine: str


@dataclass
class Saved:
    """What became of each answer that was sent, by stored path.

    written: ours now; refused: (code, the form's own message), not written; clashes: somebody
    else's, written since we looked; news: their other answers on this page, which we had not
    seen; appeared: questions of this page that are asked only now.
    """

    written: dict[str, str] = field(default_factory=dict)
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)
    clashes: dict[str, Clash] = field(default_factory=dict)
    news: dict[str, Field] = field(default_factory=dict)
    appeared: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.refused and not self.clashes


def section_of(sheet: Sheet, key: str) -> Section:
    """Raises UnknownSection."""
    section = text_of(sheet.version).by_key.get(key)
    if section is None:
        raise UnknownSection
    return section


def save_section(
    sheet: Sheet,
    section: str,
    values: Mapping[str, str],
    *,
    seen: int | None = None,
    language: str = "",
    by: Actor,
) -> Saved:
    """Write answers of one section into the team's draft.

    values: by stored path ("/data/ward[3]/name"), as the form wants them ("40", "2026-11-02",
    "a b" for several choices), "" to take an answer away; a question that is left out stays as
    it is. seen: the sheet's revision when the writer last looked; what others wrote since is kept
    where the writer changed nothing, and is a clash where both did. An answer of the wrong type,
    or against a rule of the form, is refused; the others are written all the same.
    language: of the form's messages. Raises NotOpen, UnknownSection, UnknownQuestion.
    """
    with transaction.atomic():
        sheet = locked(sheet)
        if not sheet.takes_drafts(by.at):
            raise NotOpen
        page = section_of(sheet, section)
        brought_back = _bring_back_turns(sheet, page, values)
        draft = draft_of(sheet, by.at, language)
        _belong_here(draft, page, values)
        before = set(_shown(draft, page))
        saved = _merged(draft, newest_fields(sheet), _base(sheet, seen), values, by)
        _judge(draft, saved)
        saved.appeared = [path for path in _shown(draft, page) if path not in before]
        if saved.written:
            _write(sheet, draft, saved.written, by)
            record("questionnaires.save_section", sheet, sheet.team, by=by, section=section)
        elif brought_back:
            sheet.revision += 1
            touch(sheet, draft, by)
    return saved


def _belong_here(draft: Draft, page: Section, values: Mapping[str, str]) -> None:
    for path, value in values.items():
        node = draft.nodes.get(path)
        if node is None or node.item not in page.items or len(value) > LONGEST_VALUE:
            raise UnknownQuestion


def _shown(draft: Draft, page: Section) -> list[str]:
    """The questions of a section that are asked now, in the order of the form."""
    return [
        draft.path(node)
        for around in draft.arounds(page)
        for part, node in draft.nodes_of(page, around)
        if node.item in page.items and _can_be_answered(draft, part, node)
    ]


@dataclass(frozen=True)
class Base:
    """What the writer saw: the revision, and the answers as of then."""

    revision: int
    values: dict[str, str]


def _base(sheet: Sheet, seen: int | None) -> Base:
    if seen is None:
        return Base(sheet.revision, {})
    rows = sheet.fields.filter(revision__lte=seen).order_by("revision", "id")
    return Base(seen, dict(rows.values_list("path", "value")))


def _can_be_answered(draft: Draft, part: Part, node: Node) -> bool:
    """A list that depends on another answer may be empty still."""
    return part.control not in {"select", "select1"} or bool(draft.instance.choices(node))


def _merged(
    draft: Draft, newest: dict[str, Field], base: Base, values: Mapping[str, str], by: Actor
) -> Saved:
    """Mine, theirs, and what both began from: nobody's words are lost."""
    saved = Saved()
    for path, mine in values.items():
        theirs = newest.get(path)
        if mine == draft.nodes[path].value:
            continue
        if theirs is None or theirs.revision <= base.revision or theirs.by == by.person:
            saved.written[path] = mine
        elif mine == base.values.get(path, ""):
            saved.news[path] = theirs
        else:
            saved.clashes[path] = Clash(theirs, mine)
    return saved


def _judge(draft: Draft, saved: Saved) -> None:
    """Put the answers into the draft; those that the form refuses come out again."""
    before = {path: draft.nodes[path].value for path in saved.written}
    for path, value in list(saved.written.items()):
        try:
            draft.put({path: value})
        except XFormError as fault:
            saved.refused[path] = (fault.code, "")
    for path in list(saved.written):
        node = draft.nodes.get(path)
        state = draft.state(node) if node is not None else None
        if state and state.fault and state.fault != "required":
            saved.refused.setdefault(path, (state.fault, state.message))
    for path in saved.refused:
        del saved.written[path]
    back = {path: before[path] for path in saved.refused if path in draft.nodes}
    draft.put(back)


def _write(sheet: Sheet, draft: Draft, values: Mapping[str, str], by: Actor) -> None:
    sheet.revision += 1
    Field.objects.bulk_create(
        Field(
            sheet=sheet,
            path=path,
            value=value,
            revision=sheet.revision,
            by=by.person,
            on_behalf_of=by.on_behalf_of,
            at=by.at,
            channel=by.channel,
        )
        for path, value in values.items()
    )
    touch(sheet, draft, by)


def touch(sheet: Sheet, draft: Draft, by: Actor) -> None:
    """Count anew what is answered."""
    sheet.answered, sheet.asked, _missing = draft.count_all()
    sheet.touched_at = by.at
    sheet.save(update_fields=["revision", "answered", "asked", "touched_at"])


# Turns of repeats


def add_turn(sheet: Sheet, section: str, around: str = "", *, by: Actor) -> str:
    """One more turn of the section's repeat; its address ("3", or "2-1" inside another).

    around: the address of the turn that it stands in, or "". Raises NotOpen, UnknownSection,
    TooManyTurns.
    """
    with transaction.atomic():
        sheet = locked(sheet)
        if not sheet.takes_drafts(by.at):
            raise NotOpen
        path = _repeat_path(sheet, section, around, by)
        turns = sheet.turns.filter(path=path)
        if turns.filter(removed_at=None).count() >= MOST_TURNS:
            raise TooManyTurns(limit=MOST_TURNS)
        key = (turns.aggregate(last=Max("key"))["last"] or 0) + 1
        Turn.objects.create(sheet=sheet, path=path, key=key, by=by.person, at=by.at)
        sheet.revision += 1
        touch(sheet, draft_of(sheet, by.at), by)
        record("questionnaires.add_turn", sheet, sheet.team, by=by, section=section)
    return f"{around}-{key}" if around else str(key)


def _repeat_path(sheet: Sheet, section: str, around: str, by: Actor) -> str:
    """Where turns of a section's repeat are kept; the turn around it must be there."""
    repeat = section_of(sheet, section).repeat
    if repeat is None or "count" in repeat.rules:
        raise UnknownSection
    draft = draft_of(sheet, by.at)
    outer = repeat.repeats()[1:]
    parent = draft.instance.data if not outer else draft.turn(outer[0], around)
    if parent is None or (around and not outer):
        raise UnknownSection
    names = [name.rpartition("}")[2] for name in repeat.where[len(parent.item.where) :]]
    return "/".join([draft.path(parent), *names])


def remove_turn(sheet: Sheet, section: str, turn: str, *, by: Actor) -> None:
    """Take a turn out; what was written in it is kept, and comes back with `save_section`.

    Raises NotOpen, UnknownSection.
    """
    with transaction.atomic():
        sheet = locked(sheet)
        if not sheet.takes_drafts(by.at):
            raise NotOpen
        around, _, key = turn.rpartition("-")
        path = _repeat_path(sheet, section, around, by)
        turns = sheet.turns.filter(path=path, key=key_in(key), removed_at=None)
        if not turns.update(removed_at=by.at):
            raise UnknownSection
        sheet.revision += 1
        touch(sheet, draft_of(sheet, by.at), by)
        record("questionnaires.remove_turn", sheet, sheet.team, by=by, section=section)


def _bring_back_turns(sheet: Sheet, page: Section, values: Mapping[str, str]) -> bool:
    """A turn into which somebody writes is there again, if a colleague took it out meanwhile.

    Whether there was one.
    """
    found = False
    if page.repeat is None:
        return found
    for turn in sheet.turns.exclude(removed_at=None):
        if any(path.startswith(f"{turn.path}[{turn.key}]/") for path in values):
            turn.removed_at, found = None, True
            turn.save(update_fields=["removed_at"])
    return found


# Hands


def hand_section(sheet: Sheet, section: str, person: Person, *, by: Actor) -> SectionHand:
    """Ask a colleague of the team to fill in a section. Raises UnknownSection, NotInTeam."""
    section_of(sheet, section)
    today = sheet.team.network.day_at(by.at)
    if not sheet.team.memberships.on(today).filter(person=person).exists():
        raise NotInTeam
    with transaction.atomic():
        given = {"person": person, "by": by.person, "at": by.at}
        hand, _new = SectionHand.objects.update_or_create(
            sheet=sheet, section=section, defaults=given
        )
        record("questionnaires.hand_section", sheet, person, sheet.team, by=by, section=section)
        hooks.handed.tell(hand, by)
    return hand
