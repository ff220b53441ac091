"""What pilot teams are told: to try the draft before everybody is asked.

Registered at start-up (questionnaires.hooks); said in the transaction of the deed.
"""

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle, State
from districtteam.cycle.core.notices import Call, alike, tell_teams
from districtteam.cycle.core.queries import step_of
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
