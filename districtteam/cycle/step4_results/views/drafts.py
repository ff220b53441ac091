from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.step4_results import drafts, queries
from districtteam.cycle.step4_results.charts import course
from districtteam.cycle.step4_results.freezing import freeze
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.ui.doors import door
from districtteam.ui.http import Request

from .common import shown


@door(*FACILITATING)
def draft(request: Request, pk: int) -> HttpResponse:
    """The edition that is ready, as the teams will read it, before it is published."""
    cycle = cycle_or_404(request, pk)
    edition = drafts.draft_of(cycle, request.here.now)
    panels = _panels(cycle, edition) if edition else None
    drawn = queries.frozen_of(edition).drawn if edition and panels is not None else []
    context = {"cycle": cycle, "edition": edition, "panels": panels}
    return page(request, "step4/draft", **context, hidden=len(drawn) - len(panels or []))


@door(*FACILITATING)
def draft_chart(request: Request, pk: int, position: int) -> HttpResponse:
    """One chart of it, without anybody's own mark."""
    cycle = cycle_or_404(request, pk)
    edition = drafts.draft_of(cycle, request.here.now)
    panels = _panels(cycle, edition) if edition else None
    panel = next((one for one in panels or [] if one.position == position), None)
    if edition is None or panel is None:
        raise Http404
    context = shown(cycle, edition, panel)
    return page(request, "step4/draft_chart", **context, course=course(edition, panel, None))


def _panels(cycle: Cycle, edition: Edition) -> list[Panel] | None:
    """None where a team has changed something since: it must be drawn anew, and is not shown."""
    if drafts.is_changed(freeze(cycle, at=edition.as_of), edition):
        return None
    return drafts.as_peers_read(edition, get_language() or "")
