import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from districtteam import ui
from districtteam.lib.charts import Peer, Sentence, one_of, you_and_your_peers
from districtteam.lib.charts.answers import Asked, Choice
from districtteam.ui.charts import shown, words
from districtteam.ui.charts.gallery import GALLERY
from districtteam.ui.charts.sentences import PATTERNS, YOURS, say
from tests.lib.charts.boxes import collisions


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_gallery_shows_each_chart_in_every_look(
    client: Client, name: str, language: str
) -> None:
    html = Client(headers={"accept-language": language}).get(f"/look/charts/{name}").text
    for frame in ("light narrow", "dark narrow", "light grey narrow", "light broad"):
        assert f'class="frame {frame}"' in html
    assert ("As it is meant" in html) == (language == "en")
    assert "<b>Kindia</b>" not in html
    assert "<!--own-->" not in html


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_words_stand_apart_at_300_pixels(name: str, language: str) -> None:
    with translation.override(language):
        for sample in GALLERY[name][1]():
            assert collisions(str(sample.chart.svg)) == []


def test_no_such_chart(client: Client) -> None:
    assert client.get("/look/charts/pie").status_code == 404


def test_a_chart_comes_with_its_sentence_and_its_figures() -> None:
    with translation.override("fr"):
        drawn = you_and_your_peers(
            [Peer("a", "Kindia", 0.5), Peer("b", "Pita", None)], words.peers("Accouchements")
        )
        chart = shown(drawn, words.percent, "a")
    assert (
        chart.sentence
        == "Vous\u00a0: 50\u00a0%\u00a0; la moitié des équipes semblables\u00a0: 50\u00a0% ou plus."
    )
    assert chart.headings[:2] == ["Équipe", "Chiffre"]
    assert chart.rows[0][:2] == [("Équipe", "Kindia"), ("Chiffre", "50\u00a0%")]
    assert chart.rows[1][1] == ("Chiffre", "Pas de chiffre")
    assert "<desc>La moitié des équipes semblables\u00a0: 50\u00a0% ou plus.</desc>" in chart.svg


def test_counts_stay_counts() -> None:
    with translation.override("en"):
        drawn = one_of([Choice("a", "Yes", 1200)], Asked(1300, 4), words.answers("Paid?"))
        chart = shown(drawn, words.percent, "a")
    assert chart.sentence == "Your answer: “Yes”, given by 1,200 of 1,300 teams."
    assert say(drawn.sentence, words.percent) == "Said most: Yes (1,200 of 1,300)."
    assert "Teams that answered: 1,300 (= 100%)." in chart.svg
    assert "1,200 (92%)" in chart.svg


def test_every_sentence_has_words_for_what_it_knows() -> None:
    names = (
        "half own higher within lower labels count answered label low high step invited lost "
        "after at before from now to least most missing first region level above below done"
    )
    facts = {**dict.fromkeys(names.split(), 1), **dict.fromkeys(("answers", "left"), ())}
    with translation.override("fr"):
        for code in (*PATTERNS, *YOURS):
            assert "%(" not in say(Sentence(code, facts), words.percent)
        one = say(Sentence("panels_rose", {"risen": 1, "count": 8}), words.percent)
    assert one == "Pour l’ensemble des équipes, 1 chiffre sur 8 a augmenté."


def test_the_best_are_named_where_they_are_known() -> None:
    with translation.override("en"):
        said = say(Sentence("half_at_least", {"half": 0.7, "best": 0.88}), words.percent)
    assert said == (
        "Half of similar teams: 70% or more. The best-performing of them, together: 88%."
    )


def test_the_style_sheet_knows_every_class_and_the_light_colour_is_the_same() -> None:
    """A picture is whole without the sheet; with it, only dark screens differ."""
    css = (Path(ui.__file__).parent / "static/ui/site.css").read_text()
    light = dict(re.findall(r"--(\w+):(#\w+)", css.split("@media")[0]))
    rules = dict(re.findall(r"\.([ct]\w)\{\w+:var\(--(\w+)\)\}", css))
    pictures = "".join(sample.chart.svg for _, make in GALLERY.values() for sample in make())
    used = set(re.findall(r'class="(\w+)"[^>]*?(?:fill|stroke)="(#\w+)"', pictures))
    assert {name for name, _ in used} | {"ci"} == set(re.findall(r'class="(\w+)"', pictures))
    for name, colour in used:
        assert light[rules[name]] == colour, name


def test_of_several_the_last_alone_is_joined_by_a_word() -> None:
    facts = {"labels": ["Census", "Campaign", "Head count"], "count": 2, "answered": 9}
    with translation.override("en"):
        said = say(Sentence("most_said", facts), words.percent)
    assert said == "Said most: Census, Campaign and Head count (2 of 9)."
