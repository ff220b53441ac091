"""What the machine asks of the discussion."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import Cycle, State
from districtteam.cycle.core.queries import invited
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.deliberation.queries import reported, speaking_teams
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .actions import close_discussion, open_discussion
from .notices import invite
from .queries import synthesis_of, teams_missing

ENOUGH = 0.5  # of the teams invited should have spoken


def lessons_are_published(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    synthesis = synthesis_of(cycle)
    if synthesis is None or not synthesis.points.exists():
        yield Obstacle(_("No lesson is written yet."), path("cycle:write_point", cycle.pk))
    elif synthesis.published_at is None:
        words = _("The lessons are not published yet: say the whole in short, then publish them.")
        yield Obstacle(words, path("cycle:publish_synthesis", cycle.pk))


def reports_are_settled(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    number = reported(cycle.subject).count()
    if number:
        words = ngettext(
            "%(number)d post was reported and nobody has looked at it.",
            "%(number)d posts were reported and nobody has looked at them.",
            number,
        )
        yield Obstacle(words % {"number": number}, path("cycle:reports", cycle.pk))


def enough_spoke(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    teams = set(invited(cycle).values_list("team", flat=True))
    spoke = len(teams & speaking_teams(cycle.subject))
    if teams and spoke / len(teams) < ENOUGH:
        words = _("Teams that have spoken: %(spoke)s of %(invited)s.")
        given = {"spoke": spoke, "invited": len(teams)}
        yield Obstacle(words % given, path("cycle:discussion", cycle.pk), soft=True)


def end_if_cancelled(cycle: Cycle, by: Actor) -> None:
    """Nobody writes in the conversations of a cycle that is over."""
    if cycle.state == State.CANCELLED:
        close_discussion(cycle, by)


RULES = Rules(
    page="cycle:discussion",
    conditions=(lessons_are_published, reports_are_settled, enough_spoke),
    opened=open_discussion,
    closed=close_discussion,
    refreshed=end_if_cancelled,
    told=invite,
    silent=teams_missing,
)
