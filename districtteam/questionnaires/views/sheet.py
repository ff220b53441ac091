"""The team's questionnaire as a list of what is to be done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.people.words import said
from districtteam.questionnaires import actions, queries
from districtteam.questionnaires.drafts import newest_fields
from districtteam.questionnaires.errors import NotOpen, NotReady
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.rights import FILLING, speaks
from districtteam.questionnaires.task_list import lines_of, section_path, tasks_of
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request

from .common import draft_for, heading_of, language, page, sheet_or_404, title_of


@door(*FILLING)
def sheet(request: Request, pk: int) -> HttpResponse:
    """What is answered, what is not, by whom and in whose hands."""
    shown = sheet_or_404(request, pk)
    open_now = shown.takes_drafts(request.here.now)
    draft = draft_for(request, shown)
    hands = {hand.section: hand for hand in shown.hands.select_related("person")}
    lines = lines_of(draft, newest_fields(shown), hands)
    may_confirm = speaks(request.here, shown)
    unfinished = next((line for line in lines if not line.is_done), None)
    return page(
        request,
        "sheet",
        sheet=shown,
        title=title_of(shown),
        heading=heading_of(shown),
        lines=tasks_of(shown, lines, open_now=open_now) if open_now else [],
        next_url=section_path(shown, unfinished.section) if unfinished else "",
        is_open=open_now,
        is_early=shown.opens_at > request.here.now,
        state=queries.progress([shown])[pk],
        speaks=may_confirm,
        to_confirm=may_confirm and shown.ready_at is not None,
        classes=classes_of(shown),
        decisions=decisions_of(shown),
    )


def classes_of(shown: Sheet) -> list[str]:
    """The classes that its questions have, for the invitation."""
    questions = shown.version.questions
    return sorted(set(questions.values_list("disclosure_class", flat=True)))


def decisions_of(shown: Sheet) -> list[str]:
    """What the answers will be used for: each decision once, in the order of the questions."""
    feeds = shown.version.questions.values_list("feeds", flat=True)
    words = [said(texts, language()) for texts in feeds]
    return list(dict.fromkeys(filter(None, words)))[:6]


@door(*FILLING, methods="POST")
def offer(request: Request, pk: int) -> HttpResponse:
    """Ask the lead to confirm what a member has prepared."""
    shown = sheet_or_404(request, pk)
    try:
        actions.offer_sheet(shown, by=actor_of(request))
    except NotReady as error:
        messages.warning(request, error.message)
        return redirect("questionnaires:review", pk)
    except NotOpen as error:
        messages.warning(request, error.message)
        return redirect("questionnaires:sheet", pk)
    messages.success(
        request, _("It waits on your lead’s first page now. Tell them so, too. Thank you.")
    )
    return redirect("questionnaires:sheet", pk)
