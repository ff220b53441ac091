"""What the first step asks of its readers."""

from django.utils.translation import gettext as _

from districtteam.cycle.core.models import ISSUE
from districtteam.cycle.core.queries import Asked, asked, told_apart
from districtteam.people.rights import LEADING
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import DONE, WAITING, Todo

from .models import Ballot, Poll

MINUTES = 10


def of_teams(here: Here) -> list[Todo]:
    """The vote of each of the reader's teams where the vote is open: two queries."""
    open_now = asked(here, ISSUE) if here.teams else []
    if not open_now:
        return []
    cycles = {it.cycle.pk for it in open_now}
    held = Ballot.objects.filter(cycle__in=cycles, team__in=[team.pk for team in here.teams])
    ballots = {(it.cycle_id, it.team_id): it for it in held}
    closed = set(Poll.objects.filter(cycle__in=cycles).values_list("cycle", flat=True))
    still = [it for it in open_now if it.cycle.pk not in closed]
    return [_todo(here, it, ballots.get((it.cycle.pk, it.team.pk))) for it in still]


def _todo(here: Here, it: Asked, ballot: Ballot | None) -> Todo:
    due = it.cycle.network.day_at(it.step.due_at)
    about = told_apart(it.cycle, here)
    leads = bool(here.roles & set(LEADING))
    if ballot is None:
        words = _("Propose a problem, and give your team’s three votes")
        why = _("What the districts vote for is what the cycle looks into.")
        return Todo(
            words, _url("issue", it), due=due, minutes=MINUTES, weight=80, why=why, about=about
        )
    if ballot.confirmed_at is None and leads:
        words = _("Confirm your team’s three votes")
        return Todo(words, _url("confirm_vote", it), due=due, minutes=2, weight=85, about=about)
    state = DONE if ballot.confirmed_at else WAITING
    return Todo(_("Your team’s three votes"), _url("issue", it), state, due=due, about=about)


def _url(name: str, it: Asked) -> str:
    return path(f"cycle:{name}", it.cycle.pk) + f"?team={it.team.pk}"
