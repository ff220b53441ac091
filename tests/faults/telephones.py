"""Clients that do deeds, each with an id of its own, until each is acknowledged."""

import threading
import uuid
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.faults.server import Server

TELEPHONES = 8


class Telephones:
    """statuses: how often each answer came; 0 stands for none at all."""

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
        self._news = threading.Condition()

    def work(self) -> None:
        with ThreadPoolExecutor(TELEPHONES) as pool:
            list(pool.map(self._insist, self.uids))

    def _insist(self, uid: uuid.UUID) -> None:
        status = 0
        while status != 201:
            status = self.server.post(self.url, uid=uid)
            with self._news:
                self.statuses[status] += 1
        with self._news:
            self.done += 1
            self._news.notify_all()

    def wait_for(self, count: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.done >= count, 120), self.server.said[-20:]


def is_settled(server: Server, deeds: int) -> bool:
    """Whether all that follows from so many deeds is done."""
    now = server.account()
    return bool(now["sent"] == deeds and now["followed"] == deeds and not now["unfinished"])
