"""Clients that do deeds, each with an id of its own, until each is acknowledged."""

import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.faults.server import CUT_OFF, NOBODY, Server

TELEPHONES = 8
AGAIN = {NOBODY, CUT_OFF, 502, 503}  # what a telephone hears that sends the same once more
PAUSE = 0.1  # seconds before that: eight that never wait would take the server's processors
PATIENCE = 120  # seconds for the next acknowledgement
IN_A_HURRY = 1 / 3  # this part of them first hangs up within a second, answered or not


class Telephones:
    """statuses: how often each answer came, see Server.post."""

    def __init__(
        self,
        server: Server,
        deeds: int,
        *,
        uids: Sequence[uuid.UUID] = (),
        url: str = "/deed",
    ) -> None:
        self.server, self.url = server, url
        self.uids = list(uids) or [uuid.uuid4() for _ in range(deeds)]
        self.done = 0
        self.statuses: Counter[int] = Counter()
        self.acknowledged: set[uuid.UUID] = set()
        self._news = threading.Condition()

    def work(self) -> None:
        with ThreadPoolExecutor(TELEPHONES) as pool:
            list(pool.map(self._insist, self.uids))

    def _insist(self, uid: uuid.UUID) -> None:
        """Until it is acknowledged; a refusal, or nobody for long, is what no test here expects."""
        latest = time.monotonic() + PATIENCE
        if random.random() < IN_A_HURRY:
            self._count(self.server.post(self.url, timeout=random.uniform(0.01, 1), uid=uid))
        while (status := self.server.post(self.url, uid=uid)) in AGAIN:
            self._count(status)
            if time.monotonic() > latest:
                break
            time.sleep(PAUSE)
        if status == 201:
            self.acknowledged.add(uid)
        self._count(status, done=1)

    def _count(self, status: int, done: int = 0) -> None:
        with self._news:
            self.statuses[status] += 1
            self.done += done
            self._news.notify_all()

    def wait_for(self, count: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.done >= count, PATIENCE), self.server.said[-20:]


def compared(telephones: Telephones, kept: Sequence[str]) -> dict[str, int]:
    """Figures for a report. kept: the id of every row that stands in the end."""
    promised = {uid.hex for uid in telephones.acknowledged}
    return {
        "unanswered": telephones.statuses[CUT_OFF],
        "acknowledged": len(promised),
        "lost": len(promised.difference(kept)),
        "doubled": len(kept) - len(set(kept)),
    }


def is_settled(server: Server, deeds: int) -> bool:
    """Whether all that follows from so many deeds is done."""
    now = server.account()
    return bool(now["sent"] == deeds and now["followed"] == deeds and not now["unfinished"])
