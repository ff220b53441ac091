"""What the teams are told when the first step opens."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.cycle.core.opening import Asked, once_a_language, tell_of_opening
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .queries import teams_missing, vote_is_closed


def invite_to_issue(cycle: Cycle, by: Actor) -> None:
    """Ask every team which problem to look into, with a link that opens the pages of this step."""
    invite(cycle, teams_of(cycle), by)


def invite(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Whoever has not been told in these teams.

    Once the vote is closed nobody is asked for one; where the cycle goes back for another choice,
    everybody reads why.
    """
    step = step_of(cycle, ISSUE)
    if step is None or (vote_is_closed(cycle) and step.reopened_at is None):
        return
    pages, asks = path("cycle:issue", cycle.pk), once_a_language(_asks)
    asked = [Asked(team, pages, asks) for team in teams]
    tell_of_opening(cycle, ISSUE, asked, teams_missing(cycle), by=by)


def _asks(_cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
    words = _(
        "Say which health problem your team would look into with the other teams, and give your"
        " three votes. It takes about ten minutes."
    )
    return _("Which problem should we look into together?"), [words]
