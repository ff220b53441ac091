"""kill -9 of the web processes while teams confirm: no acknowledged answer is lost or doubled."""

import threading
from uuid import UUID

import pytest

from tests.faults.server import serving
from tests.faults.telephones import Telephones


def run(confirmations: int, kills: int) -> None:
    with serving() as server:
        server.account(f"sheets:{confirmations}")
        uids = [
            UUID(int=(number << 32) * confirmations + number) for number in range(confirmations)
        ]
        telephones = Telephones(server, 0, uids=uids, url="/confirm")
        work = threading.Thread(target=telephones.work)
        work.start()
        for number in range(1, kills + 1):
            telephones.wait_for(confirmations * number // (kills + 1))
            server.kill("web")
        work.join()
        end = server.account("receipts")
    assert (end["sheets"], end["confirmed"]) == (confirmations, confirmations)
    assert sorted(end["submissions"]) == sorted([str(uid), 1] for uid in uids)
    assert telephones.statuses[201] == confirmations
    assert set(telephones.statuses) <= {0, 201, 502, 503}, telephones.statuses


@pytest.mark.usefixtures("db")
def test_a_few_kills_lose_no_confirmation() -> None:
    run(confirmations=30, kills=2)


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_many_kills_lose_no_confirmation_of_five_hundred() -> None:
    run(confirmations=500, kills=15)
