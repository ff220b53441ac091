from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import cycle_or_404, page
from districtteam.cycle.core.queries import team_here, teams_here
from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.charts import companions_of, course, laid_out, picture, told
from districtteam.cycle.step4_results.drawing.material import own_cell
from districtteam.cycle.step4_results.drawing.own import own_words
from districtteam.cycle.step4_results.drawing.routine import marks_in_words
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.actions import write_look
from districtteam.disclosure.models import Purpose
from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.words import CLASSES
from districtteam.people.models import Team
from districtteam.people.roles import TeamKind
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .common import lines_in, panel_or_404, shown

READS_AS = {"region": TeamKind.REGION, "national": TeamKind.NATIONAL}  # else as a facilitator


@door(SIGNED_IN)
def results(request: Request, pk: int) -> HttpResponse:
    """What the teams said, a sentence a question; before that, what there is to do."""
    cycle = cycle_or_404(request, pk)
    edition = queries.edition_of(cycle)
    audience = queries.audience_of(request.here, cycle)
    facilitates = "facilitator" in request.here.roles
    above = audience.partition(":")[0] in {"region", "national"}
    context = {
        "cycle": cycle,
        "edition": edition,
        "lines": lines_in(edition, audience),
        "response": queries.response_of(cycle) if facilitates or edition is None else None,
        "above": above,
        "more": edition is not None and above and queries.reads_more(edition, audience),
        "facilitates": facilitates,
        "waiting": queries.waiting_edition(cycle) if facilitates else None,
        "ours": teams_here(cycle, request.here),
        "preview_ends": queries.preview_ends(cycle),
    }
    return page(request, "step4/results", **context)


@door(SIGNED_IN)
def chart(request: Request, pk: int, position: int) -> HttpResponse:
    """One question: a sentence, a chart with one's own mark, a table, peers' words, whom to ask."""
    cycle = cycle_or_404(request, pk)
    edition, panel = panel_or_404(request, cycle, position)
    if panel.privileged and request.GET.get("purpose") not in Purpose.values:
        context = {"cycle": cycle, "panel": panel, "purposes": Purpose.choices}
        return page(request, "step4/before_look", **context)
    _write_look(request, cycle, panel)
    team = team_here(cycle, request.here)
    context = {
        **shown(cycle, edition, panel),
        **_own(edition, panel, team),
        "teams": _to_talk_to(edition, panel, team),
        "beside": companions_of(edition, panel, team, queries.audience_of(request.here, cycle)),
        "course": course(edition, panel, team),
    }
    return page(request, "step4/chart", **context)


def _write_look(request: Request, cycle: Cycle, panel: Panel) -> None:
    """The look is written down before the names are shown."""
    here = request.here
    own = {team.pk for team in here.teams}
    kind = READS_AS.get(panel.audience.partition(":")[0])
    names = dict.fromkeys(team.name for team in here.teams if team.kind == kind)
    institution = ", ".join(names) or _("Facilitation team")
    write_look(
        set(panel.privileged) - own,
        purpose=request.GET.get("purpose", ""),
        institution=institution,
        subject=cycle.subject,
        by=actor_of(request),
    )


def _own(edition: Edition, panel: Panel, team: Team | None) -> dict[str, Any]:
    """The reader's own mark in the frozen picture, and their own answer beside it."""
    if team is None:
        return {}
    frozen = queries.frozen_of(edition)
    asked = frozen.question(panel.question)
    cell = own_cell(frozen, asked, team.pk)
    return {
        "own": cell,
        "own_words": own_words(frozen, asked, team.pk, get_language() or "") if cell else "",
        "own_marks": marks_in_words(frozen, asked, team.pk),
        "yours": told(edition, panel, team),
        "picture": picture(edition, panel, team),
    }


def _to_talk_to(edition: Edition, panel: Panel, team: Team | None) -> list[queries.Peer]:
    if team is None:
        return []
    return queries.peers_here(queries.frozen_of(edition), panel, team)


@door(SIGNED_IN)
def tiles(request: Request, pk: int, position: int) -> HttpResponse:
    """Where: a tile for each team that is named to this reader, by part of the country."""
    cycle = cycle_or_404(request, pk)
    edition, panel = panel_or_404(request, cycle, position)
    if panel.privileged or not panel.body.get("tiles"):
        raise Http404
    team = team_here(cycle, request.here)
    context = {"cycle": cycle, "edition": edition, "panel": panel}
    return page(request, "step4/tiles", **context, **laid_out(edition, panel, team))


@door(SIGNED_IN)
def why(request: Request, pk: int, position: int) -> HttpResponse:
    """Why each answer to a question is shown or hidden, to this reader."""
    cycle = cycle_or_404(request, pk)
    _edition, panel = panel_or_404(request, cycle, position)
    class_words = CLASSES[ContentClass(panel.body["class"])]
    context = {"cycle": cycle, "panel": panel, "class_words": class_words}
    return page(request, "step4/why", **context)
