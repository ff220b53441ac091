"""What a worker does beside tasks. Rooms register their own queues in their tasks.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from districtteam.ui import clock as real

from .rooms import load_tasks

Turn = Callable[[str, datetime], bool]
Farewell = Callable[[str, datetime], object]


@dataclass(frozen=True)
class Loop:
    """turn: called with the worker's name and the time, in a thread of its own, again at once
    while it returns True (there was work) and after `pause` when it returns False.
    clock: what tells it the time; for heartbeats the real one."""

    name: str
    turn: Turn
    pause: timedelta
    clock: Callable[[], datetime] = real.now


_loops: list[Loop] = []
_farewells: list[Farewell] = []


def register(name: str, turn: Turn, *, pause: timedelta) -> None:
    _loops.append(Loop(name, turn, pause))


def registered() -> list[Loop]:
    """Those of every room."""
    load_tasks()
    return list(_loops)


def when_lost(farewell: Farewell) -> None:
    """Have `farewell` called with the name of a worker that died, to free what it held."""
    _farewells.append(farewell)


def say_farewell(worker: str, now: datetime) -> None:
    load_tasks()
    for farewell in _farewells:
        farewell(worker, now)
