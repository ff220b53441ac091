"""Things of the cast's own network for the addresses of this room (tests/house/objects.py)."""

from collections.abc import Callable
from typing import Any

from districtteam.cycle.core.models import Cycle
from tests import make

from . import story

Builder = Callable[[make.Cast], dict[str, Any]]


def running(cast: make.Cast) -> Cycle:
    """One running cycle, the same each time it is asked for."""
    return cast.network.cycles.filter(state="running").first() or story.started(cast)


def waiting(cast: make.Cast) -> Cycle:
    return cast.network.cycles.filter(state="planned").first() or story.planned(cast)


def cycle(cast: make.Cast) -> dict[str, Any]:
    return {"pk": running(cast).pk}


ON_A_CYCLE = (
    "cycle teams amend leave go_back extend pause resume cancel joint invite".split()  # noqa: SIM905
)
THINGS: dict[str, Builder] = {
    **{f"cycle:{name}": cycle for name in ON_A_CYCLE},
    "cycle:start": lambda cast: {"pk": waiting(cast).pk},
    "cycle:take_leave": lambda cast: {"pk": running(cast).pk, "team": cast.team.pk},
}
