"""Answering: a section, and the turns of a repeat."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from districtteam.lib.xforms.nodes import Node
from districtteam.questionnaires import actions
from districtteam.questionnaires.boxes import Page, Shown
from districtteam.questionnaires.drafts import Count, Draft, newest_fields, turn_of
from districtteam.questionnaires.errors import NotOpen
from districtteam.questionnaires.intake import Intake, intake
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.rights import FILLING
from districtteam.questionnaires.saying import answer_in_words
from districtteam.questionnaires.sections import Section
from districtteam.questionnaires.task_list import answered_of, count_of, label_of, section_path
from districtteam.questionnaires.texts import text_of
from districtteam.trail.actor import actor_of
from districtteam.ui.components import path
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import (
    actor,
    draft_for,
    how_form,
    language,
    page,
    section_or_404,
    sheet_or_404,
    title_of,
)


@door(*FILLING, methods="GET POST")
def section(request: Request, pk: int, section: str) -> HttpResponse:
    """A short page of questions; of a repeat, the list of its turns."""
    shown = sheet_or_404(request, pk)
    found = section_or_404(shown, section)
    if found.repeat is not None:
        return turns(request, shown, found, "")
    return _questions(request, shown, found, "")


@door(*FILLING, methods="GET POST")
def turn(request: Request, pk: int, section: str, turn: str) -> HttpResponse:
    """One turn of a repeat; with `in-3` the turns of a repeat inside the turn 3."""
    shown = sheet_or_404(request, pk)
    found = section_or_404(shown, section)
    if found.repeat is None:
        raise Http404
    if turn.startswith("in-"):
        return turns(request, shown, found, turn.removeprefix("in-"))
    return _questions(request, shown, found, turn)


# Questions


def _questions(request: Request, shown: Sheet, found: Section, turn: str) -> HttpResponse:
    draft = draft_for(request, shown)
    around = draft.around(found, turn)
    if around is None:
        raise Http404
    how = how_form(request, shown)
    taken = Intake()
    if request.method == "POST" and (how is None or how.is_valid()):
        taken = intake(request.POST, shown, draft, found, around, language())
        try:
            taken.save(shown, found, language(), actor(request, how))
        except NotOpen as error:
            messages.warning(request, error.message)
            return redirect("questionnaires:sheet", pk=shown.pk)
        if taken.is_whole:
            _tell(request, taken)
            return redirect(_next(request, shown, found, turn, taken))
        shown.refresh_from_db()
        draft = draft_for(request, shown)
        around = draft.around(found, turn) or around
    elif not shown.takes_drafts(request.here.now):
        return redirect("questionnaires:sheet", pk=shown.pk)
    return _page_of_questions(request, shown, draft, (found, turn, around), taken, how)


def _page_of_questions(
    request: Request,
    shown: Sheet,
    draft: Draft,
    where: tuple[Section, str, Node],
    taken: Intake,
    how: forms.Form | None,
) -> HttpResponse:
    found, turn, around = where
    zone = ZoneInfo(shown.team.network.time_zone)
    maker = Page(draft, language(), zone, newest_fields(shown), request.here.person)
    boxes = maker.boxes(found, around, Shown(taken.sent, taken.errors, taken.found))
    wrong = [box for box in boxes if box.error]
    hand = shown.hands.filter(section=found.key).select_related("person").first()
    return page(
        request,
        "section",
        how,
        status=422 if wrong or (how is not None and how.errors) else 200,
        sheet=shown,
        title=title_of(shown),
        label=label_of(draft, found, around),
        turn=turn,
        section=found,
        boxes=boxes,
        wrong=wrong,
        inner=_inner(shown, draft, found, around) if turn else [],
        hand=hand,
        progress=answered_of(shown.answered, shown.asked),
        back=_back(shown, found, turn),
    )


def _inner(shown: Sheet, draft: Draft, found: Section, around: Node) -> list[tuple[str, str, int]]:
    """Repeats that stand in this turn: label, address, how many turns they have."""
    seen = []
    turn = turn_of(draft.path(around))
    for one in draft.text.sections:
        repeats = one.repeat.repeats() if one.repeat else []
        if one.part > 1 or len(repeats) < 2 or repeats[1] is not found.repeat:  # noqa: PLR2004
            continue
        if one is draft.text.inside(one.repeat)[0] and draft.offers(repeats[0], around):
            count = len(draft.turns_of(repeats[0], around))
            url = section_path(shown, one, f"in-{turn}")
            seen.append((label_of(draft, one, around), url, count))
    return seen


def _tell(request: Request, taken: Intake) -> None:
    """What colleagues wrote meanwhile, and what is asked only now."""
    for line in taken.news_in_words():
        messages.info(request, line)
    count = len(taken.saved.appeared)
    if count:
        words = ngettext(
            "Saved. %(count)d more question is asked because of your answer.",
            "Saved. %(count)d more questions are asked because of your answers.",
            count,
        )
        messages.success(request, words % {"count": count})


def _next(request: Request, shown: Sheet, found: Section, turn: str, taken: Intake) -> str:
    """This page again if it asks more now; the list on demand; else the next section."""
    if taken.saved.appeared:
        return section_path(shown, found, turn) + _anchor(request, shown, (found, turn), taken)
    if request.POST.get("then") == "list":
        return _sheet_path(shown)
    draft = draft_for(request, shown)
    if found.repeat is not None:
        return _after_turn(shown, draft, found, turn)
    return _after_section(shown, draft, found)


def _anchor(request: Request, shown: Sheet, where: tuple[Section, str], taken: Intake) -> str:
    """The first question that is asked only now."""
    draft = draft_for(request, shown)
    around = draft.around(*where)
    nodes = draft.nodes_of(where[0], around) if around is not None else []
    fresh = set(taken.saved.appeared)
    places = [place for place, (_part, node) in enumerate(nodes) if draft.path(node) in fresh]
    return f"#q{places[0]}" if places else ""


def _after_turn(shown: Sheet, draft: Draft, found: Section, turn: str) -> str:
    """The turn's next page, else the list of turns."""
    pages = draft.text.inside(found.repeat)
    rest = pages[pages.index(found) + 1 :]
    if rest:
        return section_path(shown, rest[0], turn)
    return _back(shown, pages[0], turn)


