from typing import Any

from django.shortcuts import get_object_or_404

from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.pages import cycle_or_404
from districtteam.cycle.core.queries import is_open, step_of
from districtteam.cycle.core.speaking import is_own
from districtteam.cycle.step6_translation import queries
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.ui.http import Request


def frame(request: Request, cycle: Cycle) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "step": step_of(cycle, TRANSLATION),
        "opened": is_open(cycle, TRANSLATION),
        "facilitates": "facilitator" in request.here.roles,
    }


def commitment_or_404(request: Request, pk: int, commitment: int) -> tuple[Cycle, Commitment]:
    """What a team stands by; a draft is its own and the facilitators'."""
    cycle = cycle_or_404(request, pk)
    seen = queries.commitments_of(cycle)
    if "facilitator" not in request.here.roles:
        own = [team.pk for team in request.here.teams]
        seen = seen.exclude(confirmed_at=None) | seen.filter(team__in=own)
    return cycle, get_object_or_404(seen, pk=commitment)


def writes(request: Request, commitment: Commitment) -> bool:
    return is_own(request.here, commitment.team) or "facilitator" in request.here.roles
