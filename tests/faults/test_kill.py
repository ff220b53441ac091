"""kill -9 of web, worker and clock in turn, while telephones do deeds and say again what nobody
acknowledged: each deed is there once, each message once, and a kill repeats at most one e-mail."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest

from tests.faults.server import Server, serving, until
from tests.faults.sink import sink

KINDS = ["web", "worker", "clock"]
TELEPHONES = 8


class Telephones:
    """Clients that do deeds, each with an id of its own, until each is acknowledged."""

    def __init__(self, server: Server, deeds: int) -> None:
        self.server = server
        self.uids = [uuid.uuid4() for _ in range(deeds)]
        self.done = 0
        self.again = 0
        self._news = threading.Condition()

    def work(self) -> None:
        with ThreadPoolExecutor(TELEPHONES) as pool:
            list(pool.map(self._insist, self.uids))

    def _insist(self, uid: uuid.UUID) -> None:
        while not self._post(uid):
            with self._news:
                self.again += 1
        with self._news:
            self.done += 1
            self._news.notify_all()

    def _post(self, uid: uuid.UUID) -> bool:
        line = HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request("POST", "/deed", urlencode({"uid": uid}), form)
            return line.getresponse().status == 201
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def wait_for(self, count: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.done >= count, 120), self.server.said[-20:]


def run(deeds: int, victims: list[str]) -> None:
    with sink() as mail, serving(DISTRICTTEAM_EMAIL=mail.url) as server:
        server.account("prepare")
        telephones = Telephones(server, deeds)
        work = threading.Thread(target=telephones.work)
        work.start()
        for number, kind in enumerate(victims, start=1):
            telephones.wait_for(deeds * number // (len(victims) + 1))
            server.kill(kind)
        work.join()
        assert until(lambda: is_settled(server, deeds), 120), server.account()
        end = server.account()
    assert sorted(end["deeds"]) == sorted(uid.hex for uid in telephones.uids)
    assert (end["traces"], end["most_traces"]) == (deeds, 1)
    assert (end["messages"], end["sent"], end["followed"]) == (deeds, deeds, deeds)
    assert len(mail.copies) == deeds
    repeated = sum(mail.copies.values()) - deeds
    assert repeated <= victims.count("worker"), f"{repeated} e-mails repeated"


def is_settled(server: Server, deeds: int) -> bool:
    now = server.account()
    return bool(now["sent"] == deeds and now["followed"] == deeds and not now["unfinished"])


@pytest.mark.usefixtures("db")
def test_a_few_kills_lose_nothing_and_double_nothing() -> None:
    run(deeds=60, victims=KINDS)


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_many_kills_lose_nothing_and_double_nothing() -> None:
    run(deeds=500, victims=KINDS * 5)
