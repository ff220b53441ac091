"""Running a cycle: from plan to end, and everything that can happen in between."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from districtteam.cycle import machine
from districtteam.cycle.actions import (
    cancel_cycle,
    extend_step,
    found_joint_cycle,
    go_back,
    invite_team,
    join_cycle,
    leave_step,
    pause_cycle,
    plan_cycle,
    resume_cycle,
    start_cycle,
    take_leave,
)
from districtteam.cycle.core import errors, queries
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.rules import Obstacle, Rules
from districtteam.people.actions import record_mandate
from districtteam.trail.models import Entry
from tests import make

from .story import TITLES, later, planned, started


@pytest.fixture(autouse=True)
def bare_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here steps ask for nothing, so that only the machine's own movements are seen."""
    monkeypatch.setattr(machine, "TABLE", {})


def demand(monkeypatch: pytest.MonkeyPatch, *missing: Obstacle) -> None:
    rules = Rules("cycle:cycle", conditions=(lambda _cycle, _now: missing,))
    monkeypatch.setitem(machine.TABLE, 1, rules)


def test_a_plan_needs_a_title_and_is_the_facilitators_own(cast: make.Cast) -> None:
    with pytest.raises(errors.TitleMissing):
        plan_cycle(cast.network, {"fr": "  "}, by=make.actor(cast.daouda))
    cycle = planned(cast)
    assert (cycle.state, cycle.at_step, str(cycle)) == ("planned", 0, "Stock-outs")
    assert Entry.objects.get().deed == "cycle.plan_cycle"


def test_the_first_step_opens_under_the_mandate_for_seven_days(cast: make.Cast) -> None:
    by = make.actor(cast.daouda)
    mandate = record_mandate(
        cast.network, "Ministère de la Santé", "ministry", starts=make.TODAY, by=by
    )
    cycle = started(cast)
    assert (cycle.state, cycle.at_step, cycle.mandate) == ("running", 1, mandate)
    assert [part.team.name for part in cycle.participations.all()] == ["Koubia", "Lola"]
    step = cycle.steps.get()
    assert step.due_at == datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC)  # Conakry keeps UTC


def test_a_last_day_is_a_working_day_by_the_networks_own_clock(cast: make.Cast) -> None:
    cast.network.time_zone, cast.network.holidays = "Africa/Porto-Novo", ["2026-11-09"]
    cast.network.save()
    step = started(cast).steps.get()
    assert step.due_at == datetime(2026, 11, 10, 22, 59, 59, tzinfo=UTC)  # a day after the feast


