"""kill -9 of the web processes while teams confirm: no acknowledged answer is lost or doubled."""

import random
import threading
from uuid import UUID

import pytest

from tests.faults.conftest import Report
from tests.faults.server import serving
from tests.faults.telephones import AGAIN, Telephones, compared


def run(report: Report, confirmations: int, kills: int) -> None:
    with serving() as server:
        report.say(f"{confirmations} drafts are made")
        server.account(f"sheets:{confirmations}")
        uids = [
            UUID(int=(number << 32) * confirmations + number) for number in range(confirmations)
        ]
        telephones = Telephones(server, 0, uids=uids, url="/confirm")
        work = threading.Thread(target=telephones.work)
        work.start()
        for count in sorted(random.sample(range(1, confirmations), kills)):
            telephones.wait_for(count)
            server.kill("web")
            report.say(f"{count} of {confirmations} confirmed, the web server killed")
        work.join()
        end = server.account("receipts")
    kept = [UUID(uid).hex for uid, _number in end["submissions"]]
    doubled = sum(number > 1 for _uid, number in end["submissions"])
    report.count(kills=kills, **compared(telephones, kept) | {"doubled": doubled})
    assert telephones.acknowledged == set(uids), telephones.statuses
    assert (end["sheets"], end["confirmed"]) == (confirmations, confirmations)
    assert sorted(end["submissions"]) == sorted([str(uid), 1] for uid in uids)
    assert set(telephones.statuses) <= {201, *AGAIN}, telephones.statuses


@pytest.mark.usefixtures("db")
def test_a_few_kills_lose_no_confirmation(report: Report) -> None:
    run(report, confirmations=30, kills=2)


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_many_kills_lose_no_confirmation_of_five_hundred(report: Report) -> None:
    run(report, confirmations=500, kills=15)
