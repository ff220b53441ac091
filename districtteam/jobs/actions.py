"""Beats, ticks and the care of work whose worker died. Every function is handed the time."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .errors import WorkerLostError
from .loops import say_farewell
from .models import Slot, Worker
from .periodic import Job, jobs, run_periodic

log = logging.getLogger(__name__)

SILENCE = timedelta(seconds=30)
MOST_TRIES = 5
PAUSES = (timedelta(seconds=2), timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5))
UNDONE = (TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
FINISHED = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
KEEP_FINISHED = timedelta(days=7)
KEEP_FAILED = timedelta(days=30)


def beat(name: str, kind: str, now: datetime) -> None:
    """Say that a process of ours is alive."""
    if not Worker.objects.filter(name=name).update(seen_at=now):
        Worker.objects.get_or_create(
            name=name, defaults={"kind": kind, "started_at": now, "seen_at": now}
        )


def leave(name: str) -> None:
    """Say that a process of ours has ended its work in good order."""
    Worker.objects.filter(name=name).delete()


def tick(now: datetime) -> list[str]:
    """Enqueue each periodic job whose slot has come; the names of those that were.

    Slots missed while nothing ran are not made up for, save the one that is due now.
    """
    due = {(job.name, job.slot(now)): job for job in jobs()}
    names, moments = {name for name, _ in due}, {at for _, at in due}
    ticked = set(Slot.objects.filter(job__in=names, at__in=moments).values_list("job", "at"))
    return [key[0] for key, job in due.items() if key not in ticked and _tick_one(job, key[1])]


@transaction.atomic
def _tick_one(job: Job, at: datetime) -> bool:
    slot, new = Slot.objects.get_or_create(job=job.name, at=at)
    if not new or _at_work(job):
        return False
    slot.task = UUID(run_periodic.enqueue(job.name).id)
    slot.save(update_fields=["task"])
    return True


def _at_work(job: Job) -> bool:
    """Whether an earlier tick is still waiting for a worker, or in the hands of one: it will do."""
    earlier = Slot.objects.filter(job=job.name, task__isnull=False).order_by("-at").first()
    unfinished = DBTaskResult.objects.exclude(status__in=FINISHED)
    return bool(earlier and earlier.task and unfinished.filter(pk=earlier.task).exists())


def sweep(now: datetime) -> list[str]:
    """Bury the workers that have been silent too long and ready what they were doing."""
    silent = Worker.objects.filter(seen_at__lt=now - SILENCE).values_list("name", flat=True)
    lost = [name for name in silent if bury(name, now)]
    _recover_tasks(now)
    return lost


def bury(name: str, now: datetime) -> bool:
    """Take a dead worker off the list and free what it held. False if somebody else did."""
    with transaction.atomic():
        gone, _ = Worker.objects.filter(name=name).delete()
        if gone:
            say_farewell(name, now)
    if gone:
        log.warning("%s died; what it held goes to another worker.", name)
        _recover_tasks(now)
    return bool(gone)


def _recover_tasks(now: datetime) -> None:
    """Ready each task that runs in the hands of nobody alive."""
    running = DBTaskResult.objects.running().values_list("pk", "worker_ids")
    alive = set(Worker.objects.values_list("name", flat=True))
    for key, workers in running:
        if not set(workers[-1:]) & alive:
            _recover_task(key, now)


@transaction.atomic
def _recover_task(key: UUID, now: datetime) -> None:
    row = DBTaskResult.objects.running().filter(pk=key).select_for_update(skip_locked=True).first()
    if row is None or Worker.objects.filter(name__in=row.worker_ids[-1:]).exists():
        return
    if len(row.worker_ids) < MOST_TRIES:
        row.status = TaskResultStatus.READY
        row.save(update_fields=["status"])
        return
    _give_up(row, now)


@transaction.atomic
def put_back(key: UUID, worker: str, now: datetime) -> None:
    """Ready a task that a fault of the database interrupted while this worker ran it, after a
    pause; the fifth time it fails for good."""
    row = DBTaskResult.objects.filter(pk=key).select_for_update().first()
    if row is None or row.status not in UNDONE or row.worker_ids[-1:] != [worker]:
        return
    if len(row.worker_ids) < MOST_TRIES:
        row.status = TaskResultStatus.READY
        row.run_after = now + PAUSES[len(row.worker_ids) - 1]
        row.save(update_fields=["status", "run_after"])
    elif row.status == TaskResultStatus.RUNNING:
        _give_up(row, now)


def _give_up(row: DBTaskResult[..., Any], now: datetime) -> None:
    row.status = TaskResultStatus.FAILED
    row.finished_at = now
    row.exception_class_path = f"{WorkerLostError.__module__}.{WorkerLostError.__qualname__}"
    row.traceback = f"{MOST_TRIES} workers died while they ran this task."
    row.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
    log.error("Task %s (%s) is given up: %s", row.pk, row.task_path, row.traceback)


def prune(now: datetime) -> None:
    """Forget finished tasks after a week, failed ones after a month, and old slots."""
    finished = DBTaskResult.objects.finished()
    finished.successful().filter(finished_at__lt=now - KEEP_FINISHED).delete()
    finished.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
    latest = Slot.objects.values("job").annotate(last=models.Max("at")).values_list("job", "last")
    old = Slot.objects.filter(at__lt=now - KEEP_FINISHED)
    for job, last in latest:
        old.filter(job=job, at__lt=last).delete()
