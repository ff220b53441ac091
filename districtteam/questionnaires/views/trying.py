"""Trying a draft: as a member sees it, and a pilot's remarks question by question."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.lib.xforms.nodes import Node
from districtteam.people.words import said
from districtteam.questionnaires import actions
from districtteam.questionnaires.boxes import Page, Shown
from districtteam.questionnaires.drafts import Draft, Origin
from districtteam.questionnaires.intake import Intake, intake_of
from districtteam.questionnaires.models import Remark, Version
from districtteam.questionnaires.rights import FILLING, WRITING
from districtteam.questionnaires.saying import fault_in_words
from districtteam.questionnaires.sections import Section
from districtteam.questionnaires.task_list import label_of
from districtteam.questionnaires.texts import text_of
from districtteam.questionnaires.writing_forms import RemarksForm
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of, path
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import language, page

AUDIENCE = tuple(dict.fromkeys([*FILLING, *WRITING]))
REMARKS = 12  # on a page


def tried_or_404(request: Request, pk: int) -> Version:
    """A draft that the reader writes, or that their team was asked to try."""
    seen = Version.objects.piloted_by(request.here)
    if request.here.roles & set(WRITING):
        seen = Version.objects.visible_to(request.here)
    return get_object_or_404(seen.exclude(digest="").select_related("form__network"), pk=pk)


@door(*AUDIENCE)
def preview(request: Request, pk: int) -> HttpResponse:
    """The sections as a team would see them."""
    shown = tried_or_404(request, pk)
    draft = _draft(request, shown, {}, {})
    lines = [(label_of(draft, one), one.key, len(one.questions)) for one in draft.text.sections]
    title = said(shown.form.title, language())
    is_pilot = shown.pilots.filter(pk__in=[team.pk for team in request.here.teams]).exists()
    return page(request, "preview", version=shown, title=title, lines=lines, is_pilot=is_pilot)


@door(*AUDIENCE, methods="GET POST")
def preview_section(request: Request, pk: int, section: str) -> HttpResponse:
    """A page of the form as a member sees it; what is typed is judged and not kept."""
    shown = tried_or_404(request, pk)
    found = text_of(shown).by_key.get(section)
    if found is None:
        raise Http404
    turns = _one_turn(found)
    draft = _draft(request, shown, {}, turns)
    taken = Intake()
    if request.method == "POST":
        taken = _judged(request.POST, shown, draft, found)
        draft = _draft(request, shown, taken.values, turns)
        taken.errors |= _faults(draft, taken)
    around = _around(draft, found)
    zone = ZoneInfo(shown.form.network.time_zone)
    boxes = Page(draft, language(), zone).boxes(
        found, around, Shown(taken.sent, taken.errors, taken.found)
    )
    return page(
        request,
        "preview_section",
        version=shown,
        title=said(shown.form.title, language()),
        label=label_of(draft, found, around),
        boxes=boxes,
        wrong=[box for box in boxes if box.error],
        following=_following(shown, found),
    )


def _draft(
    request: Request, shown: Version, values: dict[str, str], turns: dict[str, list[int]]
) -> Draft:
    """An empty sheet that nobody keeps."""
    network, now = shown.form.network, request.here.now
    origin = Origin("preview", now, network.time_zone, network.language)
    return Draft(text_of(shown), origin, values, turns, language(), now)


def _one_turn(found: Section) -> dict[str, list[int]]:
    """A turn of each repeat around a section, so that there is something to see."""
    turns: dict[str, list[int]] = {}
    where = ""
    if found.repeat is not None:
        repeats = {id(one) for one in found.repeat.repeats()}
        for item in reversed([found.repeat, *found.repeat.above()]):
            where += f"/{item.name.rpartition('}')[2]}"
            if id(item) in repeats:
                turns[where] = [1]
                where += "[1]"
    return turns


def _around(draft: Draft, found: Section) -> Node:
    arounds = draft.arounds(found)
    if not arounds:
        raise Http404
    return arounds[0]


def _judged(sent: QueryDict, shown: Version, draft: Draft, found: Section) -> Intake:
    zone = ZoneInfo(shown.form.network.time_zone)
    return intake_of(sent, zone, draft, found, _around(draft, found), language())


def _faults(draft: Draft, taken: Intake) -> dict[str, str]:
    found = {}
    for where in taken.values:
        node = draft.nodes.get(where)
        state = draft.state(node) if node is not None else None
        if state and state.fault and state.fault != "required":
            found[where] = fault_in_words(state.fault, state.message)
    return found


def _following(shown: Version, found: Section) -> str:
    sections = text_of(shown).sections
    rest = sections[sections.index(found) + 1 :]
    return rest[0].key if rest else ""


@door(*FILLING, methods="GET POST")
def remarks(request: Request, pk: int) -> HttpResponse:
    """What a pilot team says, question by question."""
    shown = get_object_or_404(
        Version.objects.piloted_by(request.here).select_related("form__network"), pk=pk
    )
    team = next(team for team in request.here.teams if shown.pilots.filter(pk=team.pk).exists())
    questions = page_of(request, shown.questions.all(), REMARKS)
    given = Remark.objects.filter(person=request.here.person, question__version=shown)
    mine = dict(given.values_list("question", "text"))
    form = RemarksForm(list(questions), mine, sent(request))
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        is_over = "clear" in request.POST or not questions.has_next()

        def write() -> None:
            for question, text in form.changed():
                actions.remark_on(question, team, text, by=by)
            if is_over:
                actions.finish_trial(shown, team, by=by)

        if done(form, write):
            return _after_remarks(request, shown, 0 if is_over else questions.number + 1)
    title = said(shown.form.title, language())
    return page(request, "remarks", form, version=shown, title=title, page=questions)


def _after_remarks(request: Request, shown: Version, following: int) -> HttpResponse:
    """The next page of questions; after the last (0), where the other tasks are."""
    if not following:
        messages.success(request, _("Thank you: your team has tried it."))
        return redirect("/")
    messages.success(request, _("Saved."))
    return redirect(path("questionnaires:remarks", shown.pk) + f"?page={following}")
