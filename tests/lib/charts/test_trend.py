from dataclasses import replace

from districtteam.lib.charts import Course, Drawn, Own, small_multiples, strip, trend

from .boxes import words
from .samples import COURSE, HALF, LINE, MONTHS, OWN, PANELS, STRIP, TREND, panels, placed


def read(svg: str) -> list[str]:
    return [box.text for box in words(svg)]


def test_the_group_and_the_target_are_in_words() -> None:
    drawn = trend(COURSE, TREND, 0.8)
    assert "Votre cible : 80 %" in read(drawn.svg)
    assert drawn.sentence.code == "group_went"
    assert drawn.sentence.facts == {
        "from": "janv. 2026",
        "before": 0.55,
        "to": "déc. 2026",
        "now": 0.71,
        "target": 0.8,
    }
    assert drawn.table.rows[1] == ("févr. 2026", 0.56, HALF[1] - 0.12, HALF[1] + 0.1)


def test_the_own_line_says_when_its_action_began() -> None:
    shown = read(trend(COURSE, TREND).with_mark(OWN, "62 %"))
    assert "Vous 62 % (déc. 2026)" in shown
    assert "Vous" in shown  # at the end of the line, too
    assert "Réunion hebdomadaire des références" in shown
    assert "Ce qui suit peut avoir d’autres causes." in shown
    assert "autres causes" not in trend(COURSE, TREND).with_mark(LINE, "62 %")


def test_the_own_missing_month_is_named_once_it_was_known() -> None:
    late = [None, None, 0.4, None, *LINE[4:]]
    assert "Sans chiffre : avr. 2026" in read(trend(COURSE, TREND).with_mark(LINE, "62 %"))
    assert "Sans chiffre : avr. 2026" in read(trend(COURSE, TREND).with_mark(late, "62 %"))
    whole = [value or 0.4 for value in LINE]
    assert not any("Sans" in text for text in read(trend(COURSE, TREND).with_mark(whole, "62 %")))


def test_a_figure_stands_in_its_sentence() -> None:
    half = replace(TREND, half="Moitié : %(figure)s ou plus")
    assert "Moitié : 71 % ou plus (déc. 2026)" in read(trend(COURSE, half).svg)


def test_each_panel_says_whose_figure_is_which() -> None:
    drawn = small_multiples(panels(2), PANELS)
    shown = read(drawn.with_mark({"p1": Own(LINE, figure="62 %")}))
    assert "moitié : 70 %" in shown
    assert "Vous 62 % (avant)" in shown  # twelve months of twenty-four
    assert shown.count("Vous : pas de chiffre") == 1
    assert "Vous : pas de chiffre" not in read(drawn.without_mark())
    again = Drawn.from_data(drawn.as_data())
    assert again.with_mark({"p1": LINE}) == drawn.with_mark({"p1": LINE})


def test_a_missing_month_breaks_the_line_and_has_no_dot() -> None:
    marked = trend(COURSE, TREND).with_mark(LINE, "62 %")
    assert marked.count("<circle") == 11
    assert marked.split('class="ti"')[1].split('d="')[1].split('"')[0].count("M") == 2


def test_what_is_off_the_axis_is_left_out_rather_than_moved() -> None:
    drawn = trend(Course(MONTHS, HALF), TREND)
    assert drawn.with_mark([0.6, 40.0] + [None] * 10).count("<circle") == 1


def test_the_first_and_the_last_month_are_always_named() -> None:
    shown = read(trend(COURSE, TREND).svg)
    assert "janv. 2026" in shown
    assert "déc. 2026" in shown


def test_too_short_a_course_says_so() -> None:
    assert trend(Course(["T1"], [0.4]), TREND).sentence.code == "no_course"
    drawn = trend(Course([], []), TREND, 0.8)
    assert drawn.sentence.code == "no_course"
    assert drawn.with_mark([], "") == drawn.without_mark()


def test_an_own_line_is_kept_by_its_slot() -> None:
    drawn = trend(COURSE, TREND)
    again = Drawn.from_data(drawn.as_data())
    assert again.with_mark(Own(LINE), "62 %") == drawn.with_mark(Own(LINE), "62 %")


def test_panels_say_how_many_rose_and_show_their_last_figure() -> None:
    drawn = small_multiples(panels(4), PANELS)
    assert drawn.sentence.code == "panels_rose"
    assert drawn.sentence.facts["count"] == 4
    assert read(drawn.svg).count("100 %") == 4
    assert "Même échelle dans tous les cadres." in read(drawn.svg)
    assert drawn.with_mark({"p9": LINE}) == drawn.without_mark()
    assert "Vous" in read(drawn.with_mark({"p1": LINE}))


def test_panels_of_different_units_each_say_their_axis() -> None:
    one, two = panels(2)
    tall = replace(two, extremes=(0.0, 3.0))
    shown = read(small_multiples([one, tall], PANELS, shared=False).svg)
    assert "Chaque cadre a sa propre échelle." in shown
    assert [text for text in ("25 %", "100 %", "0 %", "400 %") if text in shown] == [
        "25 %",
        "100 %",
        "0 %",
        "400 %",
    ]


def test_regions_stand_by_name_with_their_middle() -> None:
    drawn = strip(placed(60), STRIP)
    assert [row[0] for row in drawn.table.rows][:3] == ["Alibori", "Atacora", "Atlantique"]
    assert drawn.table.rows[-1] == ("Donga", 0, None, None, None)
    assert "Pas de chiffre" in read(drawn.svg)
    assert "Vous 67 %" in read(drawn.with_mark("z1"))
    assert drawn.with_mark("none") == drawn.without_mark()
    assert drawn.sentence.code == "regions_between"