def _after_section(shown: Sheet, draft: Draft, found: Section) -> str:
    sections = draft.text.sections
    for one in sections[sections.index(found) + 1 :]:
        if one.repeat is None and draft.count(one, draft.instance.data).asked:
            return section_path(shown, one)
        outermost = one.repeat is not None and len(one.repeat.repeats()) == 1
        if outermost and one.part == 1 and draft.offers(one.repeat, draft.instance.data):  # type: ignore[arg-type]
            return section_path(shown, one)
    return path("questionnaires:review", shown.pk)


def _sheet_path(shown: Sheet) -> str:
    return path("questionnaires:sheet", shown.pk)


def _back(shown: Sheet, found: Section, turn: str) -> str:
    """Where a turn's page leads back to: the list of turns, perhaps inside another turn."""
    if found.repeat is None:
        return _sheet_path(shown)
    outer = turn.rpartition("-")[0]
    first = text_of(shown.version).inside(found.repeat)[0]
    return section_path(shown, first, f"in-{outer}" if outer else "")


# Turns


def turns(request: Request, shown: Sheet, found: Section, around: str) -> HttpResponse:
    """The turns of a repeat: each with its page, one more, one less."""
    if not shown.takes_drafts(request.here.now):
        return redirect("questionnaires:sheet", pk=shown.pk)
    draft = draft_for(request, shown)
    repeat = found.repeat
    outer = repeat.repeats()[1:] if repeat else []
    node = draft.turn(outer[0], around) if outer else draft.instance.data
    if repeat is None or node is None or bool(around) != bool(outer):
        raise Http404
    form = forms.Form(sent(request))
    if request.method == "POST":
        url = _change_turns(request, shown, found, around, form)
        if url:
            return redirect(url)
    return page(
        request,
        "turns",
        form,
        sheet=shown,
        title=title_of(shown),
        label=label_of(draft, found, node),
        rows=[_row(shown, draft, found, one) for one in draft.turns_of(repeat, node)],
        counted="count" in repeat.rules,
        forward=_after_section(shown, draft, draft.text.inside(repeat)[-1]) if not outer else "",
        back=_sheet_path(shown) if not outer else _outer_path(shown, outer[0], around),
    )


@dataclass(frozen=True)
class Row:
    """A turn on the list: its address, its first answer, and what is answered in it."""

    turn: str
    url: str
    name: str
    count: Count


def _row(shown: Sheet, draft: Draft, found: Section, node: Node) -> Row:
    turn = turn_of(draft.path(node))
    url = section_path(shown, found, turn)
    return Row(turn, url, _name_of(draft, found, node), count_of(draft, found, node))


def _outer_path(shown: Sheet, repeat: object, around: str) -> str:
    first = next(one for one in text_of(shown.version).sections if one.repeat is repeat)
    return section_path(shown, first, around)


def _change_turns(
    request: Request, shown: Sheet, found: Section, around: str, form: forms.Form
) -> str:
    """Add or remove; where to go on, or "" where that was refused."""
    by = actor_of(request)
    gone = request.POST.get("remove", "")
    if gone:
        if done(form, lambda: actions.remove_turn(shown, found.key, gone, by=by)):
            return section_path(shown, found, f"in-{around}" if around else "")
        return ""
    made: list[str] = []
    if done(form, lambda: made.append(actions.add_turn(shown, found.key, around, by=by))):
        return section_path(shown, found, made[0])
    return ""


def _name_of(draft: Draft, found: Section, node: Node) -> str:
    """A turn by its first answer, as people tell one from another."""
    for part, each in draft.nodes_of(found, node):
        if part in found.questions and each.value:
            return answer_in_words(draft, part, each)[:80]
    return ""
