"""What the machine asks of the third step."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import invited
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.ui.components import path

from .queries import answered_teams
from .sheets import (
    GRACE,
    close_sheets,
    invite_the_rest,
    open_sheets,
    refresh_sheets,
    silent_teams,
)

ENOUGH = 0.9  # of the teams should have answered, or said why not


def teams_have_spoken(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    """At least nine in ten have answered or given a reason."""
    total = invited(cycle).count()
    silent = len(silent_teams(cycle))
    if total and (total - silent) / total < ENOUGH:
        words = ngettext(
            "%(silent)s of %(invited)s teams has neither answered nor said why.",
            "%(silent)s of %(invited)s teams have neither answered nor said why.",
            silent,
        )
        given = {"silent": silent, "invited": total}
        yield Obstacle(words % given, path("cycle:completion", cycle.pk), soft=True)


def somebody_has_answered(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    if not answered_teams(cycle):
        yield Obstacle(_("No team has answered yet."), path("cycle:completion", cycle.pk))


RULES = Rules(
    page="cycle:completion",
    conditions=(somebody_has_answered, teams_have_spoken),
    opened=open_sheets,
    closed=close_sheets,
    refreshed=refresh_sheets,
    told=invite_the_rest,
    silent=silent_teams,
    grace=GRACE,
)
