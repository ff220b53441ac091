"""kill -9 of web, worker and clock in turn, while telephones do deeds and say again what nobody
acknowledged: each deed is there once, each message once, and a kill repeats at most one e-mail."""

import threading

import pytest

from tests.faults.conftest import Report
from tests.faults.server import serving, until
from tests.faults.sink import sink
from tests.faults.telephones import Telephones, compared, is_settled

KINDS = ["web", "worker", "clock"]


def run(report: Report, deeds: int, victims: list[str]) -> None:
    with sink() as mail, serving(DISTRICTTEAM_EMAIL=mail.url) as server:
        server.account("prepare")
        telephones = Telephones(server, deeds)
        work = threading.Thread(target=telephones.work)
        work.start()
        for number, kind in enumerate(victims, start=1):
            telephones.wait_for(deeds * number // (len(victims) + 1))
            server.kill(kind)
            report.say(f"{telephones.done} of {deeds} done, the {kind} killed")
        work.join()
        assert until(lambda: is_settled(server, deeds), 120), server.account()
        end = server.account()
    repeated = sum(mail.copies.values()) - len(mail.copies)
    report.count(kills=len(victims), **compared(telephones, end["deeds"]), mails_resent=repeated)
    assert sorted(end["deeds"]) == sorted(uid.hex for uid in telephones.uids)
    assert (end["traces"], end["most_traces"]) == (deeds, 1)
    assert (end["messages"], end["sent"], end["followed"]) == (deeds, deeds, deeds)
    assert len(mail.copies) == deeds
    assert repeated <= victims.count("worker"), f"{repeated} e-mails repeated"


@pytest.mark.usefixtures("db")
def test_a_few_kills_lose_nothing_and_double_nothing(report: Report) -> None:
    run(report, deeds=60, victims=KINDS)


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_many_kills_lose_nothing_and_double_nothing(report: Report) -> None:
    run(report, deeds=500, victims=KINDS * 5)
