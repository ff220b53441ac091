"""Internet credit: logged with what proves it, listed, taken back with a reason, and exported."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtteam.evaluation.actions import log_credit, withdraw_credit
from districtteam.evaluation.errors import AlreadyTakenBack, NoAmount, SayWhy
from districtteam.evaluation.models import Credit
from districtteam.people.knowledge import everything_about
from districtteam.trail.models import Entry
from tests import browse, make
from tests.cycle.story import started

from .things import credit, photo

FULL = {"amount": "2.5", "unit": "GB", "on": "2026-11-02", "reference": "TR-1"}


class Browser(browse.Browser):
    room = "evaluation"


@pytest.fixture(autouse=True)
def _the_casts_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def test_credit_is_logged_listed_and_told_to_who_got_it(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda)
    landed = browser.send("credit", cycle.pk, cast.team.pk, **FULL, person=str(cast.awa.pk))
    assert landed == f"/evaluation/{cycle.pk}/credits/{cast.team.pk}"
    made = Credit.objects.get()
    assert (made.amount, made.unit, made.person, made.number) == (
        Decimal("2.5"), "GB", cast.awa, 1,
    )  # fmt: skip
    assert (made.by, made.at, made.reference) == (cast.daouda, make.NOW, "TR-1")
    assert "2.5 GB" in browser.read("credits", cycle.pk)
    assert Entry.objects.get(deed="evaluation.log_credit").facts == {"amount": "2.5", "unit": "GB"}
    known = [fact.value for provider, fact in everything_about(cast.awa) if "GB" in fact.value]
    assert known == ["Koubia, 2.5 GB, Stock-outs"]


def test_a_form_sent_twice_is_one_transfer(cast: make.Cast) -> None:
    cycle, browser = started(cast), Browser(cast.daouda, language="fr")
    browser.send("credit", cycle.pk, cast.team.pk, **FULL)
    page = browser.refused("credit", cycle.pk, cast.team.pk, **FULL)
    assert "Ce transfert figure déjà dans le registre." in page
    browser.send("credit", cycle.pk, cast.team.pk, **{**FULL, "reference": "TR-2"})
    by_photo = {**FULL, "reference": ""}
    for again in (False, True):
        sent = SimpleUploadedFile("r.jpg", photo(), "image/jpeg")
        answer = browser.post("credit", cycle.pk, cast.team.pk, **by_photo, photo=sent)
        assert answer.status_code == (422 if again else 302)
    assert Credit.objects.count() == 3
    withdraw_credit(Credit.objects.get(reference="TR-1"), "A slip", by=make.actor(cast.daouda))
    browser.send("credit", cycle.pk, cast.team.pk, **FULL)


def test_a_photo_proves_as_well_and_is_shown_on_a_tap(cast: make.Cast) -> None:
    cycle = started(cast)
    sent = SimpleUploadedFile("r.jpg", photo(), "image/jpeg")
    browser = Browser(cast.daouda)
    browser.send("credit", cycle.pk, cast.team.pk, **{**FULL, "reference": ""}, photo=sent)
    answer = browser.get("receipt", Credit.objects.get().pk)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content[:2] == b"\xff\xd8"
    assert len(answer.content) <= 60_000


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reference": ""}, "Give the number of the transfer or a photo of the receipt."),
        ({"amount": "0"}, "greater than or equal to 0.01"),
        ({"amount": "NaN"}, "Enter a number."),
        ({"amount": "1" * 13}, "no more than 12 digits"),
        ({"unit": "XBT"}, "not one of the available choices"),
        ({"on": "2026-11-03"}, "this day is still to come"),
        ({"on": "yesterday"}, "Enter a valid date."),
        ({"person": "999999"}, "not one of the available choices"),
        ({"photo": SimpleUploadedFile("r.jpg", b"<svg/>", "image/jpeg")}, "picture"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: make.Cast, wrong: dict, words: str) -> None:
    cycle = started(cast)
    page = Browser(cast.daouda).refused("credit", cycle.pk, cast.team.pk, **{**FULL, **wrong})
    assert words in page
    assert not Credit.objects.exists()


def test_somebody_of_another_team_is_not_offered(cast: make.Cast) -> None:
    cycle = started(cast)
    given = {**FULL, "person": str(cast.jeanne.pk)}
    Browser(cast.daouda).refused("credit", cycle.pk, cast.team.pk, **given)
    for amount in ("0", "-1", "NaN", "Infinity"):
        with pytest.raises(NoAmount):
            log_credit(
                cycle, cast.team, Decimal(amount), "GB", on=make.TODAY, by=make.actor(cast.daouda)
            )


def test_a_slip_is_taken_back_with_a_reason_and_counts_no_more(cast: make.Cast) -> None:
    made = credit(cast)
    browser = Browser(cast.daouda)
    assert "Say why" not in browser.read("withdraw", made.pk)
    browser.refused("withdraw", made.pk, why="  ")
    browser.send("withdraw", made.pk, why="Logged twice.")
    assert "5,000 GNF" not in browser.read("credits", made.cycle_id)
    page = browser.read("credit", made.cycle_id, cast.team.pk)
    assert "Logged twice." in page
    assert "<s>5,000 GNF</s>" in page
    assert not [fact for _p, fact in everything_about(cast.awa) if "GNF" in fact.value]
    assert "already taken back" in browser.refused("withdraw", made.pk, why="Again.")
    with pytest.raises(AlreadyTakenBack):
        withdraw_credit(made, "Again.", by=make.actor(cast.daouda))
    with pytest.raises(SayWhy):
        withdraw_credit(made, " ", by=make.actor(cast.daouda))


def test_the_file_has_every_entry_and_no_formula(cast: make.Cast) -> None:
    made = credit(cast)
    Credit.objects.update(reference="=HYPERLINK(1)")
    withdraw_credit(made, "A slip.", by=make.actor(cast.daouda))
    answer = Browser(cast.daouda).get("credits_file", made.cycle_id)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    row = answer.content.decode("utf-8-sig").splitlines()[1]
    assert row.startswith("2026-11-01,Koubia,Awa,5000.00,GNF,'=HYPERLINK(1),yes,1,Daouda,")
    assert row.endswith(",Daouda,A slip.")


def test_in_french(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda, language="fr")
    assert "Crédit internet" in browser.read("credits", cycle.pk)
    browser.send("credit", cycle.pk, cast.team.pk, **{**FULL, "amount": "2,5"})
    assert ">Go</option>" in browser.read("credit", cycle.pk, cast.team.pk)
    assert "2,5 Go" in browser.read("credits", cycle.pk).replace("\u00a0", " ")


def test_only_facilitators_of_the_network_keep_the_book(cast: make.Cast) -> None:
    made = credit(cast)
    on_a_cycle = [("credits", made.cycle_id), ("credits_file", made.cycle_id)]
    on_a_team = [("credit", made.cycle_id, cast.team.pk)]
    on_a_credit = [("withdraw", made.pk), ("receipt", made.pk)]
    for name, *args in on_a_cycle + on_a_team + on_a_credit:
        for person in (cast.awa, cast.bakary, cast.fanta, cast.gilbert, cast.hawa, cast.issa):
            assert Browser(person).get(name, *args).status_code == 403
    make.member(cast.issa, cast.issa.memberships.get().network, "facilitator")
    stranger = Browser(cast.issa)
    for name, *args in on_a_cycle + on_a_team + on_a_credit:
        assert stranger.get(name, *args).status_code == 404
    assert stranger.post("withdraw", made.pk, why="Mine.").status_code == 404
    browser = Browser(cast.daouda)
    assert browser.get("credit", made.cycle_id, 999_999).status_code == 404
    assert browser.post("credits", made.cycle_id).status_code == 405


def test_it_costs_the_same_for_many_teams(cast: make.Cast) -> None:
    made = credit(cast)
    browser = Browser(cast.daouda)
    browser.read("credits", made.cycle_id)
    with CaptureQueriesContext(connection) as few:
        browser.read("credits", made.cycle_id)
    for number in range(5):
        team = make.team(cast.network, f"District {number}")
        made.cycle.participations.create(team=team, invited_at=make.NOW)
        by = make.actor(cast.daouda)
        log_credit(made.cycle, team, Decimal(1), "GB", on=make.TODAY, reference="a", by=by)
    with CaptureQueriesContext(connection) as many:
        browser.read("credits", made.cycle_id)
    assert len(many) == len(few)
