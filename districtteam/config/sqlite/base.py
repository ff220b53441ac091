"""Threads of one process that want to write stand in a queue before they ask SQLite.

SQLite lets one write at a time. Whoever finds it taken asks again after growing pauses of up to a
tenth of a second, while perhaps nobody writes, and has no place in a queue: one of 32 threads
waited 3.4 s once. A lock of the process wakes the next one at once, so that SQLite itself sees one
writer a process. Turns end with the transaction, however it ends.

(Django looks for an engine's `base.DatabaseWrapper`.)
"""

from collections import defaultdict
from threading import Lock
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

TURNS: defaultdict[str, Lock] = defaultdict(Lock)  # by the name of the database


class DatabaseWrapper(base.DatabaseWrapper):
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> Any:
        done = super()._commit()  # type: ignore[misc]
        self._end_turn()
        return done

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _wait_for_turn(self) -> None:
        """Raises OperationalError, as SQLite does, where nobody's turn ends in time."""
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        if not self._has_turn and not self._turn.acquire(timeout=patience):
            raise OperationalError("database is locked: no turn within the timeout")
        self._has_turn = True

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            self._turn.release()

    @property
    def _turn(self) -> Lock:
        return TURNS[str(self.settings_dict["NAME"])]
