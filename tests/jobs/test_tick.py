from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from districtteam.jobs import actions, periodic
from districtteam.jobs.models import Slot
from districtteam.jobs.periodic import Job, run_periodic
from districtteam.jobs.process import run_next_task
from tests import make

Register = dict[str, Job]
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def visits(only: Register) -> list[datetime]:
    """The times at which the job test.visit ran."""
    ran: list[datetime] = []
    periodic.periodic("test.visit", every=HOUR)(ran.append)
    return ran


def test_a_slot_ticks_once_on_any_number_of_machines(visits: list[datetime]) -> None:
    assert actions.tick(make.NOW) == ["test.visit"]
    assert actions.tick(make.NOW) == []
    assert actions.tick(make.NOW + timedelta(minutes=59)) == []
    assert DBTaskResult.objects.count() == 1


def test_the_next_slot_ticks_again(visits: list[datetime]) -> None:
    actions.tick(make.NOW)
    run_next_task("w1")
    assert actions.tick(make.NOW + HOUR) == ["test.visit"]
    run_next_task("w1")
    assert len(visits) == 2


def test_after_a_silence_there_is_one_tick(visits: list[datetime]) -> None:
    actions.tick(make.NOW)
    run_next_task("w1")
    actions.tick(make.NOW + 100 * HOUR)
    assert Slot.objects.count() == 2
    assert DBTaskResult.objects.ready().count() == 1


def test_ticks_do_not_pile_up_while_no_worker_runs(visits: list[datetime]) -> None:
    for hours in range(5):
        actions.tick(make.NOW + hours * HOUR)
    assert Slot.objects.count() == 5
    assert DBTaskResult.objects.count() == 1


def test_a_slot_and_its_task_come_together_or_not_at_all(visits: list[datetime]) -> None:
    with transaction.atomic():
        actions.tick(make.NOW)
        transaction.set_rollback(True)
    assert not Slot.objects.exists()
    assert not DBTaskResult.objects.exists()
    assert actions.tick(make.NOW) == ["test.visit"]


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (datetime(2026, 11, 2, 6, 29, tzinfo=UTC), datetime(2026, 10, 26, 6, 30, tzinfo=UTC)),
        (datetime(2026, 11, 2, 6, 30, tzinfo=UTC), datetime(2026, 11, 2, 6, 30, tzinfo=UTC)),
        (datetime(2026, 11, 8, 23, 0, tzinfo=UTC), datetime(2026, 11, 2, 6, 30, tzinfo=UTC)),
    ],
)
def test_weeks_begin_on_monday(now: datetime, slot: datetime) -> None:
    job = Job("test.week", timedelta(weeks=1), timedelta(hours=6, minutes=30), print)
    assert job.slot(now) == slot


def test_a_job_of_an_older_version_is_let_go(
    only: Register, caplog: pytest.LogCaptureFixture
) -> None:
    run_periodic.enqueue("test.gone")
    run_next_task("w1")
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert "test.gone" in caplog.text


def test_rooms_register_theirs_at_start_up() -> None:
    names = {job.name for job in periodic.jobs()}
    assert {"jobs.prune", "messaging.wipe_secrets"} <= names
