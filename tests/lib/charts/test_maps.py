from dataclasses import replace

import pytest

from districtteam.lib.charts import Area, choropleth, tile_map
from districtteam.lib.charts.classes import DARK, SHADES, classes_of
from districtteam.lib.geometry import Geometry, map_paths

from .boxes import words
from .samples import CLASSES, ZONES, areas, outlines


def read(svg: str) -> list[str]:
    return [box.text for box in words(svg)]


def test_an_area_is_drawn_by_its_borders_in_the_shade_of_its_class() -> None:
    drawn = choropleth(areas(), outlines(), CLASSES)
    assert drawn.svg.count("<path") == len(ZONES)
    assert "20 % – 40 %" in read(drawn.svg)
    assert "Pas de chiffre" in read(drawn.svg)
    assert drawn.sentence.code == "from_to"
    assert drawn.sentence.facts["missing"] == 1


def test_the_own_area_is_outlined_and_said() -> None:
    marked = choropleth(areas(), outlines(), CLASSES).with_mark("z1")
    assert "Vous 67 %" in read(marked)
    assert marked.count("<path") == len(ZONES) + 1


def test_an_area_without_borders_is_in_the_table_only() -> None:
    drawn = choropleth([Area("a", "Kindia", 0.4), Area("z1", "Pita", 0.6)], outlines(2), CLASSES)
    assert drawn.svg.count("<path") == 1
    assert [row[0] for row in drawn.table.rows] == ["Kindia", "Pita"]
    assert drawn.with_mark("a") == drawn.without_mark()


def test_a_post_is_a_dot() -> None:
    post = Geometry(point=(2.5, 6.5))
    drawn = choropleth([Area("a", "Poste", 0.4)], map_paths({"a": post}, width=300), CLASSES)
    assert 'r="5"' in drawn.svg
    assert 'r="7"' in drawn.with_mark("a")


def test_classes_may_be_those_of_another_chart() -> None:
    drawn = choropleth(areas(), outlines(), CLASSES, (0.5, 0.8))
    assert "50 % – 80 %" in read(drawn.svg)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([0.42, 0.61, 0.93], (0.4, 0.6, 0.8, 1.0)),
        ([], (0.0, 0.25, 0.5, 0.75, 1.0)),
        ([0.5, 0.5], (0.0, 0.2, 0.4, 0.6)),
        ([1.34, 0.2], (0.0, 0.5, 1.0, 1.5)),
        ([None, float("nan"), 3.0], (0.0, 1.0, 2.0, 3.0)),
    ],
)
def test_classes_have_round_ends(values: list[float | None], ends: tuple[float, ...]) -> None:
    assert classes_of(values).ends == ends


def test_a_value_on_a_border_belongs_to_the_upper_class() -> None:
    classes = classes_of([0.0, 1.0], [0.5])
    assert [classes.of(value) for value in (0.0, 0.49, 0.5, 1.0)] == [0, 0, 1, 1]


def test_tiles_stand_where_their_places_are_and_hold_letters() -> None:
    drawn = tile_map(areas(), CLASSES)
    assert drawn.svg.count("<rect") == len(ZONES) + 5  # four classes and none
    assert "Vous Pas de chiffre" in read(drawn.with_mark("z4"))


def test_no_areas_are_an_empty_map() -> None:
    assert choropleth([], map_paths({}), CLASSES).sentence.code == "no_figures"
    assert tile_map([], CLASSES).sentence.code == "no_figures"


def test_a_border_value_stands_in_one_class_only() -> None:
    under = replace(CLASSES, between=lambda low, high: f"{low} à moins de {high}")
    shown = read(tile_map(areas(), under, [0.4, 0.6]).svg)
    assert "40 % à moins de 60 %" in shown
    assert sum("40 %" in text and "60 %" in text for text in shown) == 1
    assert any(text.startswith("60 % to") and "under" not in text for text in shown)


def test_a_tile_has_its_figure_and_a_name_that_is_whole_or_shortened() -> None:
    shown = read(tile_map(areas(), CLASSES).svg)
    assert "67 %" in shown
    assert "Nikki-" in shown
    assert "Bani." in shown
    assert not any("…" in text for text in shown)


def luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))


def contrast(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


LIGHT, DARK_SCREEN = ("#1c2033", "#ffffff"), ("#eceaf3", "#13162a")
BLUES = ("#2a3a90", "#b3c0ff")
FILLS = [("#2a3a90", LIGHT), ("#9a4a00", LIGHT), ("#b3c0ff", DARK_SCREEN), ("#f3b562", DARK_SCREEN)]


@pytest.mark.parametrize(("fill", "screen"), FILLS)
def test_words_on_every_shade_can_be_read_on_light_and_dark_screens(
    fill: str, screen: tuple[str, str]
) -> None:
    ink, ground = map(rgb, screen)
    most = 7 if fill in BLUES else 3  # ochre: one side of a scale of seven levels at most
    for shade in {shade for count in range(1, most + 1) for shade in SHADES[count]}:
        under = tuple(g + (f - g) * shade for f, g in zip(rgb(fill), ground, strict=True))
        assert contrast(ground if shade >= DARK else ink, under) >= 4.5, shade
