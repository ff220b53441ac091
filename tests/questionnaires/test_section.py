"""A page of questions: shown, answered, refused, shared."""

import pytest

from districtteam.questionnaires.actions import add_turn, save_section
from districtteam.questionnaires.drafts import newest_fields
from districtteam.questionnaires.models import Field, Sheet
from tests import make

from .browse import Browser, plain
from .make_forms import WARDS, published, sheet

BEDS, RATE, PROBLEMS = (f"/data/beds_group/{name}" for name in ("beds", "rate", "problems"))
WHY, VISITED, DAY = (f"/data/story/{name}" for name in ("why", "visited", "visited_on"))


@pytest.fixture
def ours(cast: make.Cast) -> Sheet:
    return sheet(published(cast.network), cast.team)


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def stored(sheet: Sheet) -> dict[str, str]:
    return {path: field.value for path, field in newest_fields(sheet).items()}


def test_only_what_is_asked_now_is_on_the_page(cast: make.Cast, ours: Sheet) -> None:
    page = Browser(cast.awa, language="fr").read("section", ours.pk, "beds_group")
    assert "<h1>Les lits</h1>" in page
    assert "Comptez avec l’infirmier." in page
    assert "Combien de lits ?" in page
    assert "Taux d’occupation" not in page
    assert "0 réponse donnée sur 3" in page


def test_loose_questions_are_named_by_how_the_first_begins(cast: make.Cast) -> None:
    """A form that groups nothing: one chooses by words, not by numbers alone."""
    rows = [row for row in WARDS.splitlines() if "group |" not in row]
    source = "\n".join(rows).replace("Combien de lits ?", "1. Combien de lits, " + "tous, " * 9)
    ours = sheet(published(cast.network, source), cast.team)
    page = Browser(cast.awa, language="fr").read("sheet", ours.pk)
    assert "Questions 1 à 6 : Combien de lits, tous, tous, tous, tous, tous…</a>" in page
    page = Browser(cast.bakary).read("sheet", ours.pk)
    assert "Questions 1 to 6: How many beds?</a>" in page


def test_an_answer_brings_up_what_follows_from_it(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.awa)
    landed = browser.send("section", ours.pk, "beds_group", given={BEDS: "40", "seen": "0"})
    assert landed == f"/sheets/{ours.pk}/section/beds_group#q2"
    page = browser.read("section", ours.pk, "beds_group")
    assert "2 more questions are asked because of your answers." in page
    assert "Occupancy rate" in page
    given = {BEDS: "40", RATE: "85.5", PROBLEMS: ["", "power", "water"], "seen": "1"}
    landed = browser.send("section", ours.pk, "beds_group", given=given)
    assert landed == f"/sheets/{ours.pk}/section/story"
    assert stored(ours) == {BEDS: "40", RATE: "85.5", PROBLEMS: "power water"}


def test_numbers_and_days_are_read_as_people_write_them(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.awa, language="fr")
    browser.send("section", ours.pk, "beds_group", given={BEDS: "1 200"})
    browser.send("section", ours.pk, "beds_group", given={RATE: "85,5"})
    browser.send("section", ours.pk, "story", given={VISITED: "yes"})
    browser.send("section", ours.pk, "story", given={DAY: "1/2/2026", WHY: "Deux\r\nlignes"})
    assert stored(ours) == {
        BEDS: "1200",
        RATE: "85.5",
        VISITED: "yes",
        DAY: "2026-02-01",
        WHY: "Deux\nlignes",
    }
    page = browser.read("section", ours.pk, "beds_group")
    assert 'value="85,5"' in page
    assert 'value="1200"' in page
    assert "1 200" in browser.read("review", ours.pk)


def test_what_is_wrong_is_said_in_the_readers_language(cast: make.Cast, ours: Sheet) -> None:
    save_section(ours, "beds_group", {BEDS: "40"}, by=make.actor(cast.awa))
    browser = Browser(cast.awa, language="fr")
    given = {BEDS: "0", RATE: "trop", PROBLEMS: ["", "water"], "seen": "1"}
    page = browser.refused("section", ours.pk, "beds_group", given=given)
    assert '<a href="#q1"><b>Combien de lits ?</b> – Plus de zéro.</a>' in page
    assert "Écrivez un nombre en chiffres" in page
    assert "Les autres réponses de cette page sont enregistrées." in page
    assert 'value="trop"' in page
    assert stored(ours) == {BEDS: "40", PROBLEMS: "water"}


def test_an_answer_can_be_taken_back(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.awa)
    browser.send("section", ours.pk, "story", given={VISITED: "no"})
    assert 'value=""><label for="q0-none">' in browser.read("section", ours.pk, "story")
    browser.send("section", ours.pk, "story", given={VISITED: ""})
    assert stored(ours)[VISITED] == ""
    assert "q0-none" not in browser.read("section", ours.pk, "story")


def test_the_second_of_two_colleagues_sees_what_the_first_wrote(
    cast: make.Cast, ours: Sheet
) -> None:
    awa, bakary = Browser(cast.awa), Browser(cast.bakary)
    for one in (awa, bakary):
        assert 'name="seen" value="0"' in one.read("section", ours.pk, "story")
    awa.send("section", ours.pk, "story", given={VISITED: "no", WHY: "Mine.", "seen": "0"})
    given = {VISITED: "", WHY: "Other.", "seen": "0"}
    page = bakary.refused("section", ours.pk, "story", given=given)
    assert "Meanwhile another answer was given: “Mine.” (Awa, 2 November 2026 at 09:00)" in page
    assert ">Other.</textarea>" in page
    assert 'name="seen" value="1"' in page
    assert stored(ours) == {VISITED: "no", WHY: "Mine."}
    bakary.send("section", ours.pk, "story", given={VISITED: "no", WHY: "Other.", "seen": "1"})
    assert stored(ours)[WHY] == "Other."
    awa.send("section", ours.pk, "story", given={VISITED: "", WHY: "Mine.", "seen": "1"})
    page = awa.read("review", ours.pk)
    assert "Meanwhile: Why? Other. (Bakary, 2 November 2026 at 09:00)" in page


