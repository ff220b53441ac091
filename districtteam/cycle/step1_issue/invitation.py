"""What the teams are told when the first step opens."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.cycle.core.notices import OPENING, Call, alike, mark_of_opening, tell_teams
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .queries import vote_is_closed


def invite_to_issue(cycle: Cycle, by: Actor) -> None:
    """Ask every team which problem to look into, with a link that opens the pages of this step."""
    invite(cycle, teams_of(cycle), by, anew=True)


def invite(cycle: Cycle, teams: Iterable[Team], by: Actor, *, anew: bool = False) -> None:
    """Whoever has not been asked yet in these teams; anew: everybody.

    Not where the step is opened again for another choice: everybody knows how the vote went.
    """
    step = step_of(cycle, ISSUE)
    if step is None or vote_is_closed(cycle):
        return
    pages, mark = path("cycle:issue", cycle.pk), mark_of_opening(cycle, ISSUE, by, anew=anew)
    call = Call(cycle, ISSUE, OPENING, pages, step.due_at, alike(_compose), mark=mark)
    tell_teams(call, teams, by=by)


def _compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
    subject = _("Which problem should we look into together?")
    asked = _(
        "Say which health problem your team would look into with the other teams, and give your"
        " three votes. It takes about ten minutes."
    )
    return subject, letter(cycle, ISSUE, [asked], link)