def test_a_rapid_cycle_lasts_ten_days(cast: make.Cast) -> None:
    cycle = started(cast, template="rapid")
    for day in (1, 2, 5, 6, 9):
        leave_step(cycle, by=later(days=day))
    last = cycle.steps.get(number=6)
    assert last.due_at == datetime(2026, 11, 12, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("teams", ["none", "foreign"])
def test_a_cycle_starts_with_teams_of_its_own_network(cast: make.Cast, teams: str) -> None:
    foreign = [post.team for post in cast.issa.memberships.all()]
    wanted: dict[str, Any] = {"none": [], "foreign": foreign}
    refused: dict[str, type[Exception]] = {
        "none": errors.NobodyInvited,
        "foreign": errors.OtherNetwork,
    }
    cycle = planned(cast)
    with pytest.raises(refused[teams]):
        start_cycle(cycle, wanted[teams], by=make.actor(cast.daouda))
    cycle.refresh_from_db()
    assert cycle.state == "planned"


def test_it_starts_once(cast: make.Cast) -> None:
    cycle = started(cast)
    with pytest.raises(errors.NotRunning):
        start_cycle(cycle, [cast.team], by=make.actor(cast.daouda))


def test_six_steps_and_then_it_is_finished(cast: make.Cast) -> None:
    cycle = started(cast)
    for week in range(1, 7):
        cycle = leave_step(cycle, by=later(weeks=week))
    assert (cycle.state, cycle.ended_at) == ("finished", make.NOW + timedelta(weeks=6))
    assert [step.closed_at for step in cycle.steps.all()] == [
        make.NOW + timedelta(weeks=week) for week in range(1, 7)
    ]
    with pytest.raises(errors.NotRunning):
        leave_step(cycle, by=later(weeks=7))
    following = plan_cycle(cast.network, TITLES, by=later(weeks=8))
    assert following.previous == cycle


def test_what_is_missing_keeps_the_step_open(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    demand(monkeypatch, Obstacle("No issue is chosen."), Obstacle("Few voted.", soft=True))
    cycle = started(cast)
    with pytest.raises(errors.CannotLeave) as refused:
        leave_step(cycle, despite="The minister decided.", by=later(days=7))
    assert [str(it.words) for it in refused.value.obstacles] == [
        "No issue is chosen.",
        "Few voted.",
    ]
    assert Cycle.objects.get().at_step == 1


def test_a_reason_makes_up_for_what_is_soft(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    demand(monkeypatch, Obstacle("Few voted.", soft=True))
    cycle = started(cast)
    with pytest.raises(errors.CannotLeave):
        leave_step(cycle, despite=" ", by=later(days=7))
    assert leave_step(cycle, despite="The rains.", by=later(days=7)).at_step == 2
    entry = Entry.objects.filter(deed="cycle.leave_step").get()
    assert entry.facts == {"step": 1, "despite": "The rains."}


def test_going_back_needs_a_reason_and_a_step_before(cast: make.Cast) -> None:
    cycle = started(cast)
    with pytest.raises(errors.NoStepBefore):
        go_back(cycle, "Too early", by=later(days=1))
    cycle = leave_step(cycle, by=later(days=1))
    with pytest.raises(errors.ReasonMissing):
        go_back(cycle, " ", by=later(days=2))
    cycle = go_back(cycle, "A new outbreak", by=later(days=2))
    first, second = cycle.steps.all()
    assert (cycle.at_step, first.closed_at, second.closed_at) == (1, None, later(days=2).at)
    assert first.opens_at == make.NOW
    assert leave_step(cycle, by=later(days=3)).steps.count() == 2


def test_more_time_never_less(cast: make.Cast) -> None:
    cycle = started(cast)
    for day in (date(2026, 11, 9), date(2026, 11, 3)):
        with pytest.raises(errors.DueTooEarly):
            extend_step(cycle, day, "Rain", by=later(days=1))
    step = extend_step(cycle, date(2026, 11, 12), "Rain", by=later(days=1))
    assert step.due_at == datetime(2026, 11, 12, 23, 59, 59, tzinfo=UTC)


def test_a_pause_costs_the_teams_no_time(cast: make.Cast) -> None:
    cycle = pause_cycle(started(cast), "Strike", by=later(days=2))
    assert not queries.is_open(cycle, 1)
    with pytest.raises(errors.NotRunning):
        leave_step(cycle, by=later(days=3))
    cycle = resume_cycle(cycle, by=later(days=12))
    assert cycle.steps.get().due_at == datetime(2026, 11, 19, 23, 59, 59, tzinfo=UTC)
    with pytest.raises(errors.NotRunning):
        resume_cycle(cycle, by=later(days=13))


def test_a_cancelled_cycle_says_why_and_keeps_what_was_said(cast: make.Cast) -> None:
    cycle = started(cast)
    with pytest.raises(errors.ReasonMissing):
        cancel_cycle(cycle, "", by=later(days=1))
    cycle = cancel_cycle(cycle, "No funds", by=later(days=1))
    assert (cycle.state, cycle.steps.get().closed_at) == ("cancelled", later(days=1).at)
    with pytest.raises(errors.NotRunning):
        cancel_cycle(cycle, "Again", by=later(days=2))


def test_the_denominator_is_frozen_when_completion_opens(cast: make.Cast) -> None:
    cycle = started(cast)
    koubia = cycle.participations.get(team=cast.team)
    take_leave(koubia, "Flood", by=later(days=1))
    assert [part.team.name for part in queries.invited(cycle)] == ["Lola"]
    invite_team(cycle, cast.team, by=later(days=2))
    for day in (3, 4):
        cycle = leave_step(cycle, by=later(days=day))
    koubia.refresh_from_db()
    take_leave(koubia, "Flood again", by=later(days=5))
    assert [part.team.name for part in queries.invited(cycle)] == ["Koubia", "Lola"]
    assert not queries.takes_part(cycle, cast.team)


def test_a_team_of_another_network_is_not_invited(cast: make.Cast) -> None:
    with pytest.raises(errors.OtherNetwork):
        invite_team(started(cast), cast.issa.memberships.get().team, by=later(days=1))


def test_two_networks_share_a_cycle_by_its_key(cast: make.Cast) -> None:
    joint = found_joint_cycle(started(cast), by=make.actor(cast.daouda))
    abroad = cast.issa.memberships.get().network
    theirs = plan_cycle(abroad, {"fr": "Ruptures"}, by=make.actor())
    assert join_cycle(theirs, joint.key, by=make.actor()).joint == joint
    with pytest.raises(errors.UnknownJointCycle):
        join_cycle(planned(cast), joint.key, by=make.actor())
