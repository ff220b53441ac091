"""The team's last word: once, whatever is resent, and never changed."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtteam.people.here import Here
from districtteam.questionnaires import errors, queries
from districtteam.questionnaires.actions import (
    add_turn,
    confirm_sheet,
    confirming,
    decline_sheet,
    remove_turn,
    reopen_sheet,
    save_section,
)
from districtteam.questionnaires.models import Reopening, Sheet, Submission
from districtteam.questionnaires.texts import text_of
from districtteam.questionnaires.views.common import WITH_ALL
from districtteam.trail.models import Entry
from tests import make

from . import sixteen
from .browse import Browser
from .make_forms import BY, ID, SUBJECT, WARDS, answered, confirmed, draft, published, sheet


@pytest.fixture
def ours(cast: make.Cast) -> Sheet:
    return sheet(published(cast.network), cast.team)


def test_a_submission_says_everything(cast: make.Cast, ours: Sheet) -> None:
    add_turn(ours, "ward", by=make.actor(cast.awa))
    save_section(ours, "ward", {"/data/ward[1]/name": "Été"}, by=make.actor(cast.awa))
    answered(ours, cast.awa, **{"/data/beds_group/problems": "power water"})
    submission = confirm_sheet(ours, ID, [cast.awa, cast.bakary], by=make.actor(cast.bakary))
    assert submission.answers == {
        "beds_group/intro": None,
        "beds_group/beds": 40,
        "beds_group/rate": None,
        "beds_group/problems": ["power", "water"],
        "story/visited": None,
        "story/visited_on": None,
        "story/why": "Deux infirmiers partis.",
        "ward": [{"name": "Été", "nurses": None}],
        "meta/instanceID": f"uuid:{ID}",
    }
    assert f"<instanceID>uuid:{ID}</instanceID>" in submission.xml.replace("orx:", "")
    assert (submission.confirmed_by, submission.number) == (cast.bakary, 1)
    assert set(submission.present.all()) == {cast.awa, cast.bakary}
    assert (submission.answered, submission.asked) == (4, 7)
    assert submission.receipt == "ZAL3-G5BN"
    ours.refresh_from_db()
    assert ours.state == "confirmed"
    assert Entry.objects.get(deed="questionnaires.confirm_sheet").facts == {
        "receipt": submission.receipt
    }


def test_resending_does_no_harm(cast: make.Cast, ours: Sheet) -> None:
    first = confirmed(ours, cast.bakary)
    by = make.actor(cast.bakary)
    assert confirm_sheet(ours, ID, [cast.awa], by=by) == first
    assert confirm_sheet(ours, uuid4(), [cast.awa], by=by) == first
    assert Submission.objects.count() == 1
    with pytest.raises(errors.NotOpen):
        save_section(ours, "story", {"/data/story/why": "x"}, by=by)


def test_an_id_is_good_for_one_sheet(cast: make.Cast, ours: Sheet) -> None:
    confirmed(ours, cast.bakary)
    theirs = answered(sheet(ours.version, cast.other_team), cast.jeanne)
    with pytest.raises(errors.OtherSheet):
        confirm_sheet(theirs, ID, [cast.jeanne], by=make.actor(cast.jeanne))


def test_what_is_missing_is_named(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.bakary)
    add_turn(ours, "ward", by=by)
    with pytest.raises(errors.NotReady) as refused:
        confirm_sheet(ours, ID, [cast.bakary], by=by)
    assert refused.value.faults == [
        ("/data/beds_group/beds", "required"),
        ("/data/ward[1]/name", "required"),
    ]


def test_somebody_of_the_team_was_present(cast: make.Cast, ours: Sheet) -> None:
    answered(ours, cast.awa)
    by = make.actor(cast.bakary)
    with pytest.raises(errors.NobodyPresent):
        confirm_sheet(ours, ID, [], by=by)
    with pytest.raises(errors.NotInTeam):
        confirm_sheet(ours, ID, [cast.awa, cast.jeanne], by=by)
    assert not Submission.objects.exists()


def test_a_correction_names_what_it_replaces(cast: make.Cast, ours: Sheet) -> None:
    first = confirmed(ours, cast.bakary)
    by = make.actor(cast.bakary)
    reopen_sheet(ours, "A ward was forgotten.", by=by)
    assert list(queries.answers_of(SUBJECT)) == [first]
    save_section(ours, "beds_group", {"/data/beds_group/beds": "44"}, by=by)
    second = confirm_sheet(ours, uuid4(), [cast.bakary], by=by)
    assert (second.number, second.deprecates) == (2, first)
    assert f"<deprecatedID>uuid:{ID}</deprecatedID>" in second.xml.replace("orx:", "")
    assert list(queries.answers_of(SUBJECT)) == [second]
    assert confirm_sheet(ours, ID, [cast.bakary], by=by) == first
    assert Reopening.objects.get().reason == "A ward was forgotten."


def test_reopening_wants_a_reason_and_time(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.bakary)
    with pytest.raises(errors.NothingToReopen):
        reopen_sheet(ours, "Why not?", by=by)
    confirmed(ours, cast.bakary)
    with pytest.raises(errors.ReasonMissing):
        reopen_sheet(ours, " ", by=by)
    with pytest.raises(errors.WrongTimes):
        reopen_sheet(ours, "Late.", by=make.actor(cast.bakary, at=ours.closes_at))


def test_a_team_that_cannot_answer_says_why(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.awa)
    for reason, text in (("", ""), ("other", " "), ("holiday", "x")):
        with pytest.raises(errors.ReasonMissing):
            decline_sheet(ours, reason, text, by=by)
    refusal = decline_sheet(ours, "no_power", "Since Monday.", by=by)
    ours.refresh_from_db()
    assert ours.state == "declined"
    assert queries.progress([ours])[ours.pk].refusal == refusal
    with pytest.raises(errors.NotOpen):
        decline_sheet(ours, "no_time", by=by)
    reopen_sheet(ours, "The power is back.", by=by)
    assert confirmed(ours, cast.bakary)


def test_values_are_found_by_question(cast: make.Cast, ours: Sheet) -> None:
    add_turn(ours, "ward", by=BY)
    save_section(ours, "ward", {"/data/ward[1]/name": "A", "/data/ward[1]/nurses": "4"}, by=BY)
    submission = confirmed(ours, cast.bakary)
    by_name = {question.name: question for question in ours.version.questions.all()}
    assert queries.value_of(submission.answers, by_name["beds"]) == 40
    assert queries.value_of(submission.answers, by_name["nurses"]) == [4]
    assert queries.choices_of(ours.version, by_name["visited"]) == {
        "yes": {"fr": "Oui", "en": "Yes"},
        "no": {"fr": "Non", "en": "No"},
    }


def test_progress_costs_the_same_for_many(
    cast: make.Cast, ours: Sheet, django_assert_num_queries
) -> None:
    sheet(ours.version, cast.other_team)
    confirmed(ours, cast.bakary)
    with django_assert_num_queries(3):
        found = queries.progress(queries.sheets_of(SUBJECT))
    assert [(one.sheet.team.name, one.submission is not None) for one in found.values()] == [
        ("Koubia", True),
        ("Lola", False),
    ]


def test_what_a_colleague_writes_meanwhile_is_sent_too(
    cast: make.Cast, ours: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(ours, cast.awa)
    once, work_out = [], confirming.worked_out

    def interrupted(*given: object) -> confirming.Ready:
        ready = work_out(*given)
        if not once:
            once.append(ready)
            beds = {"/data/beds_group/beds": "41"}
            save_section(ours, "beds_group", beds, by=make.actor(cast.awa))
        return ready

    monkeypatch.setattr(confirming, "worked_out", interrupted)
    submission = confirm_sheet(ours, ID, [cast.bakary], by=make.actor(cast.bakary))
    assert (once[0].submission.answers["beds_group/beds"], submission.number) == (40, 1)
    assert submission.answers["beds_group/beds"] == 41
    assert Submission.objects.count() == 1


def test_a_turn_brought_back_meanwhile_is_sent_too(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.awa)
    add_turn(ours, "ward", by=by)
    save_section(ours, "ward", {"/data/ward[1]/name": "A"}, by=by)
    remove_turn(ours, "ward", "1", by=by)
    ours.refresh_from_db()
    before = ours.revision
    save_section(ours, "ward", {"/data/ward[1]/name": "A"}, by=by)
    ours.refresh_from_db()
    assert ours.revision == before + 1


def test_a_confirmation_holds_others_up_for_five_writes(cast: make.Cast, ours: Sheet) -> None:
    confirmed(sheet(ours.version, cast.other_team), cast.jeanne)  # reads the form
    answered(ours, cast.awa)
    [read] = WITH_ALL.rows(ours.pk)
    with CaptureQueriesContext(connection) as asked:
        confirm_sheet(read, uuid4(), [cast.bakary], by=make.actor(cast.bakary))
    said = [query["sql"].split()[0] for query in asked if query["sql"].split()[0] != "SAVEPOINT"]
    writing = said[said.index("UPDATE") :]
    assert [word for word in writing if word != "RELEASE"] == ["UPDATE", *["INSERT"] * 4]


@pytest.mark.parametrize("who", ["bakary", "daouda"])
def test_the_form_and_the_team_are_not_asked_for_twice(
    cast: make.Cast, ours: Sheet, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A published form is not read again; who is in the team is one query, also of who writes."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    answered(ours, cast.awa)
    browser = Browser(getattr(cast, who))
    browser.read("confirm", ours.pk)
    given = {"instance_id": uuid4(), "present": [cast.bakary.pk]}
    told = {"channel": "phone", "told_by": cast.bakary.pk}
    with CaptureQueriesContext(connection) as asked:
        landed = browser.send("confirm", ours.pk, given=given | told)
    assert landed == f"/sheets/{ours.pk}/receipt"
    said = [query["sql"].partition(" FROM ")[2] for query in asked]
    assert not any("questionnaires_content" in one for one in said)
    of_the_team = [one for one in said if one.startswith('"people_membership"')]
    assert len([one for one in of_the_team if '"team_id" = ' in one.partition("WHERE")[2]]) == 1


def test_a_draft_that_is_written_again_is_read_again(cast: make.Cast) -> None:
    """Forms are kept by what is in them, so none is ever older than its version."""
    before = draft(cast.network)
    assert [one.key for one in text_of(before).sections] == ["beds_group", "story", "ward"]
    after = draft(cast.network, WARDS.replace("| story |", "| tale |"), form=before.form)
    assert after.pk == before.pk
    assert [one.key for one in text_of(after).sections] == ["beds_group", "tale", "ward"]


def test_who_sees_a_sheet_is_said_twice_alike(cast: make.Cast, ours: Sheet) -> None:
    sheet(ours.version, cast.other_team)
    for person in [*cast.by_part().values(), cast.issa, cast.jeanne]:
        if person is None:
            continue
        here = Here(person, make.NOW)
        seen = set(Sheet.objects.visible_to(here))
        assert {one for one in Sheet.objects.all() if one.is_visible_to(here)} == seen


@pytest.mark.django_db(transaction=True)
def test_sixteen_telephones_confirm_once(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":  # the tests' own is in memory, where nobody waits in line
        file = f"sqlite:///{tmp_path}/file.sqlite3"
        environment = os.environ | {"DISTRICTTEAM_DATABASE": file}
        told = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tests.questionnaires.sixteen"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert told.split()[-3:] == ["1", "1", "1"]
    else:
        assert sixteen.confirm_at_once() == (1, 1, 1)
