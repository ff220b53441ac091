"""Of how many teams a figure is: said beside it wherever not all who answered are in it."""

import json
import re
from statistics import median

import pytest

from districtteam.cycle.step4_results.drawing.material import READERS
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.policy import Detail
from tests import make
from tests.cycle.browse import Browser

from .scene import Scene, scene

SHARES = [61, 40, 55, 64, 65, 80, 90]  # of D0 to D6: the middle is 64; without D3 it is 63


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    found = scene(cast, answered=0)
    for team, days in zip(found.teams[2:], SHARES, strict=False):
        found.answer(team, delay=days, deaths=20, reviewed=days, reviewed_of=100, blood="yes")
    return found


def panel(edition: Edition, question: str, audience: str = "peers", language: str = "en") -> Panel:
    return edition.panels.get(question=question, audience=audience, language=language)


def hide(told: Scene, question: str, detail: Detail = Detail.CODE) -> None:
    """D3, whose answer is the middle one, asks for a code; alone under a code it is not shown."""
    tighten(told.teams[5], told.cycle.subject, question, detail, by=told.by())


def test_sentence_picture_and_note_say_one_base(told: Scene) -> None:
    hide(told, "delay")
    edition = told.published()
    shown = panel(edition, "delay")
    assert shown.sentence == (
        "6 of 7 answers are shown and counted here. Half of the teams shown: 63 or more."
    )
    assert (shown.body["shown"], shown.body["answered"], shown.body["hidden"]) == (6, 7, 1)
    assert "6 of 7 answers are shown" in shown.body["drawn"]["svg"]
    assert "Half of the teams:" not in shown.body["drawn"]["svg"]
    assert "Half of the teams shown: 63 or more" in shown.body["drawn"]["svg"]
    member = make.person("Kemo")
    make.member(member, told.teams[2], "lead")
    page = Browser(member).read("chart", told.cycle.pk, shown.position)
    assert "6 of 7 answers are shown and counted here. You: 61; half of the teams shown" in page
    assert "7 teams answered, 5 did not. 1 answer is not shown. The chart is of 6 answers." in page
    french = panel(edition, "delay", language="fr").sentence
    assert french == (
        "6 réponses sur 7 sont montrées et comptées ici. "
        "La moitié des équipes montrées\u00a0: 63 ou plus."
    )


def test_where_all_are_shown_nothing_is_said_of_it(told: Scene) -> None:
    shown = panel(told.published(), "delay")
    assert shown.sentence == "Half of the teams: 64 or more."
    page = Browser(told.cast.awa).read("chart", told.cycle.pk, shown.position)
    assert "The chart is of" not in page


@pytest.mark.parametrize("detail", [Detail.CODE, Detail.AGGREGATE, Detail.NOTHING])
def test_what_is_hidden_cannot_be_computed_from_what_is_shown(told: Scene, detail: Detail) -> None:
    hide(told, "delay", detail)
    hide(told, "reviewed", detail)
    edition = told.published()
    rest = [days for days in SHARES if days != 64]
    for audience in READERS:
        shown = panel(edition, "delay", audience)
        if detail is Detail.CODE and audience in {"evaluator", "expert"}:
            assert shown.body["named"] == [], "who reads no name reads all seven"
            continue
        text = json.dumps([shown.sentence, shown.body], ensure_ascii=False)
        assert str(sum(SHARES)) not in re.findall(r"\d+", text), "the sum with the hidden one"
        assert "Half of the teams: " not in text
    assert panel(edition, "delay", "public").sentence == f"Of 6 teams together: {sum(rest)}."
    shown = panel(edition, "delay")
    assert f"{median(rest):g} or more" in shown.sentence
    assert shown.body["parts"] == [["Haute-Kadou", f"{sum(rest)} (6 teams)"]]
    ratio = panel(edition, "reviewed")
    assert ratio.sentence.startswith("6 of 7 answers are shown and counted here. ")
    assert "D3" not in json.dumps(ratio.body)


def test_tiles_and_answers_say_it_too(told: Scene) -> None:
    hide(told, "delay")
    hide(told, "blood")
    edition = told.published()
    said = panel(edition, "blood").sentence
    assert said == "6 of 7 answers are shown and counted here. Said most: Yes (6 of 6)."
    at = panel(edition, "delay").position
    page = Browser(told.cast.awa).read("tiles", told.cycle.pk, at)
    assert '<p class="lead">6 of 7 answers are shown and counted here. ' in page