def test_a_facilitator_writes_what_was_said_on_the_telephone(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.daouda)
    assert "How did the team tell you?" in browser.read("section", ours.pk, "story")
    given = {WHY: "By phone.", "channel": "phone", "told_by": cast.awa.pk}
    browser.send("section", ours.pk, "story", given=given)
    field = Field.objects.get()
    assert (field.by, field.on_behalf_of, field.channel) == (cast.daouda, cast.awa, "phone")
    page = browser.read("section", ours.pk, "story")
    assert "Awa, 2 November 2026 at 09:00, by telephone" in page
    assert f'<option value="{cast.awa.pk}" selected>' in page
    assert "How did the team" not in Browser(cast.awa).read("section", ours.pk, "story")


def test_turns_are_added_named_and_removed(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.awa)
    assert "Nothing here yet." in browser.read("section", ours.pk, "ward")
    landed = browser.send("section", ours.pk, "ward", given={"add": "1"})
    assert landed == f"/sheets/{ours.pk}/section/ward/1"
    landed = browser.send(
        "turn", ours.pk, "ward", "1", given={"/data/ward[1]/name": "Maternity", "seen": "1"}
    )
    assert landed == f"/sheets/{ours.pk}/section/ward"
    page = browser.read("section", ours.pk, "ward")
    assert f'<a href="/sheets/{ours.pk}/section/ward/1">Maternity</a>' in page
    browser.send("section", ours.pk, "ward", given={"remove": "1"})
    assert "Maternity" not in browser.read("section", ours.pk, "ward")
    assert browser.get("turn", ours.pk, "ward", "1").status_code == 404
    assert browser.post("section", ours.pk, "ward", given={"remove": "7"}).status_code == 422


def test_nobody_else_sees_or_writes_it(cast: make.Cast, ours: Sheet) -> None:
    add_turn(ours, "ward", by=make.actor(cast.awa))
    for person, status in ((cast.jeanne, 404), (cast.issa, 404), (cast.gilbert, 403)):
        browser = Browser(person)
        for name, *args in (
            ("sheet", ours.pk),
            ("section", ours.pk, "story"),
            ("turn", ours.pk, "ward", "1"),
            ("review", ours.pk),
            ("receipt", ours.pk),
            ("decline", ours.pk),
            ("reopen", ours.pk),
            ("hand", ours.pk, "story"),
        ):
            assert browser.get(name, *args).status_code == status, name
        posted = browser.post("section", ours.pk, "story", given={WHY: "x"})
        assert posted.status_code == status
    assert not Field.objects.exists()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"/data/nowhere": "1"}, 400),
        ({"/data/meta/instanceID": "uuid:1"}, 400),
        ({BEDS: "1"}, 400),
        ({"/data/story/why|x": "1"}, 302),
        ({WHY: "x" * 5_001}, 422),
        ({WHY: "\x00"}, 422),
        ({VISITED: "perhaps"}, 422),
        ({VISITED: ["yes", "no"]}, 302),
        ({"seen": "9" * 400, WHY: "x"}, 302),
        ({"seen": "-1", "then": "nowhere", "csrf": "x"}, 302),
        ({WHY: "x" * (3 * 1024 * 1024)}, 413),
        ({f"field{n}": "x" for n in range(1_100)}, 400),
    ],
)
def test_hostile_posts(cast: make.Cast, ours: Sheet, given: dict[str, str], status: int) -> None:
    answer = Browser(cast.awa).post("section", ours.pk, "story", given=given)
    assert answer.status_code == status, plain(answer)
    assert set(stored(ours)) <= {WHY, VISITED}


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("section", ["nowhere"]),
        ("turn", ["story", "1"]),
        ("turn", ["ward", "1"]),
        ("turn", ["ward", "in-1"]),
        ("turn", ["ward", "1-1"]),
        ("turn", ["ward", "x"]),
        ("turn", ["ward", "9999999999999999999999"]),
        ("hand", ["nowhere"]),
    ],
)
def test_pages_that_are_not_there(cast: make.Cast, ours: Sheet, name: str, args: list[str]) -> None:
    browser = Browser(cast.awa)
    assert browser.get(name, ours.pk, *args).status_code == 404
    assert browser.post(name, ours.pk, *args, given={"add": "1"}).status_code == 404


def test_a_closed_sheet_leads_back_and_takes_nothing(cast: make.Cast, ours: Sheet) -> None:
    Sheet.objects.update(closes_at=make.NOW)
    browser = Browser(cast.awa)
    here = f"/sheets/{ours.pk}"
    assert browser.get("section", ours.pk, "story")["Location"] == here
    assert browser.send("section", ours.pk, "story", given={WHY: "late"}) == here
    assert "takes no answers now" in browser.read("sheet", ours.pk)
    assert not Field.objects.exists()


def test_a_section_is_put_into_a_colleagues_hands(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.bakary)
    assert "Who fills in “The story”?" in browser.read("hand", ours.pk, "story")
    landed = browser.send("hand", ours.pk, "story", given={"person": cast.awa.pk})
    assert landed == f"/sheets/{ours.pk}"
    assert "in the hands of Awa" in browser.read("sheet", ours.pk)
    browser.refused("hand", ours.pk, "story", given={"person": cast.jeanne.pk})
