"""What pilot teams are told: to try the draft before everybody is asked. Registered at start-up
(questionnaires.hooks); said in the transaction of the deed.

And what every team is told where the cycle goes back to its questionnaire.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle, State
from districtteam.cycle.core.notices import Call, alike, tell_teams
from districtteam.cycle.core.opening import Asked, tell_of_opening
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.people.models import Team
from districtteam.questionnaires.models import Version
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .models import Questionnaire

PILOT = "pilot"


def invite_pilots(version: Version, teams: list[Team], by: Actor) -> None:
    """Where a cycle that runs has chosen the draft; each team once for a version."""
    chosen = Questionnaire.objects.filter(
        version=version, cycle__network=version.form.network_id, cycle__state=State.RUNNING
    )
    held = chosen.select_related("cycle__network", "cycle__mandate").first()
    step = step_of(held.cycle, QUESTIONNAIRE) if held else None
    if held is None or step is None or step.closed_at is not None:
        return
    page = path("questionnaires:remarks", version.pk)
    call = Call(
        held.cycle, QUESTIONNAIRE, PILOT, page, step.due_at, alike(_compose), mark=str(version.pk)
    )
    tell_teams(call, teams, by=by)


def _compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
    subject = _("Try the questionnaire before everybody is asked")
    asked = _(
        "Your team is one of a few that try it first. Say what is unclear, missing or too much; "
        "where all is clear, say so in one tap."
    )
    return subject, letter(cycle, QUESTIONNAIRE, [asked], link)


def tell_of_return(cycle: Cycle, by: Actor) -> None:
    """The cycle goes back: every team reads why its answers have to wait."""
    tell_again(cycle, teams_of(cycle), by)


def tell_again(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Whoever has not been told yet in these teams; a first opening asks them for nothing."""
    step = step_of(cycle, QUESTIONNAIRE)
    if step is not None and step.reopened_at is not None:
        pages = path("cycle:questionnaire", cycle.pk)
        asked = [Asked(team, pages, _nothing) for team in teams]
        tell_of_opening(cycle, QUESTIONNAIRE, asked, (), by=by)


def _nothing(_cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
    return "", []
