from django.http import HttpResponse

from districtteam.cycle.core.models import COMPLETION
from districtteam.cycle.core.pages import cycle_or_404, page
from districtteam.cycle.core.queries import is_open, step_of
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.queries import progress, sheets_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .queries import counts_of


@door(SIGNED_IN)
def completion(request: Request, pk: int) -> HttpResponse:
    """One's own answers; how many teams have answered; for facilitators, which."""
    cycle = cycle_or_404(request, pk)
    facilitates = "facilitator" in request.here.roles
    sheets = sheets_of(cycle.subject)
    shown = page_of(request, sheets if facilitates else Sheet.objects.none())
    ours = list(sheets.filter(team__in=[team.pk for team in request.here.teams]))
    return page(
        request,
        "step3/completion",
        cycle=cycle,
        step=step_of(cycle, COMPLETION),
        opened=is_open(cycle, COMPLETION),
        facilitates=facilitates,
        ours=list(progress(ours).values()),
        counts=counts_of(cycle),
        lines=list(progress(shown.object_list).values()),
        page=shown,
    )
