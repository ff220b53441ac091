"""The page of the network: mandate, languages, charter, words."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from districtteam.people.actions import record_mandate
from districtteam.people.forms.networks import WordsForm
from districtteam.people.models import Mandate, MandateLetter, Network
from districtteam.people.templatetags.people import language_names
from districtteam.people.terms import term
from districtteam.places.models import Level
from districtteam.trail.models import Entry
from tests import make
from tests.people.browse import Browser

BY = make.actor()
MISSING = "No mandate covers the work today."


@pytest.mark.parametrize(
    ("part", "worried"),
    [
        ("member", False),
        ("lead", False),
        ("national", False),
        ("evaluator", False),
        ("facilitator", True),
        ("administrator", True),
    ],
)
def test_a_missing_mandate_is_the_facilitators_worry(
    cast: make.Cast, part: str, worried: bool
) -> None:
    assert (MISSING in Browser(cast.by_part()[part]).read("network")) is worried


@pytest.mark.parametrize(
    ("language", "names"), [("en", "French, Portuguese, ha"), ("fr", "français, portugais, ha")]
)
def test_languages_are_named_in_the_readers_own(language: str, names: str) -> None:
    with translation.override(language):
        assert language_names(["fr", "pt", "ha"]) == names


def test_a_mandate_is_recorded_and_heads_the_page(cast: make.Cast) -> None:
    Browser(cast.daouda).send(
        "mandate",
        kind="ministry",
        authority="Ministère de la Santé",
        reference="N° 12 du 3 janvier 2026",
        starts="2026-01-05",
        ends="2099-12-31",
        focal_point=cast.fanta.pk,
    )
    page = Browser(cast.awa, language="fr").read("network")
    assert "Mandaté par Ministère de la Santé" in page
    assert "Fanta" in page
    assert "N° 12 du 3 janvier 2026" in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"authority": ""}, "Ce champ est obligatoire."),
        ({"kind": "army"}, "army"),
        ({"ends": "2025-01-01"}, "Le dernier jour ne peut pas précéder le premier."),
        ({"focal_point": "0"}, "choix"),
    ],
)
def test_a_mandate_that_cannot_be(cast: make.Cast, given: dict[str, str], words: str) -> None:
    start = {"kind": "ministry", "authority": "MSHP", "starts": "2026-01-05", **given}
    assert words in Browser(cast.daouda, language="fr").refused("mandate", **start)
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(("part", "sees"), [("member", True), ("evaluator", False)])
def test_evaluators_read_no_name_of_a_focal_point(cast: make.Cast, part: str, sees: bool) -> None:
    start = {"starts": make.TODAY, "focal_point": cast.fanta}
    record_mandate(cast.network, "Ministry of Health", "ministry", **start, by=BY)
    assert ("Fanta" in Browser(cast.by_part()[part]).read("network")) is sees


def test_a_focal_point_is_one_of_ours(cast: make.Cast) -> None:
    start = {"kind": "ministry", "authority": "MSHP", "starts": "2026-01-05"}
    Browser(cast.daouda).refused("mandate", focal_point=cast.issa.pk, **start)


def test_the_last_day_of_a_mandate_is_set(cast: make.Cast) -> None:
    mandate = record_mandate(cast.network, "MSHP", "ministry", starts=date(2026, 1, 5), by=BY)
    Browser(cast.daouda).send("end_mandate", mandate.pk, ends="2026-06-30")
    mandate.refresh_from_db()
    assert mandate.ends == date(2026, 6, 30)
    assert Browser(cast.issa).get("end_mandate", mandate.pk).status_code == 403


def settings(**changes: str) -> dict[str, str]:
    start = {
        "name": "Kadou",
        "languages": "fr, en",
        "time_zone": "Africa/Conakry",
        "data_owner": "",
        "holidays": "",
        "charter": "",
        "district_level": "2",
    }
    return start | changes


def test_an_administrator_settles_the_network(cast: make.Cast) -> None:
    given = settings(
        languages="fr pt",
        holidays="2027-01-01\n2026-10-02",
        data_owner="Direction de la statistique",
        charter="On se parle\n\navec respect.",
    )
    Browser(cast.hawa).send("amend_network", **given)
    network = Network.objects.get(pk=cast.network.pk)
    assert (network.languages, network.holidays) == (["fr", "pt"], ["2026-10-02", "2027-01-01"])
    page = Browser(cast.awa, language="fr").read("network")
    assert "<p>On se parle</p>" in page
    assert "Direction de la statistique" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"languages": "français"}, "« français » n’est pas le code d’une langue"),
        ({"time_zone": "Mars/Phobos"}, "Mars/Phobos"),
        ({"holidays": "31/12/2026"}, "« 31/12/2026 » n’est pas une date"),
        ({"name": ""}, "Ce champ est obligatoire."),
        ({"charter": "a" * 20_001}, "20"),
    ],
)
def test_settings_that_cannot_be(cast: make.Cast, changes: dict[str, str], words: str) -> None:
    page = Browser(cast.hawa, language="fr").refused("amend_network", **settings(**changes))
    assert words in page.replace("\u00a0", " ")
    assert Network.objects.get(pk=cast.network.pk).languages == ["fr", "en"]


def test_the_words_of_a_network_are_chosen(cast: make.Cast) -> None:
    browser = Browser(cast.hawa)
    page = browser.read("words")
    assert 'value="préfecture sanitaire"' in page
    browser.send(
        "words",
        **words_as_they_are(cast),
        **{
            "district-fr-singular": "aire de santé",
            "district-fr-plural": "aires de santé",
            "district-fr-gender": "f",
        },
    )
    network = Network.objects.get(pk=cast.network.pk)
    assert term(network, "district", "of_the", "fr") == "de l’aire de santé"
    assert network.terms.count() == 1


def test_empty_words_go_back_to_the_usual(cast: make.Cast) -> None:
    browser = Browser(cast.hawa)
    chosen = {"region-en-singular": "state", "region-en-plural": "states"}
    browser.send("words", **words_as_they_are(cast, but="region-en"), **chosen)
    assert "chosen" in browser.read("words")
    empty = dict.fromkeys(chosen, "")
    browser.send("words", **words_as_they_are(cast, but="region-en"), **empty)
    assert not Network.objects.get(pk=cast.network.pk).terms.exists()


def test_a_word_needs_both_its_forms(cast: make.Cast) -> None:
    given = words_as_they_are(cast, but="region-en")
    page = Browser(cast.hawa).refused(
        "words", **given, **{"region-en-singular": "state", "region-en-plural": ""}
    )
    assert "Enter singular and plural" in page
    assert not cast.network.terms.exists()


def words_as_they_are(cast: make.Cast, but: str = "district-fr") -> dict[str, str]:
    form = WordsForm(Network.objects.get(pk=cast.network.pk))
    return {
        name: str(field.initial)
        for name, field in form.fields.items()
        if not name.startswith(f"{but}-")
    }


PDF = b"%PDF-1.7\n" + b"0" * 100


def sent(data: bytes, name: str = "lettre.pdf", kind: str = "application/pdf") -> object:
    return SimpleUploadedFile(name, data, kind)


START = {"kind": "ministry", "authority": "MSHP", "starts": "2026-01-05"}


def test_the_letter_is_kept_and_given_out_to_the_network_alone(cast: make.Cast) -> None:
    text = "Les équipes prennent part."
    Browser(cast.daouda).send("mandate", **START, letter=sent(PDF), text=text)
    mandate = Mandate.objects.get()
    assert (mandate.letter.kind, mandate.letter.size) == ("application/pdf", len(PDF))
    page = Browser(cast.awa).read("network")
    assert text in page
    assert f"/people/network/mandates/{mandate.pk}/letter" in page
    for person in (cast.awa, cast.bakary, cast.fanta, cast.gilbert):
        answer = Browser(person).get("letter", mandate.pk)
        assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="mandate-{mandate.pk}.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Browser(cast.issa).get("letter", mandate.pk).status_code == 404
    assert Browser(cast.awa).post("letter", mandate.pk).status_code == 405


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<script>alert(1)</script>", "ni un PDF ni une image"),
        (b"GIF89a", "ni un PDF ni une image"),
        (b" %PDF-1.7", "ni un PDF ni une image"),
        (b"%PDF-" + b"0" * 2_000_000, "dépasse 2 Mo"),
        (b"", "vide"),
    ],
)
def test_what_is_no_letter_is_refused_and_nothing_is_lost(
    cast: make.Cast, data: bytes, words: str
) -> None:
    browser = Browser(cast.daouda, language="fr")
    page = browser.refused("mandate", **START, letter=sent(data))
    assert words in page
    assert 'value="MSHP"' in page
    assert not Mandate.objects.exists()


def test_a_letter_is_told_by_its_bytes_and_not_by_its_name(cast: make.Cast) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    Browser(cast.daouda).send("mandate", **START, letter=sent(png, "x.html", "text/html"))
    answer = Browser(cast.awa).get("letter", Mandate.objects.get().pk)
    assert answer["Content-Type"] == "image/png"


def test_a_letter_is_added_later_and_replaced(cast: make.Cast) -> None:
    mandate = record_mandate(cast.network, "MSHP", "ministry", starts=make.TODAY, by=BY)
    browser = Browser(cast.daouda)
    assert browser.get("letter", mandate.pk).status_code == 404
    browser.refused("add_letter", mandate.pk)
    for data in (PDF, PDF + b"1"):
        browser.send("add_letter", mandate.pk, letter=sent(data))
    assert bytes(MandateLetter.objects.get().data) == PDF + b"1"
    assert Entry.objects.filter(deed="people.add_letter").count() == 2
    assert Browser(cast.bakary).post("add_letter", mandate.pk).status_code == 403
    abroad = cast.issa.memberships.get().network
    make.member(cast.issa, abroad, "facilitator")
    assert Browser(cast.issa).get("add_letter", mandate.pk).status_code == 404


def test_the_level_of_the_districts_is_chosen_once_there_are_places(cast: make.Cast) -> None:
    page = Browser(cast.hawa, language="fr").read("amend_network")
    assert '<option value="3">District</option>' in page
    Browser(cast.hawa).send("amend_network", **settings(district_level="3"))
    assert Network.objects.get(pk=cast.network.pk).district_level == 3
    assert "valid choice" in Browser(cast.hawa).refused(
        "amend_network", **settings(district_level="9")
    )
    Level.objects.filter(source="kadou").delete()
    assert "district_level" not in Browser(cast.hawa).read("amend_network")
