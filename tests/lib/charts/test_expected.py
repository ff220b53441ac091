from districtteam.lib.charts import Ranged, expected_range

from .boxes import words
from .samples import RANGES


def team(name: str, value: float | None, verdict: str = "within") -> Ranged:
    return Ranged(name, name, value, 0.6, 0.8, 0.55, 0.85, verdict)


def test_three_words_head_three_lists_ordered_by_name() -> None:
    drawn = expected_range(
        [
            team("Pita", 0.72),
            team("Kindia", 0.5, "lower"),
            team("Boké", 0.79),
            team("Mamou", 0.95, "higher"),
        ],
        RANGES,
        0.7,
    )
    shown = [box.text for box in words(drawn.svg) if "(" in box.text or box.text.isalpha()]
    assert [box for box in shown if "(" in box] == [
        "Plus haut qu’attendu (1)",
        "Dans la fourchette attendue (2)",
        "Plus bas qu’attendu (1)",
    ]
    assert [row[0] for row in drawn.table.rows] == ["Mamou", "Boké", "Pita", "Kindia"]
    assert drawn.sentence.code == "expected_range"
    assert drawn.sentence.facts == {
        "higher": 1,
        "within": 2,
        "lower": 1,
        "unjudged": 0,
        "unknown": 0,
        "centre": 0.7,
    }


def test_without_a_value_a_team_is_unknown_without_a_verdict_unjudged() -> None:
    drawn = expected_range([team("Pita", None), team("Boké", 1.34, "over_one")], RANGES, 0.7)
    assert [row[-1] for row in drawn.table.rows] == ["unjudged", "unknown"]
    assert drawn.sentence.code == "no_figures"
    shown = [box.text for box in words(drawn.svg)]
    assert "134 %" in shown
    assert "Montré sans comparaison (1)" in shown


def test_a_long_list_says_how_many_more_there_are() -> None:
    drawn = expected_range([team(f"Zone {n:05}", 0.7) for n in range(10_000)], RANGES, 0.7)
    assert "et 9940 autres" in drawn.svg
    assert len(drawn.table.rows) == 10_000
    assert drawn.with_mark("Zone 00007") != drawn.without_mark()


def test_higher_and_lower_are_told_apart_by_shape() -> None:
    drawn = expected_range([team("A", 0.95, "higher"), team("B", 0.4, "lower")], RANGES, 0.7)
    assert 'd="M-6 4.5H6L0 -6z"' in drawn.svg
    assert 'd="M-6 -4.5H6L0 6z"' in drawn.svg
