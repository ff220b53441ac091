"""Results of the cast's own network for the addresses of this step."""

from typing import Any

from districtteam.cycle.step4_results.actions import answer_talk, ask_to_talk, open_to_public
from districtteam.cycle.step4_results.models import Edition
from tests import make

from .scene import Scene, scene


def told(cast: make.Cast) -> Scene:
    """Results of a cycle in which Koubia has answered, published; the same each time."""
    known = Edition.objects.filter(cycle__network=cast.network).select_related("cycle").first()
    if known:
        return Scene(cast, known.cycle, [cast.team, cast.other_team])
    found = scene(cast)
    found.answer(cast.team, delay=7, deaths=30, reviewed=20, reviewed_of=20, blood="yes")
    found.published()
    return found


def chart(cast: make.Cast) -> dict[str, Any]:
    return {"pk": told(cast).cycle.pk, "position": 1}


def public(cast: make.Cast) -> dict[str, Any]:
    cycle = told(cast).cycle
    open_to_public(cycle.editions.get(), by=make.actor(cast.daouda))
    return {"pk": cycle.pk}


def talk(cast: make.Cast) -> dict[str, Any]:
    """Koubia has asked its neighbour, which said yes; the same each time."""
    cycle, by = told(cast).cycle, make.actor(cast.awa)
    known = cycle.talks.first()
    if known is None:
        teams = {"asking": cast.team, "asked": cast.other_team}
        known = answer_talk(
            ask_to_talk(cycle, "delay", **teams, why="offer", by=by), agrees=True, by=by
        )
    return {"pk": known.pk}
