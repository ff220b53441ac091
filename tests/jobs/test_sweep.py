import logging
from contextlib import suppress
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from districtteam.jobs import actions
from districtteam.jobs.models import Worker
from districtteam.jobs.process import URGENT, run_next_task
from districtteam.jobs.sweeping import Sweep
from tests import make

from . import work

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(seconds=31)


def in_the_hands_of(worker: str, *, tries: int = 1) -> DBTaskResult:
    work.note.enqueue("hello")
    row = DBTaskResult.objects.get()
    row.worker_ids = ["earlier"] * (tries - 1)
    row.claim(worker)
    return row


def test_a_task_runs(caplog: pytest.LogCaptureFixture) -> None:
    work.done.clear()
    work.note.enqueue("hello")
    assert run_next_task("w1") is True
    assert run_next_task("w1") is False
    assert work.done == ["hello"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_an_urgent_task_does_not_wait_behind_the_others() -> None:
    work.done.clear()
    work.note.enqueue("ordinary")
    work.note.using(priority=URGENT).enqueue("urgent")
    assert run_next_task("w1", URGENT) is True
    assert run_next_task("w1", URGENT) is False
    assert work.done == ["urgent"]


def test_a_task_that_fails_says_so_loudly(caplog: pytest.LogCaptureFixture) -> None:
    work.stumble.enqueue()
    assert run_next_task("w1") is True
    assert DBTaskResult.objects.get().status == "FAILED"
    assert [it.levelname for it in caplog.records if "stumble" in it.getMessage()][-1] == "ERROR"


def run_until_done(monkeypatch: pytest.MonkeyPatch) -> DBTaskResult:
    """Turns of a worker, a long time apart."""
    for turn in range(10):
        later = timezone.now() + timedelta(hours=turn)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        with suppress(OperationalError):
            run_next_task("w1")
    return DBTaskResult.objects.get()


def test_a_database_away_for_a_moment_fails_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    work.done.clear()
    work.away[:] = ["disk is full", "server closed the connection"]
    work.reach_far.enqueue()
    row = run_until_done(monkeypatch)
    assert (row.status, len(row.worker_ids), work.done) == ("SUCCESSFUL", 3, ["there"])


def test_a_database_that_stays_away_fails_it_at_the_fifth_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work.away[:] = ["disk is full"] * 9
    work.reach_far.enqueue()
    row = run_until_done(monkeypatch)
    work.away.clear()
    assert (row.status, len(row.worker_ids)) == ("FAILED", 5)
    assert "disk is full" in row.traceback


def test_a_task_whose_end_could_not_be_written_is_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its worker lives, so nobody else would ever take it up."""
    work.done.clear()
    work.note.enqueue("hello")
    with monkeypatch.context() as away:
        for end in ("set_successful", "set_failed"):
            away.setattr(DBTaskResult, end, Mock(side_effect=OperationalError("away")))
        with pytest.raises(OperationalError):
            run_next_task("w1")
    assert DBTaskResult.objects.get().status == "RUNNING"
    assert run_until_done(monkeypatch).status == "SUCCESSFUL"


def test_nobody_is_buried_for_a_silence_in_which_nobody_could_be_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database was away for a minute; the worker is alive and has the task in hand."""
    sweep = Sweep()
    actions.beat("w1", "worker", make.NOW)
    in_the_hands_of("w1")
    sweep("c1", make.NOW)
    monkeypatch.setattr(actions, "sweep", Mock(side_effect=OperationalError))
    for seconds in (6, 12):
        with suppress(OperationalError):
            sweep("c1", make.NOW + timedelta(seconds=seconds))
    monkeypatch.undo()
    for seconds in range(60, 90, 5):
        assert sweep("c1", make.NOW + timedelta(seconds=seconds)) is False
    assert DBTaskResult.objects.get().status == "RUNNING"
    assert sweep("c1", make.NOW + timedelta(seconds=90)) is True  # silent since, so dead indeed


def test_the_task_of_a_silent_worker_is_run_by_another() -> None:
    work.done.clear()
    actions.beat("w1", "worker", make.NOW)
    in_the_hands_of("w1")
    assert actions.sweep(make.NOW + timedelta(seconds=29)) == []
    assert actions.sweep(LATER) == ["w1"]
    assert run_next_task("w2") is True
    assert work.done == ["hello"]
    assert DBTaskResult.objects.get().worker_ids == ["w1", "w2"]


def test_a_worker_that_beats_keeps_its_task() -> None:
    in_the_hands_of("w1")
    actions.beat("w1", "worker", make.NOW)
    actions.beat("w1", "worker", LATER)
    actions.sweep(LATER)
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_task_in_the_hands_of_nobody_is_readied() -> None:
    in_the_hands_of("w1")
    actions.sweep(make.NOW)
    assert DBTaskResult.objects.get().status == "READY"


def test_the_fifth_death_is_the_last(caplog: pytest.LogCaptureFixture) -> None:
    in_the_hands_of("w1", tries=5)
    actions.sweep(LATER)
    row = DBTaskResult.objects.get()
    assert (row.status, row.finished_at) == ("FAILED", LATER)
    assert row.exception_class_path == "districtteam.jobs.errors.WorkerLostError"
    assert row.task_result.errors[0].exception_class.code == "jobs.worker_lost"
    (shout,) = [it for it in caplog.records if it.levelno == logging.ERROR]
    assert "5 workers died" in shout.getMessage()


def test_the_fourth_death_is_not() -> None:
    in_the_hands_of("w1", tries=4)
    actions.sweep(LATER)
    assert DBTaskResult.objects.get().status == "READY"


def test_burying_frees_at_once_and_only_once() -> None:
    actions.beat("w1", "worker", make.NOW)
    in_the_hands_of("w1")
    assert actions.bury("w1", make.NOW) is True
    assert actions.bury("w1", make.NOW) is False
    assert DBTaskResult.objects.get().status == "READY"


def test_leaving_in_good_order_leaves_no_trace() -> None:
    actions.beat("w1", "worker", make.NOW)
    actions.leave("w1")
    assert not Worker.objects.exists()
    assert actions.sweep(LATER) == []


def test_a_beat_renews() -> None:
    actions.beat("w1", "worker", make.NOW)
    actions.beat("w1", "worker", LATER)
    row = Worker.objects.get()
    assert (row.started_at, row.seen_at) == (make.NOW, LATER)
