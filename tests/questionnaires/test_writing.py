"""From a starter topic or a file to a published version, on the pages of a facilitator."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from districtteam.access.paths import covers
from districtteam.people.here import Here
from districtteam.questionnaires.actions import ask_pilots, finish_trial, remark_on
from districtteam.questionnaires.errors import NotInPilot
from districtteam.questionnaires.finding_words import SENTENCES, finding_words, place_words
from districtteam.questionnaires.models import Question, Remark, Trial, Version
from districtteam.questionnaires.todos import of_pilots
from districtteam.questionnaires.views import trying
from districtteam.ui.components import path
from tests import make

from .browse import Browser, plain
from .make_forms import BY, WARDS, draft, published

LIB = Path(__file__).resolve().parents[2] / "districtteam/lib/xforms"
NOT_OF_FORMS = {"value_not_text"}  # of an answer, not of a form


def sent(text: str, name: str = "wards.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_a_facilitator_goes_from_a_topic_to_a_published_version(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    assert "Onze thèmes de départ" in browser.read("forms")
    landed = browser.send("new", given={"how": "topic", "topic": "04_stock_outs"})
    version = Version.objects.get()
    assert landed == f"/forms/{version.pk}"
    assert "</span> Version 1</td>" in browser.read("forms")
    page = browser.read("version", version.pk)
    assert "Ruptures de stock et approvisionnement" in page
    assert "Le redéploiement entre formations" in page
    assert browser.send("publish", version.pk) == f"/forms/{version.pk}"
    version.refresh_from_db()
    assert version.is_published
    assert "Ruptures de stock" in browser.read("forms")


def test_a_file_is_judged_explained_and_mended(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    broken = WARDS.replace("${beds} > 10", "${beds > 10}", 1)
    given = {"how": "file", "file": sent(broken), "title_fr": "Lits"}
    browser.send("new", given=given)
    version = Version.objects.get()
    page = browser.read("version", version.pk)
    assert "This stops it from being published:" in page
    assert "A reference is not closed well. Write it as ${question}." in page
    assert "The reference can be closed well." in page
    browser.send("mend", version.pk)
    page = browser.read("version", version.pk)
    assert "Mended: “${beds &gt; 10}” became “${beds}&gt; 10”." in page
    assert "Publish" in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "This field is required."),
        ({"how": "topic"}, "Choose one."),
        ({"how": "topic", "topic": "nowhere"}, "Select a valid choice."),
        ({"how": "file"}, "Choose one."),
        ({"how": "file", "file": sent(WARDS)}, "Give the questionnaire a title."),
        ({"how": "file", "file": sent("x" * 2_200_000), "title_fr": "x"}, "larger than 2 MB"),
    ],
)
def test_what_is_missing_is_said(cast: make.Cast, given: dict[str, object], words: str) -> None:
    assert words in Browser(cast.daouda).refused("new", given=given)
    assert not Version.objects.exists()


def test_classes_and_decisions_are_said_at_once(cast: make.Cast) -> None:
    version = draft(cast.network)
    version.questions.update(feeds={})
    browser = Browser(cast.daouda)
    assert "8 questions do not say yet which decision they feed." in browser.read(
        "version", version.pk
    )
    beds = version.questions.get(name="beds")
    given = {f"class_{one.pk}": "A" for one in version.questions.all()}
    given |= {f"class_{beds.pk}": "C", f"feeds_{beds.pk}_en": "The plan", "all_fr": "Le budget"}
    browser.send("classes", version.pk, given=given)
    beds.refresh_from_db()
    assert (beds.disclosure_class, beds.feeds) == ("C", {"en": "The plan"})
    assert Question.objects.get(name="why").feeds == {"fr": "Le budget"}
    browser.refused("classes", version.pk, given=given | {f"class_{beds.pk}": "D"})


def test_the_decision_that_all_feed_is_said_once(cast: make.Cast) -> None:
    version = draft(cast.network)
    page = Browser(cast.daouda, language="fr").read("version", version.pk)
    assert "Chaque réponse sert cette décision : <b>Le plan d’équipement</b>" in page
    assert page.count("Le plan d’équipement") == 1
    own = version.questions.get(name="beds")
    own.feeds = {"fr": "Le budget"}
    own.save()
    version.questions.filter(name="rate").update(feeds={})
    remark_on_beds(cast, version, "Lesquels ?")
    page = Browser(cast.daouda, language="fr").read("version", version.pk)
    assert page.count("Le plan d’équipement") == 1
    assert "Sauf mention contraire, les réponses servent cette décision :" in page
    assert "Décision qu’elle sert : Le budget" in page
    assert "Elle ne sert encore aucune décision." in page
    assert "Koubia : Lesquels ?" in page


def remark_on_beds(cast: make.Cast, version: Version, words: str) -> None:
    ask_pilots(version, [cast.team], by=BY)
    remark_on(version.questions.get(name="beds"), cast.team, words, by=make.actor(cast.awa))


def test_the_next_version_begins_with_a_changed_file(cast: make.Cast) -> None:
    version = published(cast.network)
    browser = Browser(cast.daouda)
    got = browser.get("source", version.pk)
    assert got["Content-Disposition"] == 'attachment; filename="wards.md"'
    assert got.content == WARDS.encode()
    browser.send("rewrite", version.pk, given={"file": sent(WARDS)})
    assert Version.objects.count() == 2
    assert "There is a newer version: 2." in browser.read("version", version.pk)
    assert "stays as it is" in browser.refused("publish", version.pk)


def test_a_long_questionnaire_wants_a_reason(cast: make.Cast) -> None:
    version = draft(cast.network)
    browser = Browser(cast.daouda)
    assert "Why does it ask more" not in browser.read("publish", version.pk)
    Version.objects.update(minutes=31)
    assert "takes about 31 minutes" in browser.refused("publish", version.pk)
    browser.send("publish", version.pk, given={"reason": "The ministry asks."})


def test_it_is_seen_as_a_member_sees_it(cast: make.Cast) -> None:
    version = draft(cast.network)
    browser = Browser(cast.daouda)
    assert f"/forms/{version.pk}/remarks/preview/ward" in browser.read("preview", version.pk)
    page = browser.read("preview_section", version.pk, "beds_group")
    assert "How many beds?" in page
    assert "Occupancy rate" not in page
    given = {"/data/beds_group/beds": "40"}
    page = plain(browser.post("preview_section", version.pk, "beds_group", given=given))
    assert "Occupancy rate" in page
    given = {"/data/beds_group/beds": "0"}
    page = plain(browser.post("preview_section", version.pk, "beds_group", given=given))
    assert "More than none." in page
    assert "Name of the ward" in browser.read("preview_section", version.pk, "ward")
    assert browser.get("preview_section", version.pk, "nowhere").status_code == 404
    strange = browser.post("preview_section", version.pk, "ward", given={"/data/x": "1"})
    assert strange.status_code == 400


def test_pilots_try_it_and_say_what_is_unclear(cast: make.Cast) -> None:
    version = draft(cast.network)
    daouda, awa = Browser(cast.daouda), Browser(cast.awa)
    assert awa.get("remarks", version.pk).status_code == 404
    assert awa.get("preview", version.pk).status_code == 404
    daouda.send("pilots", version.pk, given={"teams": [cast.team.pk]})
    assert "Koubia" in daouda.read("pilots", version.pk, q="nothing like it")
    assert "Try a questionnaire: Beds and wards" in plain(awa.client.get("/"))
    assert "How many beds?" in awa.read("preview_section", version.pk, "beds_group")
    beds = version.questions.get(name="beds")
    awa.send("remarks", version.pk, given={f"q{beds.pk}": "Which beds?"})
    assert Remark.objects.get().text == "Which beds?"
    assert "Koubia: Which beds?" in daouda.read("version", version.pk)
    awa.send("remarks", version.pk, given={f"q{beds.pk}": ""})
    assert not Remark.objects.exists()
    assert Browser(cast.jeanne).get("remarks", version.pk).status_code == 404


def test_a_pilot_team_is_done_when_it_says_so_also_without_a_remark(cast: make.Cast) -> None:
    version = draft(cast.network)
    daouda, awa = Browser(cast.daouda), Browser(cast.awa, language="fr")
    daouda.send("pilots", version.pk, given={"teams": [cast.team.pk]})
    assert "Asked to try it: Koubia" in plain(daouda.get("version", version.pk))
    assert awa.send("remarks", version.pk) == "/"
    page = plain(awa.client.get("/"))
    assert "Merci : votre équipe l’a essayé." in page
    todo = next(it for it in of_pilots(Here(cast.awa, make.NOW)))
    assert todo.state == "done"
    page = plain(daouda.get("version", version.pk))
    assert "Tried by: Koubia" in page
    assert "Asked to try it" not in page
    awa.send("remarks", version.pk)
    assert Trial.objects.count() == 1
    with pytest.raises(NotInPilot):
        finish_trial(version, cast.issa.memberships.get().team, by=make.actor(cast.issa))


def test_a_long_draft_is_clear_in_one_gesture(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "REMARKS", 1)
    version = draft(cast.network)
    Browser(cast.daouda).send("pilots", version.pk, given={"teams": [cast.team.pk]})
    awa = Browser(cast.awa)
    page = awa.read("remarks", version.pk)
    assert "The rest is clear: we have tried it" in page
    first = version.questions.first()
    given = {f"q{first.pk}": "Which wards?"}
    assert awa.send("remarks", version.pk, given=given) == f"/forms/{version.pk}/remarks?page=2"
    assert not Trial.objects.exists()
    assert awa.send("remarks", version.pk, given=given | {"clear": "1"}) == "/"
    assert Trial.objects.get().team == cast.team
    assert Remark.objects.get().text == "Which wards?"


def test_what_a_pilot_tries_lies_under_the_page_that_their_link_opens(cast: make.Cast) -> None:
    version = draft(cast.network)
    Browser(cast.daouda).send("pilots", version.pk, given={"teams": [cast.team.pk]})
    page = path("questionnaires:remarks", version.pk)
    assert covers(page, path("questionnaires:preview", version.pk))
    assert covers(page, path("questionnaires:preview_section", version.pk, "ward"))
    awa = Browser(cast.awa)
    assert "Try it first" in awa.read("remarks", version.pk)
    back = "Say what is unclear, or that all is clear"
    assert back in awa.read("preview", version.pk)
    assert back not in Browser(cast.daouda).read("preview", version.pk)


def test_members_do_not_write_forms(cast: make.Cast) -> None:
    version = draft(cast.network)
    for name in ("version", "publish", "classes", "pilots", "rewrite", "source"):
        assert Browser(cast.bakary).get(name, version.pk).status_code == 403
        assert Browser(cast.issa).get(name, version.pk).status_code == 403


def codes() -> set[str]:
    """Every code that the library's source raises or notes."""
    found: set[str] = set()
    made = re.compile(r"(?:Finding\(|Note\(|Kind\(|Error\(|yield)\s*\"([a-z_]+)\"")
    for file in LIB.rglob("*.py"):
        found |= set(made.findall(file.read_text(encoding="utf-8")))
    return {code for code in found if not code.startswith("submission_")} - NOT_OF_FORMS


@pytest.mark.parametrize("code", sorted(codes() | {"mended", "function_unknown"}))
def test_every_code_of_the_gate_has_its_sentence(code: str) -> None:
    assert code in SENTENCES
    finding = {"code": code, "params": {}, "level": "stop"}
    with translation.override("en"):
        english = finding_words(finding)
    with translation.override("fr"):
        assert finding_words(finding) != english


def test_a_place_is_said(cast: make.Cast) -> None:
    finding = {"code": "circle", "params": {}, "sheet": "survey", "row": 3, "cell": "D3"}
    assert place_words(finding) == "Sheet “survey”, cell D3"
    assert place_words(finding | {"cell": ""}) == "Sheet “survey”, row 3"
    assert place_words({"path": "/data/beds"}) == "Question “beds”"
    assert BY.channel == "web"
