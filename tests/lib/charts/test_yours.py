"""What each chart says of its reader."""

from typing import Any

import pytest

from districtteam.lib import charts
from districtteam.lib.charts import Drawn, Own

from . import samples
from .test_look import CHARTS

FIVE = charts.Course(["T1", "T2", "T3"], [0.5, 0.6, 0.7])
THREE = [0.4, None, 0.6]


def told(drawn: Drawn, own: Any) -> tuple[str, dict[str, Any]]:
    """The sentence, from a chart that was kept and read again."""
    sentence = Drawn.from_data(drawn.as_data()).told(own)
    assert sentence == drawn.told(own)
    return sentence.code, dict(sentence.facts)


@pytest.mark.parametrize("name", CHARTS)
def test_whoever_has_a_mark_is_spoken_to(name: str) -> None:
    draw, own, _ = CHARTS[name]
    drawn = draw()
    assert drawn.told(own).code.startswith("you_")
    for stranger in ("nobody here", None, [], {}, True):
        assert drawn.told(stranger) == drawn.sentence


def test_peers_and_the_middle_of_them() -> None:
    drawn = charts.you_and_your_peers(
        [charts.Peer("a", "Kindia", 0.5), charts.Peer("b", "Pita", None)],
        samples.PEERS,
        charts.Reference(half=0.7),
    )
    assert told(drawn, "a") == ("you_beside_half", {"half": 0.7, "best": None, "own": 0.5})
    assert told(drawn, "b")[0] == "you_unknown_beside_half"


@pytest.mark.parametrize(
    ("value", "verdict", "code"),
    [
        (0.9, "higher", "you_higher"),
        (0.7, "within", "you_within"),
        (0.83, "within", "you_edge"),
        (0.4, "lower", "you_lower"),
        (1.3, "over_one", "you_unjudged"),
        (None, "within", "you_unknown"),
    ],
)
def test_whether_chance_explains_a_figure(value: float | None, verdict: str, code: str) -> None:
    team = charts.Ranged("a", "Kindia", value, 0.6, 0.8, 0.55, 0.85, verdict)
    others = [charts.Ranged(str(n), f"Zone {n}", 0.7, 0.6, 0.8, 0.5, 0.9) for n in range(90)]
    drawn = charts.expected_range([*others, team], samples.RANGES, 0.7)
    assert told(drawn, "a") == (code, {"centre": 0.7, "own": value})


def test_a_team_beyond_the_longest_list_is_told_all_the_same() -> None:
    teams = [charts.Ranged(str(n), f"Zone {n:03}", 0.7, 0.6, 0.8) for n in range(90)]
    drawn = charts.expected_range(teams, samples.RANGES, 0.7)
    assert drawn.told("89").code == "you_within"


def test_a_line_from_its_first_figure_to_its_last() -> None:
    drawn = charts.trend(FIVE, samples.TREND)
    facts = {"own": 0.6, "at": "T3", "half": 0.7, "first": 0.4, "from": "T1"}
    assert told(drawn, Own(THREE)) == ("you_went", facts)
    assert told(drawn, [None, 0.4, None]) == ("you_then", {"own": 0.4, "at": "T2", "half": 0.7})
    assert drawn.told([None, None]) == drawn.sentence


def test_panels_above_and_below() -> None:
    each = [charts.Panel(str(n), f"Indicateur {n}", [0.5, 0.6]) for n in range(4)]
    drawn = charts.small_multiples(each, samples.PANELS)
    assert told(drawn, {"0": [0.7], "1": [0.5]}) == (
        "you_around",
        {"above": 1, "below": 1, "count": 2, "without": 2},
    )
    assert drawn.told({"0": [0.7], "1": [0.8]}).code == "you_above"
    assert drawn.told({"0": [0.1]}).code == "you_below"
    assert drawn.told({"0": [0.6]}).code == "you_around"


def test_answers_with_their_counts() -> None:
    one = charts.one_of(samples.CHOICES, samples.ASKED, samples.ANSWERS)
    region = "La direction départementale de la santé"
    assert told(one, "region") == ("you_said", {"label": region, "count": 9, "answered": 34})
    several = charts.several_of(samples.CHOICES, samples.ASKED, samples.ANSWERS)
    code, facts = told(several, ["region", "other"])
    assert code == "you_named"
    assert [list(answer) for answer in facts["answers"]] == [[region, 9], ["Autre", None]]


def test_the_question_on_which_one_is_furthest_from_the_middle() -> None:
    drawn = charts.scale_of(samples.QUESTIONS, samples.SCALE)
    code, facts = told(drawn, ["stock:3", "use:0", "pay:4"])
    assert code == "you_differ"
    assert facts == {
        "label": "Les relais communautaires sont payés",
        "level": "Tout à fait d’accord",
        "count": 1,
        "answered": 34,
    }
    assert drawn.told(["stock:3", "pay:0"]).code == "you_as_most"
    assert drawn.told("pay:0").code == "you_rated"
    for bad in ("pay:9", "pay:x", "pay", "other:1"):
        assert drawn.told(bad) == drawn.sentence


def test_a_team_in_its_region_and_on_the_map() -> None:
    placed = [charts.Placed("a", "Boké", 0.5), charts.Placed("b", "Boké", 0.7)]
    drawn = charts.strip(placed, samples.STRIP)
    assert told(drawn, "a") == ("you_in_region", {"own": 0.5, "region": "Boké", "half": 0.6})
    tiles = charts.tile_map(samples.areas(), samples.CLASSES)
    assert tiles.told("z4").code == "you_unknown_from_to"
    assert tiles.told("z1").facts["own"] == pytest.approx(0.67)


def test_what_was_kept_before_readers_were_spoken_to_is_read() -> None:
    data = charts.trend(FIVE, samples.TREND).as_data()
    del data["yours"]
    old = Drawn.from_data(data)
    assert old.told(THREE) == old.sentence
