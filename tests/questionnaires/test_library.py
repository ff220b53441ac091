"""The starter topics as people meet them: the order, the words and the units of what is asked."""

import re
from collections.abc import Iterator

import pytest

from districtteam.questionnaires import library
from districtteam.questionnaires.actions import publish_version, save_section, start_from_topic
from districtteam.questionnaires.library import LANGUAGES, book, form
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.sections import cut
from districtteam.questionnaires.units import apart
from tests import make

from .browse import Browser
from .make_forms import BY, sheet

FRENCH, ENGLISH = LANGUAGES
MEASURED = re.compile(
    r"délai|durée|temps pass|temps pour|temps sans|retard|montant|dette|budget|arriérés|part des"
    r"|(?<!in )time |delay|amount|debt|arrears|share of",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def of_topic(cast: make.Cast, topic: str) -> Sheet:
    version = publish_version(start_from_topic(cast.network, topic, by=BY), by=BY)
    return sheet(version, cast.team)


def rows(topic: str) -> Iterator[dict[str, str]]:
    headings, *lines = book(topic).sheets["survey"]
    return (dict(zip(headings, line, strict=True)) for line in lines)


@pytest.mark.parametrize("topic", library.names())
def test_the_whole_is_asked_first_and_in_words_of_its_own(topic: str) -> None:
    asked = [row for row in rows(topic) if row["type"] == "integer"]
    names = [row["name"] for row in asked]
    for place, row in enumerate(asked):
        if row["name"].endswith("_of"):
            part = asked[place + 1]
            assert names[place + 1] == row["name"].removesuffix("_of")
            assert row[f"label::{FRENCH}"] != part[f"label::{FRENCH}"]
            assert ", en tout" in row[f"label::{FRENCH}"]
            assert ", in all" in row[f"label::{ENGLISH}"]
            assert part[f"hint::{FRENCH}"] == "Combien, sur ce total ?"
            assert part[f"hint::{ENGLISH}"] == "How many of that total?"


@pytest.mark.parametrize("topic", library.names())
def test_a_part_stands_on_the_page_of_its_whole(topic: str) -> None:
    for section in cut(form(topic)):
        names = {part.item.name for part in section.questions if part.item is not None}
        wholes = {name for name in names if name.endswith("_of")}
        assert {name.removesuffix("_of") for name in wholes} <= names


def test_a_part_is_at_most_its_whole(cast: make.Cast) -> None:
    ours = of_topic(cast, "04_stock_outs")
    browser = Browser(cast.awa, language="fr")
    page = browser.read("section", ours.pk, "stock")
    page = page[page.index("<h1>") :]
    words = ("vérifiées, en tout", "Formations avec au moins un produit", "Combien, sur ce total ?")
    places = [page.index(one) for one in words]
    assert places == sorted(places)
    given = {"/data/stock/out_today_of": "12", "/data/stock/out_today": "13"}
    page = browser.refused("section", ours.pk, "stock", given=given)
    assert "Au plus 12." in page
    given["/data/stock/out_today"] = "3"
    assert browser.send("section", ours.pk, "stock", given=given).endswith("/section/products")


def test_a_part_is_kept_also_where_the_whole_is_not_known(cast: make.Cast) -> None:
    ours = of_topic(cast, "06_zero_dose")
    given = {"/data/services/cold_chain": "7"}
    assert save_section(ours, "services", given, by=make.actor(cast.awa)).is_whole
    ours.refresh_from_db()
    given = {"/data/sessions/held": "9"}
    assert save_section(ours, "sessions", given, by=make.actor(cast.awa)).is_whole


@pytest.mark.parametrize("topic", library.names())
def test_every_section_has_a_name_to_choose_it_by(cast: make.Cast, topic: str) -> None:
    ours = of_topic(cast, topic)
    for language, words in (("fr", "Confiance et entraide"), ("en", "Confidence and mutual help")):
        page = Browser(cast.awa, language=language).read("sheet", ours.pk)
        tasks = page[page.index('class="tasks"') :]
        assert words in tasks
        assert not re.search(r"Questions? \d", tasks)
    assert len(cut(form(topic))) <= 5


@pytest.mark.parametrize("topic", library.names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_measured_has_a_unit(topic: str, language: str) -> None:
    labels = [row[f"label::{language}"] for row in rows(topic) if row["type"] == "integer"]
    assert [one for one in labels if MEASURED.search(one) and not apart(one)[1]] == []


def test_a_unit_stands_beside_its_box(cast: make.Cast) -> None:
    ours = of_topic(cast, "04_stock_outs")
    page = Browser(cast.awa, language="fr").read("section", ours.pk, "ordering")
    assert '<label for="q4">Délai de livraison</label>' in page
    assert re.search(r'name="/data/ordering/lead_time"[^>]*> <span id="q4_u">jours</span>', page)
    assert '<span id="q3_u">%</span>' in page
    assert 'aria-describedby="q3_u "' in page
    page = Browser(cast.awa).read("section", ours.pk, "ordering")
    assert '<span id="q5_u">months</span>' in page
    assert "Debt to the central store, against orders</label>" in page
    assert apart("Montant (monnaie nationale)") == ("Montant", "monnaie\u00a0nationale")


def test_what_is_no_cause_is_not_ranked(cast: make.Cast) -> None:
    assert not any(row["type"].startswith("rank") for name in library.names() for row in rows(name))
    ours = of_topic(cast, "04_stock_outs")
    browser = Browser(cast.awa, language="fr")
    first, others = "/data/reasons/causes", "/data/reasons/causes_next"
    for given in (["", "cash", "expiry"], ["", "theft", "expiry", "transport"]):
        sent = {first: "cash", others: given}
        page = browser.refused("section", ours.pk, "reasons", given=sent)
        assert "Deux au plus, sans reprendre la réponse précédente." in page
    sent = {first: "cash", others: ["", "theft", "expiry"]}
    assert browser.send("section", ours.pk, "reasons", given=sent).endswith("/section/sharing")
