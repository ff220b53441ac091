from typing import Any

from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.queries import is_open, step_of
from districtteam.ui.http import Request


def frame(request: Request, cycle: Cycle) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "step": step_of(cycle, TRANSLATION),
        "opened": is_open(cycle, TRANSLATION),
        "facilitates": "facilitator" in request.here.roles,
    }
