"""What a first page shows below the tasks: a panel for each thing that the reader looks after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any, NamedTuple

from django.db.models import Count

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.standing import Standing
from districtteam.people.models import Membership, Team
from districtteam.people.queries import Post, posts_in
from districtteam.people.roles import Role
from districtteam.ui.http import Here

from . import queries, setup_steps
from .calls import doing, lines_of, running, standings, to_call
from .maps import MOST, roll_call_map

CALLED = 5  # teams of each cycle on a first page
SHOWN = 8  # teams to call on a first page; the whole list is a page of its own


@dataclass(frozen=True)
class Panel:
    template: str
    context: dict[str, Any]


def panels_for(here: Here) -> list[Panel]:
    """What the reader looks after, beyond their own team."""
    if here.network is None:
        return []
    return [make(here) for audience, make in PANELS if audience & here.roles]


def team_panel(here: Here) -> Panel | None:
    """The reader's own team or teams."""
    return team(here) if here.teams else None


def set_up(here: Here) -> Panel:
    steps = setup_steps.steps_of(here)
    done = sum(is_done for _step, is_done in steps)
    return Panel("desk/panels/set_up.html", {"done": done, "total": len(steps)})


def facilitation(here: Here) -> Panel:
    """How far the roll call is, whom to call first, which offers wait, who leads nobody."""
    network, today = here.network, here.today
    silent = queries.silent_teams(network, today)[:SHOWN]
    invitations = queries.open_invitations(network, here.now)
    context = {
        "count": queries.roll_call_of(here),
        "silent": queries.with_leads(silent, today),
        "invitations": invitations[:SHOWN],
        "invited": invitations.count(),
        "unled": queries.teams_without_lead(network, today)[:SHOWN],
    }
    return Panel("desk/panels/facilitation.html", context)


def chasing(here: Here) -> Panel:
    """Who has done what in each open step, and whom to call first."""
    found = standings(here)
    first = [list(to_call(standing)[:CALLED]) for _cycle, standing in found]
    rows = iter(queries.with_leads(chain(*first), here.today))
    cycles = [
        _chase(cycle, standing, list(islice(rows, len(teams))))
        for (cycle, standing), teams in zip(found, first, strict=True)
    ]
    more = max(0, len(running(here)) - len(cycles))
    return Panel("desk/panels/cycles.html", {"cycles": cycles, "more": more})


def _chase(cycle: Cycle, standing: Standing, rows: list[queries.TeamLine]) -> dict[str, Any]:
    lines = lines_of(cycle, rows, standing)
    return {"cycle": cycle, "standing": standing, "lines": lines}


def region(here: Here) -> Panel:
    """The teams of the reader's own area: who leads them, who has confirmed."""
    places = queries.areas_of_reader(here)
    called = queries.called_teams(here.network, here.today).filter(queries.within(places))
    teams = queries.district_teams_with_roll_call(here.network, here.today)
    inside = queries.district_teams(here.network, here.today).filter(queries.within(places))
    ours = list(teams.filter(queries.within(places)).distinct()[: MOST + 1])
    context = {
        "doing": doing(here, frozenset(inside.values_list("pk", flat=True))),
        "count": queries.roll_call_count(called),
        "teams": queries.with_leads(ours[:SHOWN], here.today),
        "all": len(ours),
        "map": roll_call_map(ours),
        **owed(here),
    }
    return Panel("desk/panels/region.html", context)


def owed(here: Here) -> dict[str, Any]:
    """The recommendations and requests that wait for the reader's team; whether there are more."""
    waiting = list(queries.owed_by(here)[: SHOWN + 1])
    support = list(queries.support_owed_by(here)[: SHOWN + 1])
    more = max(len(waiting), len(support)) > SHOWN
    return {"owed": waiting[:SHOWN], "support": support[:SHOWN], "owed_more": more}


def nation(here: Here) -> Panel:
    areas = queries.areas_of(here.network, here.today)
    context = {
        "doing": doing(here),
        "count": queries.roll_call_of(here),
        "areas": areas,
        "map": roll_call_map(queries.district_teams_with_roll_call(here.network, here.today)),
        **owed(here),
    }
    return Panel("desk/panels/nation.html", context)


def evaluation(here: Here) -> Panel:
    """Counts only: an evaluator reads no names here."""
    people = Membership.objects.on(here.today).filter(network=here.network)
    counts = people.aggregate(
        people=Count("person", distinct=True), teams=Count("team", distinct=True)
    )
    return Panel(
        "desk/panels/evaluation.html",
        {**counts, "count": queries.roll_call_of(here), "reads": "evaluator" in here.roles},
    )


def team(here: Here) -> Panel:
    """Who leads each of the reader's teams and how many are in it: one query."""
    posts = posts_in(here.teams, here.today)
    lines = [
        own_team(team, [post for post in posts if post.team == team.pk]) for team in here.teams
    ]
    return Panel("desk/panels/team.html", {"lines": lines})


class OwnTeam(NamedTuple):
    """A team of the reader's. lead: whoever leads it today, also for the time being."""

    team: Team
    lead: Post | None
    people: int

    @property
    def acting(self) -> bool:
        return self.lead is not None and self.lead.role == Role.ACTING_LEAD

    @property
    def last_day(self) -> date | None:
        ends = self.lead.ends if self.lead else None
        return ends - timedelta(days=1) if ends else None


def own_team(team: Team, posts: list[Post]) -> OwnTeam:
    stands_in_first = [Role.ACTING_LEAD, Role.LEAD]
    leads = [post for role in stands_in_first for post in posts if post.role == role]
    return OwnTeam(team, next(iter(leads), None), len({post.key for post in posts}))


PANELS: tuple[tuple[frozenset[str], Callable[[Here], Panel]], ...] = (
    (frozenset({"administrator"}), set_up),
    (frozenset({"facilitator"}), chasing),
    (frozenset({"facilitator"}), facilitation),
    (frozenset({"national"}), nation),
    (frozenset({"region"}), region),
    (frozenset({"evaluator", "expert", "cross_facilitator"}), evaluation),
)
