"""Buttons pressed twice, links used late, cycles that stop: nothing moves by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest

from districtteam.access.models import StepLink
from districtteam.cycle.actions import (
    cancel_cycle,
    extend_step,
    go_back,
    leave_step,
    pause_cycle,
    resume_cycle,
)
from districtteam.cycle.core.errors import DueTooLate, MovedOn
from districtteam.cycle.core.models import Cycle, Step
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.cycle.step6_translation.actions import recommend
from districtteam.cycle.step6_translation.models import FollowUp
from districtteam.deliberation.actions import write_post
from districtteam.deliberation.errors import ThreadClosed
from tests import make

from .browse import Browser
from .story import LESSON, at_completion, at_discussion, at_translation, later, started
from .talk import SOON


def test_closing_a_step_twice_does_not_close_the_next(cast: make.Cast) -> None:
    cycle = at_translation(cast)
    daouda = Browser(cast.daouda)
    assert 'name="step" value="6"' in daouda.read("leave", cycle.pk)
    Cycle.objects.filter(pk=cycle.pk).update(at_step=5)
    with pytest.raises(MovedOn):
        leave_step(cycle, despite="Few spoke", step=6, by=later(days=1))
    Cycle.objects.filter(pk=cycle.pk).update(at_step=6)
    page = daouda.refused("leave", cycle.pk, despite="Few spoke", step="5")
    assert "gone to another step" in page
    assert Cycle.objects.get(pk=cycle.pk).state == "running"
    daouda.send("leave", cycle.pk, despite="Few committed", step="6")
    assert Cycle.objects.get(pk=cycle.pk).state == "finished"


def test_going_back_twice_goes_one_step(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    daouda = Browser(cast.daouda)
    daouda.send("go_back", cycle.pk, reason="A question is wrong", step="3")
    daouda.refused("go_back", cycle.pk, reason="A question is wrong", step="3")
    assert Cycle.objects.get(pk=cycle.pk).at_step == 2


def opened(cast: make.Cast, cycle: Cycle) -> StepLink:
    return StepLink.objects.get(person=cast.awa, step=f"{cycle.subject}:1")


def test_links_close_with_the_step(cast: make.Cast) -> None:
    cycle = started(cast)
    assert opened(cast, cycle).closes_at == cycle.steps.get(number=1).due_at
    cancel_cycle(cycle, "Elections", by=later(days=1))
    assert opened(cast, cycle).closes_at == make.NOW + timedelta(days=1)


def test_links_last_as_long_as_a_step_that_is_extended(cast: make.Cast) -> None:
    cycle = started(cast)
    day = make.TODAY + timedelta(days=30)
    step = extend_step(cycle, day, "Rain", by=later(days=1))
    assert opened(cast, cycle).closes_at == step.due_at
    with pytest.raises(DueTooLate):
        extend_step(cycle, make.TODAY.replace(year=9999), "Rain", by=later(days=1))


def test_links_to_answers_close_when_the_step_does(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    link = StepLink.objects.get(person=cast.awa, step=f"{cycle.subject}:3")
    assert link.closes_at > later(days=60).at
    go_back(cycle, "A question is wrong", by=later(days=2))
    link.refresh_from_db()
    assert link.closes_at == later(days=2).at


def test_a_step_that_was_paused_ends_at_the_end_of_a_day(cast: make.Cast) -> None:
    cycle = started(cast)
    due = cycle.steps.get(number=1).due_at
    pause_cycle(cycle, "Strike", by=later(days=1))
    resume_cycle(cycle, by=later(days=3, hours=5))
    assert cycle.steps.get(number=1).due_at == due + timedelta(days=3)
    assert opened(cast, cycle).closes_at == due + timedelta(days=3)


def test_nobody_writes_in_a_cancelled_cycle(cast: make.Cast) -> None:
    cycle = at_discussion(cast)
    cancel_cycle(cycle, "Elections", by=later(days=1))
    thread = Topic.objects.get(cycle=cycle, chart="").thread
    with pytest.raises(ThreadClosed):
        write_post(thread, "Still here?", uuid4(), team=cast.team, by=make.actor(cast.awa))


def test_a_step_that_is_opened_again_plans_its_follow_up_once(cast: make.Cast) -> None:
    cycle = at_translation(cast)
    cycle = go_back(cycle, "One lesson is missing", by=later(days=1))
    Cycle.objects.filter(pk=cycle.pk).update(at_step=6)
    Step.objects.filter(cycle=cycle, number=6).update(closed_at=None)
    leave_step(cycle, despite="Enough", by=later(days=20))
    assert FollowUp.objects.filter(cycle=cycle).count() == 2


def test_each_recommendation_has_a_link_of_its_own(cast: make.Cast) -> None:
    cycle = at_translation(cast)
    ministry = cast.fanta.memberships.get().team
    given = {"level": "above", "focal_point": cast.fanta, "by": make.actor(cast.daouda)}
    made = [recommend(cycle, LESSON, ministry, SOON, **given) for _ in range(2)]
    links = StepLink.objects.filter(person=cast.fanta).order_by("pk")
    base = f"/cycles/{cycle.pk}/translation/recommendations"
    assert [it.path for it in links] == [f"{base}/{one.pk}" for one in made]
