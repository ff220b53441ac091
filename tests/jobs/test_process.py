"""The process itself, run in this thread with loops of our own."""

import os
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError

from districtteam.jobs import actions, process
from districtteam.jobs.loops import Loop
from districtteam.jobs.process import Process, clock, new_name, worker

NO_PAUSE = timedelta(0)


@pytest.fixture(autouse=True)
def register(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The rows of Worker, kept out of the database: SQLite in memory does not like threads."""
    rows: dict[str, str] = {}
    monkeypatch.setattr(actions, "beat", lambda name, kind, _now: rows.update({name: kind}))
    monkeypatch.setattr(actions, "leave", rows.pop)
    monkeypatch.setattr(process, "close_old_connections", lambda: None)
    return rows


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_it_turns_until_it_is_stopped_and_signs_off(register: dict[str, str]) -> None:
    seen: list[str] = []

    def turn(name: str, now: datetime) -> bool:
        seen.append(register[name])
        if len(seen) == 3:
            ours.stop()
        return True

    ours = Process("w1", "worker", [Loop("test", turn, NO_PAUSE)])
    assert ours.run() == 0
    assert seen[:3] == ["worker"] * 3
    assert register == {}


def test_a_signal_ends_it_in_good_order() -> None:
    def turn(name: str, now: datetime) -> bool:
        os.kill(os.getpid(), signal.SIGTERM)
        return False

    ours = Process("w1", "worker", [Loop("test", turn, NO_PAUSE)])
    assert ours.run() == 0


def test_a_fault_of_the_database_is_waited_out(caplog: pytest.LogCaptureFixture) -> None:
    ours = Process("w1", "worker", [])
    faults = iter([OperationalError("gone"), OperationalError("gone"), None])

    def turn(name: str, now: datetime) -> bool:
        fault = next(faults)
        if fault:
            raise fault
        return False

    loop = Loop("test", turn, timedelta(seconds=7))
    waits = [0.0]
    for _ in range(3):
        waits.append(ours._turn(loop, waits[-1]))
    assert waits == [0.0, 1.0, 2.0, 7.0]
    assert "the database does not answer (gone)" in caplog.text


def test_any_other_fault_ends_it(caplog: pytest.LogCaptureFixture) -> None:
    def turn(name: str, now: datetime) -> bool:
        raise RuntimeError("a mistake of ours")

    ours = Process("w1", "worker", [Loop("test", turn, NO_PAUSE)])
    assert ours.run() == 1
    assert "a mistake of ours" in caplog.text


def test_names_differ() -> None:
    assert new_name("worker") != new_name("worker")
    assert len(new_name("worker")) <= 64


def test_a_worker_does_tasks_and_mail_and_a_clock_sweeps() -> None:
    def loops_of(ours: Process) -> set[str]:
        return {thread.name for thread in ours._threads}

    assert loops_of(worker("w1")) == {"beat", "tasks, urgent", "tasks", "email"}
    assert loops_of(clock("c1")) == {"beat", "tick", "sweep"}
