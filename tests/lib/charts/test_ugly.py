"""Whatever the data: a picture that is whole, words in their places, and no exception."""

import math
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from districtteam.lib import charts
from districtteam.lib.charts.axis import axis
from districtteam.lib.charts.text import fitted, width, wrapped
from districtteam.lib.geometry import map_paths

from . import samples
from .boxes import collisions, numbers_are_good, parsed

QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.one_of(
    st.sampled_from(samples.ZONES),
    st.text(max_size=90),
    st.text(st.characters(whitelist_categories=["Lo", "Lu", "Mn"]), max_size=30),
)
VALUES = st.one_of(
    st.none(),
    st.floats(),  # also no numbers and infinite ones
    st.floats(0, 1),
    st.sampled_from([0.0, -0.0, 1.0, 1.34, -1.0, 1e-300, 1e300, 0.7]),
)
COUNTS = st.integers(0, 10_000)
LINES = st.lists(VALUES, max_size=14)


def sound(drawn: charts.Drawn, own: object, words: str = "12 %") -> None:
    """What holds of every picture, with and without the own mark."""
    for svg in (drawn.without_mark(), drawn.with_mark(own, words)):
        assert parsed(svg).tag == "svg"
        assert numbers_are_good(svg)
        assert collisions(svg) == []
    assert drawn.svg.count("<!--own-->") == 1
    again = charts.Drawn.from_data(drawn.as_data())
    assert again.with_mark(own, words) == drawn.with_mark(own, words)


@QUICKLY
@given(st.lists(st.tuples(NAMES, VALUES, VALUES, VALUES), max_size=12), VALUES)
def test_peers(rows: list[tuple[str, float, float, float]], best: float) -> None:
    teams = [charts.Peer(str(n), *row) for n, row in enumerate(rows)]
    sound(charts.you_and_your_peers(teams, samples.PEERS, charts.Reference(best=best)), "0")


@QUICKLY
@given(
    st.lists(
        st.tuples(
            NAMES, VALUES, VALUES, VALUES, VALUES, VALUES, st.sampled_from(["higher", "", "lower"])
        ),
        max_size=10,
    ),
    VALUES,
)
def test_ranges(
    rows: list[tuple[str, float, float, float, float, float, str]], all_: float
) -> None:
    teams = [charts.Ranged(str(n), *row) for n, row in enumerate(rows)]
    sound(charts.expected_range(teams, samples.RANGES, all_), "0")


@QUICKLY
@given(st.lists(st.tuples(NAMES, st.one_of(st.none(), COUNTS)), max_size=12), COUNTS, COUNTS)
def test_answers(rows: list[tuple[str, int]], answered: int, missing: int) -> None:
    given_ = [charts.Choice(str(n), *row) for n, row in enumerate(rows)]
    most = max([answered, *(count or 0 for _name, count in rows)])  # nobody answers twice
    asked = charts.Asked(most, missing)
    sound(charts.one_of(given_, asked, samples.ANSWERS), "0")
    sound(charts.several_of(given_, asked, samples.ANSWERS), ["0", "1", "2"])


@QUICKLY
@given(st.lists(st.tuples(NAMES, st.tuples(*[COUNTS] * 5)), max_size=8), st.booleans())
def test_scales(rows: list[tuple[str, tuple[int, ...]]], two_sided: bool) -> None:
    asked = [charts.Rated(str(n), *row) for n, row in enumerate(rows)]
    drawn = charts.scale_of(asked, samples.SCALE, two_sided=two_sided)
    sound(drawn, [f"{n}:{n % 5}" for n in range(len(rows))])


@QUICKLY
@given(st.lists(VALUES, max_size=90), VALUES)
def test_numbers(values: list[float], own: float) -> None:
    sound(charts.number_of(values, samples.NUMBERS), own)


@QUICKLY
@given(st.lists(st.tuples(NAMES, COUNTS, st.one_of(st.none(), COUNTS)), max_size=8), COUNTS, COUNTS)
def test_steps(rows: list[tuple[str, int, int]], invited: int, before: int) -> None:
    steps = [charts.Passed(str(n), *row) for n, row in enumerate(rows)]
    sound(charts.participation(steps, invited, samples.STEPS, before), ["0", "1"])


