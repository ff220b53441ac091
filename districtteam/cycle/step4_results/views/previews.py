from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.pages import TEAMS, cycle_or_404, page
from districtteam.cycle.core.queries import teams_here
from districtteam.cycle.step4_results import actions, queries
from districtteam.cycle.step4_results.drawing.frozen import Asked, Frozen, figures_of
from districtteam.cycle.step4_results.drawing.material import READERS, own_cell
from districtteam.cycle.step4_results.drawing.own import own_words
from districtteam.cycle.step4_results.drawing.routine import marks_in_words
from districtteam.cycle.step4_results.forms import FigureForm, QuoteForm
from districtteam.cycle.step4_results.freezing import freeze
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.errors import DisclosureError
from districtteam.disclosure.gate import level_of
from districtteam.disclosure.policy import OTHERS, Audience, ContentClass, Detail
from districtteam.disclosure.words import AUDIENCES, CLASSES, OWN_DETAILS
from districtteam.people.models import Team
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

PEERS = Audience.PEERS
ABOVE = (Audience.FACILITATORS, Audience.REGION, Audience.NATIONAL)


@door(*TEAMS)
def preview(request: Request, pk: int) -> HttpResponse:
    """One's own figures as they will stand in the results, before anybody else reads them."""
    cycle, team, frozen = _own_or_404(request, pk)
    language = get_language() or ""
    row = next(row for row in frozen.teams if row.key == team.pk)
    lines = [
        {
            "position": position,
            "title": asked.title(language, frozen.languages),
            "cell": own_cell(frozen, asked, team.pk),
            "choice": own_words(frozen, asked, team.pk, language),
            "marks": marks_in_words(frozen, asked, team.pk),
            "source": asked.source if asked.is_routine else "",
            "note": row.notes.get(asked.name, ""),
            "shown": _shown(frozen, asked, team),
            "is_text": not asked.is_drawn,
        }
        for position, asked in enumerate(frozen.questions, start=1)
    ]
    context = {
        "cycle": cycle,
        "team": team,
        "lines": [line for line in lines if line["cell"]],
        "ends": queries.preview_ends(cycle),
        "edition": queries.edition_of(cycle),
    }
    return page(request, "step4/preview", **context)


def _own_or_404(request: Request, pk: int) -> tuple[Cycle, Team, Frozen]:
    """The reader's own team in a cycle whose collection has begun."""
    cycle = cycle_or_404(request, pk)
    teams = teams_here(cycle, request.here)
    if not teams or cycle.at_step < COMPLETION:
        raise Http404
    frozen = freeze(cycle, only=teams[0])
    if all(row.key != teams[0].pk for row in frozen.teams):
        raise Http404
    return cycle, teams[0], frozen


def _shown(frozen: Frozen, asked: Asked, team: Team) -> list[str]:
    """How the teams read one's answer, then who above them reads more of it, and how much."""
    given = figures_of(frozen, asked, only=team.pk)
    (row,) = given.rows
    region = replace(READERS["region"], under=frozenset({team.pk}))
    readers = {**READERS, "region": region}
    seen = {who: level_of(readers[who.value], frozen.policy, given, row) for who in (PEERS, *ABOVE)}
    more = [who for who in ABOVE if seen[who] > seen[PEERS]]
    above = [f"{AUDIENCES[who]}{_(': ')}{OWN_DETAILS[seen[who]]}" for who in more]
    return [str(OWN_DETAILS[seen[PEERS]]), *above]


@door(*TEAMS, methods="GET POST")
def own_figure(request: Request, pk: int, position: int) -> HttpResponse:
    """A note beside one of one's own figures, and how much others see of it."""
    cycle, team, frozen = _own_or_404(request, pk)
    if not 1 <= position <= len(frozen.questions):
        raise Http404
    asked = frozen.questions[position - 1]
    cell = own_cell(frozen, asked, team.pk)
    if cell is None:
        raise Http404
    form = _form(request, frozen, asked, team)
    if form.is_valid() and _saved(request, cycle, team, asked, form):
        messages.success(request, _("Saved."))
        return redirect("cycle:preview", cycle.pk)
    language = get_language() or ""
    context = {
        "cycle": cycle,
        "team": team,
        "title": asked.title(language, frozen.languages),
        "cell": cell,
        "choice": own_words(frozen, asked, team.pk, language),
        "marks": marks_in_words(frozen, asked, team.pk),
        "asked": asked,
        "class_words": CLASSES[ContentClass(asked.content_class)],
    }
    return page(request, "step4/own_figure", form, **context)


def _form(request: Request, frozen: Frozen, asked: Asked, team: Team) -> Any:
    row = next(row for row in frozen.teams if row.key == team.pk)
    if not asked.is_drawn:
        start = {"consent": row.quotes.get(asked.name, "no")}
        return QuoteForm(sent(request), initial=start)
    kind = ContentClass(asked.content_class)
    agreed = row.consents.get(kind.value, {}).values()
    cells = [frozen.policy.cell(kind, who) for who in OTHERS]
    widest = max([*cells, *map(Detail.of, agreed)])
    now = min(widest, Detail.of(row.tightened.get(asked.name, "named")))
    start = {"text": row.notes.get(asked.name, ""), "detail": now.word}
    return FigureForm(widest, sent(request), initial=start)


def _saved(request: Request, cycle: Cycle, team: Team, asked: Asked, form: Any) -> bool:
    """Note and tightening, or the consent to be quoted; what is refused is said above the form."""
    by, given = actor_of(request), form.cleaned_data
    if not asked.is_drawn:
        actions.set_quote(cycle, team, asked.name, given["consent"], by=by)
        return True
    may_loosen = queries.edition_of(cycle) is None
    try:
        if "detail" in form.changed_data:
            tighten(team, cycle.subject, asked.name, form.most, may_loosen=may_loosen, by=by)
    except DisclosureError as refused:
        form.add_error("detail", refused.message)
        return False
    actions.write_note(cycle, team, asked.name, given["text"], by=by)
    return True
