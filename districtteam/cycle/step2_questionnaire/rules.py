"""What the machine asks of the second step."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.agreement import agree
from districtteam.cycle.core.models import Cycle, Template
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.questionnaires.queries import teams_that_tried
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .invitation import tell_again, tell_of_return
from .queries import questionnaire_of

PILOTS = 3  # teams that should have tried it
MOST_IN_RAPID = 6  # questions, so that an SMS can answer them


def version_is_published(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    held = questionnaire_of(cycle)
    if held is None:
        yield Obstacle(_("No questionnaire is chosen yet."), path("cycle:questionnaire", cycle.pk))
    elif not held.version.is_published:
        words = _("The questionnaire is not published yet.")
        yield Obstacle(words, path("questionnaires:version", held.version_id))


def a_rapid_one_is_short(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    held = questionnaire_of(cycle)
    if held is None or cycle.template != Template.RAPID:
        return
    asked = held.version.questions.count()
    if asked > MOST_IN_RAPID:
        words = _("A rapid cycle asks %(most)s questions at most; here are %(asked)s.")
        given = {"most": MOST_IN_RAPID, "asked": asked}
        yield Obstacle(words % given, path("questionnaires:version", held.version_id))


def pilots_have_tried(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:  # noqa: ARG001
    held = questionnaire_of(cycle)
    if held is None:
        return
    tried = len(teams_that_tried(held.version.form))
    if tried < PILOTS:
        words = ngettext(
            "%(tried)s team has tried the questionnaire; %(wanted)s should.",
            "%(tried)s teams have tried the questionnaire; %(wanted)s should.",
            tried,
        )
        given = {"tried": tried, "wanted": PILOTS}
        url = path("questionnaires:version", held.version_id)
        yield Obstacle(words % given, url, soft=True)


def set_down_who_sees_what(cycle: Cycle, by: Actor) -> None:
    agree(cycle, by=by)


RULES = Rules(
    page="cycle:questionnaire",
    conditions=(version_is_published, a_rapid_one_is_short, pilots_have_tried),
    opened=tell_of_return,
    closed=set_down_who_sees_what,
    told=tell_again,
)
