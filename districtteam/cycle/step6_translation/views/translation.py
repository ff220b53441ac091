from django.http import HttpResponse
from django.utils.translation import get_language

from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page, word_file
from districtteam.cycle.core.queries import teams_here
from districtteam.cycle.step5_discussion.queries import synthesis_of
from districtteam.cycle.step6_translation import queries
from districtteam.cycle.step6_translation.brief import brief_of
from districtteam.cycle.step6_translation.errors import NothingPublished
from districtteam.lib.documents import as_chat
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .common import frame


@door(SIGNED_IN)
def translation(request: Request, pk: int) -> HttpResponse:
    """What is recommended and answered, what the teams commit to, and what came of it."""
    cycle = cycle_or_404(request, pk)
    teams = teams_here(cycle, request.here)
    synthesis = synthesis_of(cycle)
    context = frame(request, cycle)
    keeps = context["facilitates"] and context["opened"]
    shown = page_of(request, queries.confirmed_of(cycle))
    ours = queries.of_teams(cycle, teams)
    context |= {
        "recommendations": queries.recommendations_of(cycle),
        "teams": teams,
        "ours": queries.followed(ours, cycle, request.here.today),
        "page": shown,
        "lines": queries.followed(shown.object_list, cycle, request.here.today),
        "standing": queries.standing_of(cycle, request.here.today),
        "drafts": queries.drafts_of(cycle).count() if keeps else 0,
        "follow_up_days": queries.follow_up_days(cycle),
        "has_lessons": synthesis is not None and synthesis.published_at is not None,
    }
    return page(request, "step6/translation", **context)


@door(*FACILITATING, "national", "region")
def brief(request: Request, pk: int) -> HttpResponse:
    """The brief as files to take along, and as a text for a chat."""
    cycle = cycle_or_404(request, pk)
    language = get_language() or ""
    try:
        chat = as_chat(brief_of(cycle, request.here.today, pages=1, language=language))
        nothing = ""
    except NothingPublished as error:
        chat, nothing = "", error.message
    return page(request, "step6/brief", chat=chat, nothing=nothing, **frame(request, cycle))


@door(*FACILITATING, "national", "region")
def brief_file(request: Request, pk: int, pages: int) -> HttpResponse:
    """One page or three, in Word, so that an office can rework it."""
    cycle = cycle_or_404(request, pk)
    pages = 1 if pages == 1 else 3
    try:
        made = brief_of(cycle, request.here.today, pages=pages, language=get_language() or "")
    except NothingPublished as error:
        return page(request, "step6/brief", nothing=error.message, **frame(request, cycle))
    return word_file(made, f"brief-{cycle.pk}-{pages}p-{request.here.today.isoformat()}")
