"""A process that does background work: a few loops, each in a thread, until it is told to stop.

A worker runs tasks and the queues that rooms registered; a clock ticks and sweeps. Both beat.
A loop that meets a fault of the database waits and tries again; any other fault ends the whole
process with its trace, and what supervises it starts a fresh one.
"""

import logging
import secrets
import signal
import socket
import threading
import time
from datetime import datetime, timedelta
from types import FrameType
from typing import Any
from uuid import UUID

from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
    transaction,
)
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks.base import TASK_MIN_PRIORITY
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from . import actions, loops
from .loops import Loop
from .sweeping import Sweep

log = logging.getLogger(__name__)

PATIENCE = 20.0  # seconds for what is in hand when the process is told to stop
LONGEST_WAIT = 10.0  # seconds until a fault of the database is tried again: beats must be heard
URGENT = 50  # tasks of this priority and above
PASSING = {f"{it.__module__}.{it.__qualname__}" for it in (OperationalError, InterfaceError)}

_interrupted: set[UUID] = set()  # tasks that this process ran when the database went away


def new_name(kind: str) -> str:
    """A name no other process has: "worker-mali1-9f3c01ab"."""
    host = socket.gethostname().split(".")[0][:24]
    return f"{kind}-{host}-{secrets.token_hex(4)}"


class Process:
    """name: unique among all machines; kind: "worker" or "clock"; work: its loops; before: the
    name of one that is known to have died, so that nobody has to wait for its silence."""

    def __init__(self, name: str, kind: str, work: list[Loop], before: str = "") -> None:
        self.name, self.kind, self._before = name, kind, before
        beat = Loop("beat", self._beat, timedelta(seconds=5), timezone.now)
        self._threads = [
            threading.Thread(target=self._repeat, args=[loop], name=loop.name, daemon=True)
            for loop in [beat, *work]
        ]
        self._stopping = threading.Event()
        self._told = False
        self._failed = False

    def run(self) -> int:
        """Work until stop() or a signal; the process's exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        self._take_over(timezone.now())
        for thread in self._threads:
            thread.start()
        while not (self._told or self._stopping.is_set()):
            time.sleep(0.2)
        self.stop()
        self._finish()
        return 1 if self._failed else 0

    def _take_over(self, now: datetime) -> None:
        actions.beat(self.name, self.kind, now)
        if self._before:
            actions.bury(self._before, now)
        connection.close()

    def stop(self) -> None:
        self._stopping.set()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  (fixed)
        self._told = True  # not stop(): a handler that takes a lock may wait for itself

    def _finish(self) -> None:
        """Give the threads time for what they have in hand, then sign off if all is done."""
        deadline = time.monotonic() + PATIENCE
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        if not any(thread.is_alive() for thread in self._threads):
            actions.leave(self.name)

    def _beat(self, name: str, now: datetime) -> bool:
        actions.beat(name, self.kind, now)
        return False

    def _repeat(self, loop: Loop) -> None:
        wait = 0.0
        try:
            while not self._stopping.wait(wait):
                wait = self._turn(loop, wait)
        except Exception:
            log.exception("The loop %s failed; the process ends.", loop.name)
            self._failed = True
            self.stop()
        finally:
            connection.close()

    def _turn(self, loop: Loop, waited: float) -> float:
        """Do one round; the seconds to wait before the next."""
        try:
            close_old_connections()
            busy = loop.turn(self.name, loop.clock())
        except (DatabaseError, InterfaceError) as fault:
            log.warning("%s: the database does not answer (%s); trying again.", loop.name, fault)
            connection.close()
            return min(max(1.0, waited * 2), LONGEST_WAIT)
        return 0.0 if busy else loop.pause.total_seconds()


def worker(name: str, before: str = "") -> Process:
    """Somebody may be waiting for an urgent task: those have a loop that nothing long holds up."""
    pause = timedelta(seconds=0.5)
    tasks = [
        Loop("tasks, urgent", lambda name, _now: run_next_task(name, URGENT), pause),
        Loop("tasks", lambda name, _now: run_next_task(name), pause),
    ]
    return Process(name, "worker", [*tasks, *loops.registered()], before)


def clock(name: str, before: str = "") -> Process:
    work = [
        Loop("tick", lambda _name, now: bool(actions.tick(now)), timedelta(seconds=1)),
        Loop("sweep", Sweep(), timedelta(seconds=5), timezone.now),
    ]
    return Process(name, "clock", work, before)


def run_next_task(worker: str, priority: int = TASK_MIN_PRIORITY) -> bool:
    """Run the first task in the queue of at least this priority; whether there was one.

    A database that was away for a moment fails no task: it is put back for another try.
    """
    for key in tuple(_interrupted):
        actions.put_back(key, worker, timezone.now())
        _interrupted.discard(key)
    row = _claim(worker, priority)
    if row is None:
        return False
    try:
        _runner(worker).run_task(row)
    except (OperationalError, InterfaceError):  # neither its end nor its fault could be written
        _interrupted.add(row.pk)
        raise
    if row.exception_class_path in PASSING:
        _interrupted.add(row.pk)
    return True


def _claim(worker: str, priority: int) -> DBTaskResult[..., Any] | None:
    ready = DBTaskResult.objects.ready().filter(
        backend_name=DEFAULT_TASK_BACKEND_ALIAS, priority__gte=priority
    )
    if not ready.exists():
        return None  # looked at without a transaction, which on SQLite would be a writer
    with transaction.atomic():
        row: DBTaskResult[..., Any] | None = ready.get_locked()
        if row is not None:
            row.claim(worker)
    return row


def _runner(worker: str) -> TaskRunner:
    """The library's own way to run one task, without its loop."""
    return TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
        excluded_queue_names=[],
    )
