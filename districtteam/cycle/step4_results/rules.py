"""What the machine asks of the fourth step."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from districtteam.cycle.core.agreement import agree
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .invitation import invite, invite_to_preview
from .queries import edition_of


def is_published(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    if edition_of(cycle) is None:
        words = _("No edition of the results is published yet.")
        yield Obstacle(words, path("cycle:results", cycle.pk))


def open_results(cycle: Cycle, by: Actor) -> None:
    agree(cycle, by=by)
    invite_to_preview(cycle, by)


RULES = Rules(
    page="cycle:results",
    conditions=(is_published,),
    opened=open_results,
    told=invite,
)
