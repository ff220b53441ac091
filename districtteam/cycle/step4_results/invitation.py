"""What the teams are told when the fourth step opens, and when another team would talk to them."""

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import RESULTS, Cycle
from districtteam.cycle.core.notices import Call, alike, tell_teams
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path
from districtteam.ui.format import day

from .queries import preview_ends


def invite_to_preview(cycle: Cycle, by: Actor) -> None:
    """Ask every team to read its own figures before anybody else does."""
    step = step_of(cycle, RESULTS)
    if step is None:
        return
    pages = path("cycle:preview", cycle.pk)
    mark = cycle.network.day_at(by.at).isoformat()  # a step that is opened again is told again
    call = Call(cycle, RESULTS, "opening", pages, step.due_at, alike(_compose), mark=mark)
    tell_teams(call, teams_of(cycle), by=by)


def _compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
    subject = _("Your own figures, before the others see them")
    until = preview_ends(cycle)
    words = _(
        "Read how your team’s answers will stand in the results. Until %(day)s you may add a note"
        " to any of them, or have it shown less. It takes about ten minutes."
    )
    shown = day(cycle.network.day_at(until)) if until else ""
    return subject, letter(cycle, RESULTS, [words % {"day": shown}], link)
