from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from districtteam.jobs import actions
from districtteam.jobs.models import Slot
from districtteam.jobs.process import run_next_task
from tests import make

from . import work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(6, 2), (8, 1), (29, 1), (31, 0)])
def test_finished_tasks_go_after_a_week_and_failed_ones_after_a_month(
    days: int, left: int, caplog: pytest.LogCaptureFixture
) -> None:
    work.note.enqueue("hello")
    work.stumble.enqueue()
    while run_next_task("w1"):
        pass
    actions.prune(timezone.now() + timedelta(days=days))
    assert DBTaskResult.objects.count() == left


def test_what_waits_is_never_pruned() -> None:
    work.note.enqueue("hello")
    actions.prune(timezone.now() + timedelta(days=400))
    assert DBTaskResult.objects.count() == 1


def test_the_last_slot_of_a_job_stays() -> None:
    for days in (0, 1, 20):
        Slot.objects.create(job="test.rare", at=make.NOW + timedelta(days=days))
    actions.prune(make.NOW + timedelta(days=400))
    assert [slot.at for slot in Slot.objects.all()] == [make.NOW + timedelta(days=20)]
