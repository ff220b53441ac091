"""No question is dropped: days, times, places, ticks, and what is asked at turns of a repeat."""

from pathlib import Path
from typing import Any

import pytest

from districtteam.cycle.step4_results.freezing import freeze
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.people.models import Team
from districtteam.places.models import Place
from districtteam.questionnaires.models import Submission
from tests import make
from tests.cycle.browse import Browser

from . import scene as scenes
from .scene import Scene, scene

FORM = (Path(__file__).parent / "turns.md").read_text(encoding="utf-8")
SQUARE = '{"type":"Polygon","coordinates":[[[-12,8],[-10,8],[-10,10],[-12,10],[-12,8]]]}'
DAYS = ["2026-10-20", "2026-09-01", "2024-01-01"]  # the teams were asked on 2 November 2026


@pytest.fixture
def told(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(scenes, "FORM", FORM)
    Place.objects.filter(pk=cast.region.pk).update(geometry=SQUARE)
    found = scene(cast, answered=0)
    for n, team in enumerate([*found.teams[2:], cast.team]):
        answers = {
            "facts/mapped": DAYS[n % 3],
            "facts/opens": "07:30:00.000Z" if n % 2 else "08:45:00.000Z",
            "facts/store": "9.1 -11.2 0 0" if n else "0 0 0 0",
            "facts/seen": "OK",
            "products": [
                {"product": "act", "days_out": n, "lost": 20, "why": f"Late {n}"},
                {"product": "ors", "days_out": 1, "lost": 1, "why": ""},
            ][: n % 3],
        }
        submit(found, team, answers)
    return found


def submit(told: Scene, team: Team, answers: dict[str, Any]) -> Submission:
    empty = told.answer(team)
    Submission.objects.filter(pk=empty.pk).update(answers=answers)
    return empty


def panel(edition: Edition, question: str, audience: str = "peers", language: str = "en") -> Panel:
    return edition.panels.get(question=question, audience=audience, language=language)


def rows(shown: Panel) -> dict[str, str]:
    return {row[0]: row[1] for row in shown.body["table"]["rows"]}


def test_every_question_has_a_page(told: Scene) -> None:
    names = [asked.name for asked in freeze(told.cycle).drawn]
    assert names == [
        "mapped",
        "opens",
        "store",
        "seen",
        "products:count",
        "products/product",
        "products/days_out",
        "products/lost",
    ]
    page = Browser(told.cast.awa, language="fr").read("preview", told.cycle.pk)
    assert "Produits en rupture\u00a0: combien" in page


def test_days_are_counted_back_in_their_own_order(told: Scene) -> None:
    edition = told.published()
    shown = panel(edition, "mapped")
    assert rows(shown) == {
        "In the month before": "4",
        "1 to 3 months before": "4",
        "3 to 6 months before": "0",
        "6 to 12 months before": "0",
        "1 to 2 years before": "0",
        "2 to 5 years before": "3",
    }
    at = shown.position
    page = Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    assert "Counted back from 2\u00a0November 2026, when the teams were asked." in page
    assert "1\u00a0September 2026" in page, "the own day is written out"
    assert "2026-09-01" not in page


def test_times_and_ticks_are_counted(told: Scene) -> None:
    edition = told.published()
    assert rows(panel(edition, "opens")) == {"06:00 – 08:59": "11"}
    assert rows(panel(edition, "seen", language="fr")) == {"Oui": "11"}


def test_of_a_place_only_the_part_of_the_country_is_kept(told: Scene) -> None:
    edition = told.published()
    assert rows(panel(edition, "store")) == {"Haute-Kadou": "10", "Elsewhere": "1"}
    assert "11.2" not in str(edition.data)


def test_without_borders_it_is_said_that_a_place_was_given(told: Scene) -> None:
    Place.objects.update(geometry="")
    assert rows(panel(told.published(), "store", language="fr")) == {"Un lieu a été indiqué": "11"}


def test_turns_are_counted_and_their_numbers_summed(told: Scene) -> None:
    edition = told.published()
    days = panel(edition, "products/days_out")
    assert days.title == "Days out (Products out of stock, all together)"
    assert rows(days)["D2"] == "3"
    assert "D0" not in rows(days)
    product = panel(edition, "products/product")
    assert rows(product) == {"ACT": "7", "ORS": "3"}


def test_a_repeat_that_nobody_opened_is_no_answer_and_never_nought(told: Scene) -> None:
    told.version.questions.update(disclosure_class="A")
    count = panel(told.published(), "products:count", language="fr")
    assert count.title == "Produits en rupture\u00a0: combien"
    assert rows(count)["D2"] == "2"
    assert "D0" not in rows(count)
    assert (count.body["answered"], count.body["missing"]) == (7, 5)
    submit(told, told.cast.team, {"facts/seen": "OK", "products": []})
    assert "combien" not in Browser(told.cast.awa, language="fr").read("preview", told.cycle.pk)
    submit(told, told.cast.team, {"products": [{"product": "", "days_out": None}]})
    assert "how many" not in Browser(told.cast.awa).read("preview", told.cycle.pk)
    submit(told, told.cast.team, {"products": [{"product": "act", "days_out": 0}]})
    assert "how many" in Browser(told.cast.awa).read("preview", told.cycle.pk)


def test_what_is_asked_in_a_repeat_has_the_class_of_its_question(told: Scene) -> None:
    edition = told.published()
    lost, count = panel(edition, "products/lost"), panel(edition, "products:count")
    assert (lost.body["class"], count.body["class"]) == ("C", "C")
    assert not lost.body["named"]


def test_words_of_all_turns_explain_the_figure_before_them(told: Scene) -> None:
    frozen = freeze(told.cycle)
    why = frozen.question("products/why")
    assert why.beside == "products/lost"
    team = told.teams[4]
    assert frozen.answers[team.pk]["products/why"] == "Late 2"


def test_an_unreadable_day_or_place_is_no_answer(told: Scene) -> None:
    team = told.cast.team
    submit(told, team, {"facts/mapped": "soon", "facts/store": "here", "facts/opens": "later"})
    edition = told.published()
    for name in ("mapped", "store", "opens"):
        assert panel(edition, name).body["answered"] == 10


@pytest.mark.parametrize("part", ["member", "region", "national", "evaluator", "facilitator"])
def test_everybody_opens_every_chart(told: Scene, part: str) -> None:
    edition = told.published()
    browser = Browser(told.cast.by_part()[part], language="fr")
    for at in range(1, 9):
        assert browser.get("chart", told.cycle.pk, at).status_code == 200
    assert edition.panels.filter(audience="peers", language="fr").count() == 8
