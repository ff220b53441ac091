"""What the machine asks of the last step."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import invited
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.ui.components import path

from .actions import open_translation, plan_follow_ups
from .notices import invite
from .queries import drafts_of, recommendations_of, teams_missing, unanswered

ENOUGH = 0.6  # of the teams invited should have committed to something


def something_is_recommended(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    if not recommendations_of(cycle).exists():
        yield Obstacle(
            _("Nothing is recommended to anybody."), path("cycle:recommend", cycle.pk), soft=True
        )


def all_are_answered(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    number = unanswered(cycle).count()
    if number:
        words = ngettext(
            "%(number)d recommendation is not answered.",
            "%(number)d recommendations are not answered.",
            number,
        )
        page = path("cycle:translation", cycle.pk)
        yield Obstacle(words % {"number": number}, page, soft=True)


def enough_committed(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    teams = set(invited(cycle).values_list("team", flat=True))
    committed = len(teams - teams_missing(cycle))
    if teams and committed / len(teams) < ENOUGH:
        words = _("Teams that have committed to something: %(committed)s of %(invited)s.")
        given = {"committed": committed, "invited": len(teams)}
        said = " ".join([words % given, *_waiting(cycle)])
        yield Obstacle(said, path("cycle:translation", cycle.pk), soft=True)


def _waiting(cycle: Cycle) -> Iterator[str]:
    number = drafts_of(cycle).count()
    if number:
        words = ngettext(
            "%(number)d commitment waits for its lead.",
            "%(number)d commitments wait for their leads.",
            number,
        )
        yield words % {"number": number}


RULES = Rules(
    page="cycle:translation",
    conditions=(something_is_recommended, all_are_answered, enough_committed),
    opened=open_translation,
    closed=plan_follow_ups,
    told=invite,
    silent=teams_missing,
)
