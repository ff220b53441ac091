"""Filling in a form: what follows from an answer, what is sent, what comes back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from districtteam.lib.xforms.errors import LimitError, SubmissionError, XMLError
from districtteam.lib.xforms.gate import admit
from districtteam.lib.xforms.instance import (
    Instance,
    Setting,
    answers,
    codebook,
    create,
    read_submission,
    write_submission,
)
from districtteam.lib.xforms.limits import Limits
from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import Book, convert, read_book
from tests.lib.xforms.forms import setting
from tests.lib.xforms.logics import made
from tests.lib.xforms.world import ZONE

VISITS = """
| survey |
| | type | name | label::French (fr) | label::English (en) | relevant | constraint | required |
| | start | began | | | | | |
| | text | place | Lieu | Place | | | yes |
| | integer | beds | Lits à ${place} | Beds at ${place} | | . > 0 and . < 500 | |
| | select_multiple problem | problems | Problèmes | Problems | ${beds} > 10 | | |
| | date | day | Jour | Day | | | |
| | begin group | more | Plus | More | selected(${problems}, 'power') | | |
| | decimal | hours | Heures | Hours | | | |
| | end group | | | | | | |
| choices |
| | list_name | name | label::French (fr) | label::English (en) |
| | problem | power | Courant | Power |
| | problem | water | Eau | Water |
| settings |
| | form_id | version | default_language |
| | visits | 3 | French (fr) |
"""


def book() -> Book:
    """The form, with what its one constraint says in both languages."""
    read = read_book(VISITS.encode())
    said = {"French (fr)": "De 1 à 499 lits.", "English (en)": "From 1 to 499 beds."}
    for language, message in said.items():
        for number, row in enumerate(read.sheets["survey"]):
            heading = f"constraint_message::{language}"
            row.append(heading if number == 0 else message if row[1] == "beds" else "")
    return read


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(convert(book()).xform)


@pytest.fixture
def filled(form: Form) -> Instance:
    instance = create(form, setting(), "uuid:1")
    for path, value in {
        "place": "Ségbana <1> & 2",
        "beds": "40",
        "problems": "power water",
    }.items():
        instance.set(f"/data/{path}", value)
    instance.set("/data/more/hours", "2.5")
    return instance


def test_an_answer_shows_what_depends_on_it(form: Form) -> None:
    instance = create(form, setting())
    assert not instance.state("/data/problems").relevant
    instance.set("/data/beds", "40")
    assert instance.state("/data/problems").relevant
    assert not instance.state("/data/more/hours").relevant
    instance.set("/data/problems", "water power")
    assert instance.state("/data/more/hours").relevant
    instance.set("/data/beds", "3")
    assert not instance.state("/data/more/hours").relevant


@pytest.mark.parametrize(
    ("beds", "fault", "french"),
    [("40", "", ""), ("0", "constraint", "De 1 à 499 lits."), ("x", "not_whole", "")],
)
def test_a_wrong_answer_is_said_in_the_forms_own_words(
    form: Form, beds: str, fault: str, french: str
) -> None:
    instance = create(form, setting())
    instance.set("/data/beds", beds)
    state = instance.state("/data/beds")
    assert (state.fault, state.message, state.valid) == (fault, french, not fault)


def test_texts_are_in_the_language_asked_for_with_answers_in_them(form: Form) -> None:
    french, english = create(form, setting()), create(form, setting(language="English (en)"))
    for instance in (french, english):
        instance.set("/data/place", "Bè")
    assert french.label("/data/beds") == "Lits à Bè"
    assert english.label("/data/beds") == "Beds at Bè"
    assert [one.label for one in english.choices("/data/problems")] == ["Power", "Water"]


def test_nothing_is_sent_while_something_required_is_empty(form: Form) -> None:
    assert create(form, setting()).finish() == [("/data/place", "required")]


def test_a_choice_that_is_not_offered_is_a_fault(filled: Instance) -> None:
    filled.set("/data/problems", "power roof")
    assert filled.faults() == [("/data/problems", "not_choice")]


def test_what_is_sent_leaves_out_what_is_not_relevant(filled: Instance) -> None:
    filled.set("/data/problems", "water")
    sent = write_submission(filled).decode()
    assert "<more>" not in sent
    assert "<place>Ségbana &lt;1&gt; &amp; 2</place>" in sent
    assert "<instanceID>uuid:1</instanceID>" in sent
    assert 'id="visits" version="3"' in sent


def test_a_correction_names_what_it_replaces(filled: Instance) -> None:
    filled.identify("uuid:2")
    sent = write_submission(filled, deprecated="uuid:1").decode()
    assert "<instanceID>uuid:2</instanceID><deprecatedID>uuid:1</deprecatedID>" in sent


def test_what_was_sent_comes_back(form: Form, filled: Instance) -> None:
    back = read_submission(form, write_submission(filled), setting())
    assert answers(back) == answers(filled)
    assert (back.id, back.faults(), back.unknown) == ("uuid:1", [], [])


def test_answers_are_typed(filled: Instance) -> None:
    filled.set("/data/day", "2026-11-22")
    found = answers(filled)
    assert found["beds"] == 40
    assert found["problems"] == ["power", "water"]
    assert found["more/hours"] == 2.5
    assert found["day"] == date(2026, 11, 22)
    filled.set("/data/beds", "2")
    assert answers(filled)["problems"] is None


def test_repeats_are_lists_of_answers() -> None:
    instance = create(made("people"), setting())
    instance.set("/data/size", "2")
    instance.add("/data/person")
    instance.set("/data/person[1]/name", "Awa")
    instance.set("/data/person[1]/age", "30")
    instance.set("/data/person[2]/name", "Koffi")
    instance.set("/data/person[2]/age", "4")
    found = answers(instance)
    assert [(one["name"], one["older"]) for one in found["person"]] == [
        ("Awa", "32"),
        ("Koffi", "6"),
    ]
    assert (found["total"], found["names"], found["first"]) == ("34", "Awa, Koffi", "Awa")
    assert [one["label"] for one in found["slot"]] == ["2/1", "2/2"]
    instance.remove("/data/person[1]")
    assert answers(instance)["total"] == "4"


def test_the_codebook_explains_every_variable(form: Form) -> None:
    by_name = {variable.name: variable for variable in codebook(form)}
    assert by_name["beds"].labels["French (fr)"] == "Lits à …"
    assert by_name["problems"].choices["water"] == {"French (fr)": "Eau", "English (en)": "Water"}
    assert by_name["hours"].type == "decimal"


def test_a_submission_is_judged_anew(form: Form) -> None:
    sent = b'<data id="visits" version="3"><place>A</place><beds>9999</beds><extra>1</extra></data>'
    instance = read_submission(form, sent, setting())
    assert instance.faults() == [("/data/beds", "constraint")]
    assert instance.unknown == ["/data/extra"]


@pytest.mark.parametrize(
    ("sent", "error", "code"),
    [
        (b"<data id='other'/>", SubmissionError, "submission_other_form"),
        (b"<data id='visits' version='2'/>", SubmissionError, "submission_other_version"),
        (b"<data id='visits'", XMLError, "xml_damaged"),
        (b"<!DOCTYPE data><data id='visits'/>", XMLError, "xml_doctype"),
    ],
)
def test_what_is_no_submission_of_the_form_is_refused(
    form: Form, sent: bytes, error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as raised:
        read_submission(form, sent, setting())
    assert raised.value.args[0] == code


@pytest.mark.data
def test_a_published_submission_is_read(data: Path) -> None:
    published_form, _ = admit((data / "forms/iaso__form_1.xlsx").read_bytes())
    assert published_form is not None
    sent = (data / "forms/iaso__instance_form_1_1.xml").read_bytes()
    instance = read_submission(published_form, sent, setting(), any_version=True)
    given = [value for value in answers(instance).values() if value not in (None, [])]
    assert len(given) > 40
    assert instance.unknown == []


def test_turns_of_a_repeat_are_counted() -> None:
    few = Setting(limits=Limits(repeats=3))
    instance = create(made("people"), few)
    instance.add("/data/person")
    instance.add("/data/person")
    with pytest.raises(LimitError):
        instance.add("/data/person")


def test_first_values_and_those_of_a_new_turn() -> None:
    instance = create(made("events"), setting())
    assert instance.at("/data/day").value == "2026-11-22"
    instance.set("/data/a", "yes")
    assert instance.at("/data/copy").value == "yes"
    assert instance.at("/data/stamp").value == "2026-11-22T08:30:00.000-07:00"
    turn = instance.add("/data/r")
    assert instance.at("/data/r[2]/x").value == "xyes"
    assert instance.path(turn) == "/data/r[2]"


def test_what_is_random_stays_until_what_it_looks_at_changes() -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    instance = create(made("events"), Setting(now=lambda: now[0], zone=ZONE))
    lot, identity = instance.at("/data/lot").value, instance.at("/data/id").value
    instance.set("/data/a", "yes")
    stamp = instance.at("/data/stamp").value
    now[0] += timedelta(hours=1)
    instance.set("/data/day", "2026-01-02")
    assert instance.at("/data/stamp").value == stamp
    assert (instance.at("/data/lot").value, instance.at("/data/id").value) == (lot, identity)


@pytest.mark.parametrize("path", ["/data/nothing", "/other/place", "/data/place[2]", "", "//"])
def test_a_path_that_leads_nowhere_is_said(form: Form, path: str) -> None:
    with pytest.raises(SubmissionError):
        create(form, setting()).set(path, "1")


def test_a_value_that_xml_cannot_hold_is_refused(form: Form) -> None:
    with pytest.raises(SubmissionError):
        create(form, setting()).set("/data/place", "a\x00b")


def test_both_forms_of_the_identity_are_written(form: Form) -> None:
    plain = read_form(
        "<html><head><model><instance><x id='x'><a/></x></instance></model></head><body/></html>"
    )
    sent = write_submission(create(plain, setting())).decode()
    assert "<orx:meta><orx:instanceID>uuid:" in sent
