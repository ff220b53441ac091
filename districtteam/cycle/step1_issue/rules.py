"""What the machine asks of the first step."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.ui.components import path

from .actions import end_issue
from .invitation import invite, invite_to_issue
from .queries import choice_of, teams_missing, turnout, vote_is_closed, waiting

ENOUGH = 0.3  # of the teams invited should have voted


def choice_is_made(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    if not vote_is_closed(cycle):
        yield Obstacle(_("The vote is still open."), path("cycle:issue", cycle.pk))
    if choice_of(cycle) is None:
        words = _("No issue is chosen yet, with the reason and the decision it will feed.")
        yield Obstacle(words, path("cycle:choose", cycle.pk))


def enough_voted(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:
    went = turnout(cycle, now)
    if went.share < ENOUGH:
        words = _("Teams whose vote counts: %(voted)s of %(invited)s.")
        given = {"voted": went.voted, "invited": went.invited}
        yield Obstacle(words % given, path("cycle:issue", cycle.pk), soft=True)


def none_wait(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:
    number = 0 if vote_is_closed(cycle) else waiting(cycle, now).count()
    if number:
        words = ngettext(
            "%(number)d vote waits for its lead and would not count.",
            "%(number)d votes wait for their lead and would not count.",
            number,
        )
        yield Obstacle(words % {"number": number}, path("cycle:issue", cycle.pk), soft=True)


RULES = Rules(
    page="cycle:issue",
    conditions=(choice_is_made, enough_voted, none_wait),
    opened=invite_to_issue,
    closed=end_issue,
    told=invite,
    silent=teams_missing,
)
