"""What a first page shows below the tasks: a panel for each thing that the reader looks after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from districtteam.people.models import Membership
from districtteam.people.queries import mandate_of
from districtteam.ui.http import Here

from . import queries, setup_steps
from .maps import roll_call_map

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
    silent = list(queries.silent_teams(network, today)[:SHOWN])
    invitations = queries.open_invitations(network, here.now)
    context = {
        "count": queries.roll_call_count(queries.called_teams(network, today)),
        "silent": queries.with_leads(silent, today),
        "invitations": invitations[:SHOWN],
        "invited": invitations.count(),
        "unled": queries.teams_without_lead(network, today)[:SHOWN],
        "mandate": mandate_of(network, today),
    }
    return Panel("desk/panels/facilitation.html", context)


def region(here: Here) -> Panel:
    """The teams of the reader's own area: who leads them, who has confirmed."""
    places = queries.areas_of_reader(here)
    called = queries.called_teams(here.network, here.today).filter(queries.within(places))
    teams = queries.district_teams_with_roll_call(here.network, here.today)
    ours = teams.filter(queries.within(places)).distinct()
    context = {
        "count": queries.roll_call_count(called),
        "teams": queries.with_leads(ours[:SHOWN], here.today),
        "all": ours.count(),
        "map": roll_call_map(ours),
    }
    return Panel("desk/panels/region.html", context)


def nation(here: Here) -> Panel:
    called = queries.called_teams(here.network, here.today)
    areas = queries.areas_of(here.network, here.today)
    context = {
        "count": queries.roll_call_count(called),
        "areas": areas,
        "map": roll_call_map(queries.district_teams_with_roll_call(here.network, here.today)),
    }
    return Panel("desk/panels/nation.html", context)


def evaluation(here: Here) -> Panel:
    """Counts only: an evaluator reads no names here."""
    people = Membership.objects.on(here.today).filter(network=here.network)
    counts = people.aggregate(
        people=Count("person", distinct=True), teams=Count("team", distinct=True)
    )
    called = queries.called_teams(here.network, here.today)
    return Panel(
        "desk/panels/evaluation.html", {**counts, "count": queries.roll_call_count(called)}
    )


def team(here: Here) -> Panel:
    people = Membership.objects.on(here.today).filter(team__in=here.teams)
    counts = dict(people.values_list("team").annotate(Count("person", distinct=True)).order_by())
    lines = [
        (line, counts.get(line.team.pk, 0)) for line in queries.with_leads(here.teams, here.today)
    ]
    return Panel("desk/panels/team.html", {"lines": lines})


PANELS: tuple[tuple[frozenset[str], Callable[[Here], Panel]], ...] = (
    (frozenset({"administrator"}), set_up),
    (frozenset({"facilitator"}), facilitation),
    (frozenset({"national"}), nation),
    (frozenset({"region"}), region),
    (frozenset({"evaluator", "expert", "cross_facilitator"}), evaluation),
)
