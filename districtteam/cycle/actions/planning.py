from collections.abc import Iterable, Mapping

from django.db import transaction

from districtteam.cycle.core.errors import NobodyInvited, NotRunning, OtherNetwork, TitleMissing
from districtteam.cycle.core.models import ISSUE, Cycle, Participation, State, Template
from districtteam.cycle.core.queries import previous_of
from districtteam.cycle.core.sessions import held
from districtteam.people.models import Network, Team
from districtteam.people.queries import mandate_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .moving import open_step


@transaction.atomic
def plan_cycle(
    network: Network,
    titles: Mapping[str, str],
    *,
    template: str = Template.FULL,
    purposes: Mapping[str, str] | None = None,
    by: Actor,
) -> Cycle:
    """Write down a cycle that only facilitators see until it starts. Texts by language."""
    cycle = Cycle(network=network, template=template, planned_at=by.at)
    _name(cycle, titles, purposes or {})
    cycle.previous = previous_of(cycle)
    cycle.save()
    record("cycle.plan_cycle", cycle, network, by=by)
    return cycle


@transaction.atomic
def amend_cycle(
    cycle: Cycle, titles: Mapping[str, str], purposes: Mapping[str, str], *, by: Actor
) -> Cycle:
    """Correct how the cycle is called and what it is for."""
    _name(cycle, titles, purposes)
    cycle.save(update_fields=["titles", "purposes"])
    record("cycle.amend_cycle", cycle, cycle.network, by=by)
    return cycle


def _name(cycle: Cycle, titles: Mapping[str, str], purposes: Mapping[str, str]) -> None:
    cycle.titles = {code: text.strip() for code, text in titles.items() if text.strip()}
    cycle.purposes = {code: text.strip() for code, text in purposes.items() if text.strip()}
    if not cycle.titles:
        raise TitleMissing


@transaction.atomic
def start_cycle(cycle: Cycle, teams: Iterable[Team], *, by: Actor) -> Cycle:
    """Invite these teams and open the first step, under the mandate that is in force."""
    cycle = held(cycle)
    if cycle.state != State.PLANNED:
        raise NotRunning
    wanted = list(teams)
    if not wanted:
        raise NobodyInvited
    if any(team.network_id != cycle.network_id for team in wanted):
        raise OtherNetwork
    Participation.objects.bulk_create(
        Participation(cycle=cycle, team=team, invited_at=by.at) for team in wanted
    )
    cycle.state, cycle.started_at = State.RUNNING, by.at
    cycle.mandate = mandate_of(cycle.network, cycle.network.day_at(by.at))
    cycle.save(update_fields=["state", "started_at", "mandate"])
    record("cycle.start_cycle", cycle, cycle.network, by=by, teams=len(wanted))
    open_step(cycle, ISSUE, by)
    return cycle
