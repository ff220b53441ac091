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
    assert "Réunion hebdomadaire des références" in shown


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
    assert "Vous 62 %" in shown
    assert shown.count("pas de chiffre de vous") == 1
    assert "pas de chiffre de vous" not in read(drawn.without_mark())
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
    assert "Chaque cadre va de 25 % à 100 %" in read(drawn.svg)
    assert drawn.with_mark({"p9": LINE}) == drawn.without_mark()
    assert "Vous" in read(drawn.with_mark({"p1": LINE}))


def test_panels_of_different_units_each_say_their_axis() -> None:
    shown = read(small_multiples(panels(2), PANELS, shared=False).svg)
    assert "25 % – 100 %" in shown
    assert not any("Chaque cadre" in text for text in shown)


def test_regions_stand_by_name_with_their_middle() -> None:
    drawn = strip(placed(60), STRIP)
    assert [row[0] for row in drawn.table.rows][:3] == ["Alibori", "Atacora", "Atlantique"]
    assert drawn.table.rows[-1] == ("Donga", 0, None, None, None)
    assert "Pas de chiffre" in read(drawn.svg)
    assert "Vous 67 %" in read(drawn.with_mark("z1"))
    assert drawn.with_mark("none") == drawn.without_mark()
    assert drawn.sentence.code == "regions_between"