@QUICKLY
@given(LINES, LINES, LINES, VALUES, st.integers(-1, 15), NAMES)
def test_trends(
    half: list[float], low: list[float], own: list[float], target: float, began: int, action: str
) -> None:
    periods = [f"T{n} 2026" for n in range(len(half))]
    drawn = charts.trend(charts.Course(periods, half, low, half), samples.TREND, target)
    sound(drawn, charts.Own(own, began, action))


@QUICKLY
@given(st.lists(st.tuples(NAMES, LINES), max_size=7), LINES, st.booleans())
def test_panels(rows: list[tuple[str, list[float]]], own: list[float], shared: bool) -> None:
    shown = [charts.Panel(str(n), *row) for n, row in enumerate(rows)]
    sound(charts.small_multiples(shown, samples.PANELS, shared=shared), {"0": own})


@QUICKLY
@given(st.lists(st.tuples(NAMES, VALUES), max_size=40))
def test_strips(rows: list[tuple[str, float]]) -> None:
    sound(charts.strip([charts.Placed(str(n), *r) for n, r in enumerate(rows)], samples.STRIP), "0")


@QUICKLY
@given(st.lists(st.tuples(NAMES, VALUES), max_size=30), st.lists(VALUES, max_size=6))
def test_tiles_and_maps(rows: list[tuple[str, float]], parts: list[float]) -> None:
    areas = [charts.Area(f"z{n}", *row) for n, row in enumerate(rows)]
    sound(charts.tile_map(areas, samples.CLASSES, parts), "z0")
    sound(charts.choropleth(areas, samples.outlines(20), samples.CLASSES, parts), "z0")


@example(values=[5e-324], zero=False)
@example(values=[-5e-324, 0.0], zero=True)
@given(values=st.lists(st.floats(-1e14, 1e14), max_size=20), zero=st.booleans())
def test_an_axis_holds_all_its_values(values: list[float], zero: bool) -> None:
    scale = axis(values, 0, 100, zero=zero)
    assert scale.low < scale.high
    assert len(scale.ticks) <= 9
    assert all(scale.within(value) is not None for value in values)
    assert math.isfinite(scale.high - scale.low)


@given(st.text(max_size=90), st.floats(40, 300))
def test_text_is_as_wide_as_its_room_at_most(text: str, room: float) -> None:
    assert width(fitted(text, 13, room), 13) <= room
    lines = wrapped(text, 13, room)
    assert len(lines) <= 2
    assert all(width(line, 13) <= room for line in lines)


TEN_THOUSAND = {
    "peers": lambda: charts.you_and_your_peers(samples.peers(["Zone"] * 10_000), samples.PEERS),
    "ranges": lambda: charts.expected_range(samples.ranges(["Zone"] * 10_000), samples.RANGES, 0.7),
    "numbers": lambda: charts.number_of([float(n % 97) for n in range(10_000)], samples.NUMBERS),
    "answers": lambda: charts.one_of(
        [charts.Choice(str(n), f"Choix {n}", n) for n in range(10_000)],
        charts.Asked(10_000),
        samples.ANSWERS,
    ),
    "strip": lambda: charts.strip(samples.placed(10_000), samples.STRIP),
    "regions": lambda: charts.strip(
        [charts.Placed(str(n), f"Région {n}", 0.5) for n in range(10_000)], samples.STRIP
    ),
    "panels": lambda: charts.small_multiples(samples.panels(10_000), samples.PANELS),
    "tiles": lambda: charts.tile_map(samples.areas(["Zone"] * 10_000), samples.CLASSES),
}


@pytest.mark.parametrize("name", TEN_THOUSAND)
def test_ten_thousand_have_an_answer(name: str) -> None:
    began = time.process_time()
    drawn = TEN_THOUSAND[name]()
    assert time.process_time() - began < 5
    if name != "tiles":
        assert len(drawn.svg) < 60_000
    assert parsed(drawn.without_mark()).tag == "svg"


def test_one_district_alone() -> None:
    one = samples.peers(["Koubia", "Lélouma"])[:1]
    assert charts.you_and_your_peers(one, samples.PEERS).sentence.facts["count"] == 1
    assert charts.number_of([4.0], samples.NUMBERS).sentence.code == "half_is"
    assert charts.choropleth([], map_paths({}), samples.CLASSES).sentence.code == "no_figures"
