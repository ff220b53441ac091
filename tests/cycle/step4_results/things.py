"""Results of the cast's own network for the addresses of this step."""

from datetime import timedelta
from typing import Any

from districtteam.cycle.step4_results.actions import (
    answer_talk,
    ask_to_talk,
    draw_edition,
    open_to_public,
    prepare_edition,
)
from districtteam.cycle.step4_results.models import Edition, Talk
from tests import make

from .scene import Scene, scene


def told(cast: make.Cast) -> Scene:
    """Results of a cycle in which Koubia has answered, published; the same each time."""
    known = (
        Edition.objects.filter(cycle__network=cast.network)
        .select_related("cycle")
        .order_by("pk")
        .first()
    )
    if known:
        return Scene(cast, known.cycle, [cast.team, cast.other_team])
    found = scene(cast)
    found.answer(cast.team, delay=7, deaths=30, reviewed=20, reviewed_of=20, blood="yes")
    found.published()
    return found


def draft(cast: make.Cast) -> dict[str, Any]:
    """Another edition of the same cycle, drawn and not published."""
    found, by = told(cast), make.actor(cast.daouda, at=make.NOW + timedelta(days=9))
    if not found.cycle.editions.filter(state=Edition.READY).exists():
        draw_edition(prepare_edition(found.cycle, reason="D1 corrected", by=by), by=by)
    return {"pk": found.cycle.pk}


def chart(cast: make.Cast) -> dict[str, Any]:
    return {"pk": told(cast).cycle.pk, "position": 1}


def public(cast: make.Cast) -> dict[str, Any]:
    cycle = told(cast).cycle
    open_to_public(cycle.editions.get(state=Edition.PUBLISHED), by=make.actor(cast.daouda))
    return {"pk": cycle.pk}


def talk(cast: make.Cast) -> dict[str, Any]:
    """Koubia has asked Koubia's neighbour and was asked by it; both said yes."""
    cycle, by = told(cast).cycle, make.actor(cast.awa)
    asked = Talk.objects.filter(cycle=cycle).first()
    if asked:
        return {"pk": asked.pk}
    made = ask_to_talk(cycle, "delay", asking=cast.team, asked=cast.other_team, why="offer", by=by)
    return {"pk": answer_talk(made, agrees=True, by=by).pk}
