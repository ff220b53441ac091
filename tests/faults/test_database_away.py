"""PostgreSQL restarted, crashed and away for a while, in the middle of deeds."""

import signal
import threading

import pytest

from tests import postgres
from tests.conftest import needs
from tests.faults.conftest import Report
from tests.faults.server import CUT_OFF, serving, until
from tests.faults.sink import sink
from tests.faults.telephones import Telephones, compared, is_settled

DEEDS = 300
HOW = [signal.SIGINT, signal.SIGQUIT, signal.SIGINT]  # told to end, killed, told to end


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_restarts_lose_nothing_and_double_nothing(report: Report) -> None:
    needs(postgres.binaries() is not None, "PostgreSQL's server programs")
    with (
        postgres.running() as engine,
        sink() as mail,
        serving(DISTRICTTEAM_DATABASE=engine.url, DISTRICTTEAM_EMAIL=mail.url) as server,
    ):
        server.account("prepare")
        telephones = Telephones(server, DEEDS)
        work = threading.Thread(target=telephones.work)
        work.start()
        for number, how in enumerate(HOW, start=1):
            telephones.wait_for(DEEDS * number // (len(HOW) + 1))
            engine.restart(how)
            report.say(f"{telephones.done} of {DEEDS} done, PostgreSQL restarted by {how.name}")
        work.join()
        assert telephones.statuses.keys() <= {201, 503, CUT_OFF}
        assert until(lambda: is_settled(server, DEEDS), 120), server.account()
        end = server.account()
    repeated = sum(mail.copies.values()) - len(mail.copies)
    figures = compared(telephones, end["deeds"])
    report.count(restarts=len(HOW), **figures, mails_resent=repeated)
    assert sorted(end["deeds"]) == sorted(uid.hex for uid in telephones.uids)
    assert (end["traces"], end["most_traces"]) == (DEEDS, 1)
    assert (end["messages"], end["sent"], len(mail.copies)) == (DEEDS, DEEDS, DEEDS)


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_the_site_says_that_the_database_is_away_and_comes_back_with_it() -> None:
    needs(postgres.binaries() is not None, "PostgreSQL's server programs")
    with postgres.running() as engine, serving(DISTRICTTEAM_DATABASE=engine.url) as server:
        engine.stop()
        assert server.get("/") == 200  # who is not signed in needs no database
        assert server.get("/healthz", timeout=30) == 503
        code, words = server.doctor()
        assert (code, "The database does not answer." in words) == (1, True)
        engine.start()
        assert until(lambda: server.get("/healthz", timeout=30) == 200, 40), server.said[-20:]
        assert not [line for line in server.said if "died" in line]
