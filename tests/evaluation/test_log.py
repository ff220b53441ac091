"""The logs for evaluators: every table under codes, with a codebook, and never a name."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from districtteam.cycle.core.models import Cycle, Step
from districtteam.evaluation.actions import log_call, log_credit, withdraw_credit
from districtteam.evaluation.codes import team_code
from districtteam.evaluation.log import MAKERS
from districtteam.evaluation.models import Outcome, Traffic
from districtteam.evaluation.participation import Share, lines_of
from districtteam.messaging.models import Message
from districtteam.questionnaires.actions import decline_sheet
from districtteam.questionnaires.models import Sheet, Submission
from tests import browse, make
from tests.cycle.story import at_completion, later
from tests.questionnaires.make_forms import answered, confirmed

NAMES = ("Koubia", "Lola", "Awa", "Bakary", "Jeanne", "Daouda", "example.org")


class Browser(browse.Browser):
    room = "evaluation"


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    """Koubia has answered; Lola could not, was called and given credit."""
    made = at_completion(cast)
    sheets = {sheet.team_id: sheet for sheet in Sheet.objects.of(made.subject)}
    answered(sheets[cast.team.pk], cast.awa)
    confirmed(sheets[cast.team.pk], cast.bakary)
    decline_sheet(sheets[cast.other_team.pk], "no_power", "Since May.", by=make.actor(cast.jeanne))
    by = make.actor(cast.daouda)
    log_call(made, cast.other_team, Outcome.TAKEN, minutes=7, note="Jeanne said so.", by=by)
    given = {"on": make.TODAY, "by": by}
    log_credit(made, cast.other_team, Decimal(2), "GB", reference="X", **given)
    slip = log_credit(made, cast.other_team, Decimal(9), "GB", reference="Y", **given)
    withdraw_credit(slip, "A slip.", by=by)
    row = {"day": make.TODAY, "cycle": made, "number": 3, "way": "own", "device": "phone"}
    for session in ("a", "b"):
        Traffic.objects.create(
            **row, mark=session, session=session, team=cast.team, person=cast.awa, pages=2, sent=900
        )
    return made


def rows_of(browser: Browser, table: str) -> list[dict[str, str]]:
    answer = browser.get("log", table)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="{table}.csv"' in answer["Content-Disposition"]
    text = answer.content.decode("utf-8-sig")
    assert not [name for name in NAMES if name in text]
    return list(csv.DictReader(io.StringIO(text)))


def test_every_table_is_read_under_codes(cast: make.Cast, cycle: Cycle) -> None:
    browser = Browser(cast.gilbert)
    ours, theirs = (team_code(cast.network.pk, team.pk) for team in (cast.team, cast.other_team))
    assert ours != theirs
    steps = {(row["team"], row["step"]): row for row in rows_of(browser, "steps")}
    assert set(steps) == {(team, number) for team in (ours, theirs) for number in "13"}
    morning = "2026-11-02T09:00:00+00:00"
    assert steps[ours, "3"]["done_at"] == steps[ours, "3"]["began_at"] == morning
    assert steps[ours, "3"]["channel"] == "web"
    assert steps[theirs, "3"]["prompted_at"] == morning
    assert (steps[theirs, "3"]["began_at"], steps[theirs, "3"]["done_at"]) == ("", "")
    told = [row for row in rows_of(browser, "messages") if row["step"] == "3"]
    assert len(told) == Message.objects.filter(occasion__contains=":3:").count() == 4
    assert {row["state"] for row in told} == {"planned"}
    assert {row["channel"] for row in told} == {"email"}
    assert [bool(row["acted_at"]) for row in told if row["team"] == theirs] == [False]
    assert all(row["acted_at"] for row in told if row["team"] == ours)
    (call,) = rows_of(browser, "calls")
    assert (call["team"], call["minutes"], call["outcome"]) == (theirs, "7", "taken")
    (credit,) = rows_of(browser, "credit")
    assert (credit["amount"], credit["unit"], credit["proof"]) == ("2.00", "GB", "reference")
    (session,) = rows_of(browser, "sessions")
    assert (session["sessions"], session["pages"], session["bytes"]) == ("2", "4", "1800")
    (absence,) = rows_of(browser, "absences")
    assert (absence["team"], absence["reason"]) == (theirs, "no_power")


def test_the_codebook_says_what_each_column_and_value_means(cast: make.Cast, cycle: Cycle) -> None:
    lines = rows_of(Browser(cast.gilbert), "codebook")
    told = {(row["table"], row["column"], row["value"]): row["meaning"] for row in lines}
    assert told["absences", "reason", "no_power"] == "we have no electricity"
    for table, make_table in MAKERS.items():
        for header in make_table(cast.network, [cycle]).headers:
            assert told[table, header, ""]
    french = rows_of(Browser(cast.gilbert, language="fr"), "codebook")
    assert "Le type d’appareil." in {row["meaning"] for row in french}


def test_the_workbook_holds_all_of_it(cast: make.Cast, cycle: Cycle) -> None:
    answer = Browser(cast.gilbert).get("log_workbook")
    book = load_workbook(io.BytesIO(answer.content), read_only=True)
    assert book.sheetnames == ["codebook", "participation", *MAKERS]
    head, row = book["participation"].iter_rows(values_only=True)
    cells = dict(zip(head, row, strict=False))  # what is empty at the end of a row is not there
    assert (cells["invited"], cells["confirmed"], cells["filled"]) == (2, 1, 0)
    assert cells["title"] == "Stock-outs"


def test_persons_hours_and_drop_off_have_their_denominators(cast: make.Cast, cycle: Cycle) -> None:
    (line,) = lines_of([cycle])
    assert line.persons == Share(3, 4)  # Awa, Bakary and Jeanne of Koubia's three and Lola's one
    assert line.confirmed == Share(1, 2, 1)
    assert line.filled == Share(0, 2, 0)  # two of the five that were asked
    Submission.objects.update(answered=4)
    (line,) = lines_of([cycle])
    assert line.filled == Share(1, 2, 1)
    assert (line.to_forum, line.to_forum.drop) == (Share(0, 0), None)  # it is not open yet
    Step.objects.create(cycle=cycle, number=5, opens_at=make.NOW, due_at=later(days=21).at)
    (line,) = lines_of([cycle])
    assert (line.to_forum, line.to_forum.drop, line.lost) == (Share(0, 1), 1.0, Share(1, 1))
    assert line.hours_to_answer[1] == 1
    page = Browser(cast.gilbert).read("participation").replace("\u00a0", " ")
    assert "3 of 4 (75%)" in page or "3 of 4 (75 %)" in page
    assert "1, of which answered: 1; minutes: 7" in page
    assert "2 GB" in page
    assert "we have no electricity: 1" in page
    assert not [name for name in NAMES if name in page[page.index("<main") : page.index("</main")]]


def test_waits_begin_with_the_first_message(cast: make.Cast, cycle: Cycle) -> None:
    began = Sheet.objects.get(team=cast.team).fields.order_by("at")[0].at
    cycle.notices.filter(team=cast.team, number=3).update(told_at=began - timedelta(hours=5))
    (line,) = lines_of([cycle])
    assert line.hours_to_answer == (5.0, 1)


def test_a_team_of_another_network_has_another_code(cast: make.Cast) -> None:
    assert team_code(1, 7) != team_code(2, 7)
    assert team_code(1, 7) == team_code(1, 7)
    assert team_code(1, None) == ""


def test_only_evaluators_and_facilitators_get_the_logs(cast: make.Cast, cycle: Cycle) -> None:
    for person in (cast.awa, cast.bakary, cast.fanta, cast.esther, cast.hawa, cast.issa):
        assert Browser(person).get("log_workbook").status_code == 403
        assert Browser(person).get("log", "steps").status_code == 403
    assert "log.xlsx" not in Browser(cast.fanta).read("participation")
    assert Browser(cast.daouda).get("log", "steps").status_code == 200
    assert Browser(cast.gilbert).get("log", "passwords").status_code == 404
    assert Browser(cast.gilbert).post("log", "steps").status_code == 405
    make.member(cast.issa, cast.issa.memberships.get().network, "evaluator")
    assert rows_of(Browser(cast.issa), "steps") == []


def test_a_cycle_without_anything_is_read_as_well(cast: make.Cast) -> None:
    browser = Browser(cast.gilbert)
    for table in MAKERS:
        assert rows_of(browser, table) == []
