"""What holds of every chart: good XML, words in their places, one slot, a title."""

from collections.abc import Callable

import pytest

from districtteam.lib import charts
from districtteam.lib.charts import Drawn, Peer, Ranged

from . import samples
from .boxes import collisions, numbers_are_good, parsed

Own = object
CHARTS: dict[str, tuple[Callable[[], Drawn], Own, str]] = {
    "peers": (lambda: charts.you_and_your_peers(samples.peers(), samples.PEERS), "z7", ""),
    "peers, without a figure": (
        lambda: charts.you_and_your_peers(samples.peers(), samples.PEERS),
        "z33",
        "",
    ),
    "peers with the best": (
        lambda: charts.you_and_your_peers(
            samples.peers(), samples.PEERS, charts.Reference(best=0.88)
        ),
        "z3",
        "",
    ),
    "peers, very many": (
        lambda: charts.you_and_your_peers(samples.peers([""] * 774), samples.PEERS),
        "z3",
        "",
    ),
    "peers, ugly names": (
        lambda: charts.you_and_your_peers(samples.peers(samples.UGLY), samples.PEERS),
        "z0",
        "",
    ),
    "ranges": (lambda: charts.expected_range(samples.ranges(), samples.RANGES, 0.7), "z5", ""),
    "ranges, ugly names": (
        lambda: charts.expected_range(samples.ranges(samples.UGLY), samples.RANGES, 0.7),
        "z1",
        "",
    ),
    "one of": (lambda: charts.one_of(samples.CHOICES, samples.ASKED, samples.ANSWERS), "team", ""),
    "several of": (
        lambda: charts.several_of(samples.CHOICES, samples.ASKED, samples.ANSWERS),
        ["chief", "other"],
        "",
    ),
    "scale": (
        lambda: charts.scale_of(samples.QUESTIONS, samples.SCALE),
        ["stock:0", "use:3", "pay:4"],
        "",
    ),
    "numbers": (
        lambda: charts.number_of([3, 5, 5, 8, 9, 14, 21, 30, None], samples.NUMBERS),
        14,
        "14 jours",
    ),
    "participation": (
        lambda: charts.participation(samples.PASSED, 34, samples.STEPS, 34),
        ["filled", "forum"],
        "",
    ),
    "trend": (lambda: charts.trend(samples.COURSE, samples.TREND, 0.8), samples.OWN, "62 %"),
    "panels": (
        lambda: charts.small_multiples(samples.panels(), samples.PANELS),
        {"p2": samples.LINE},
        "",
    ),
    "panels, each its own": (
        lambda: charts.small_multiples(samples.panels(5), samples.PANELS, shared=False),
        {"p4": samples.LINE},
        "",
    ),
    "strip": (lambda: charts.strip(samples.placed(), samples.STRIP), "z7", ""),
    "map": (
        lambda: charts.choropleth(samples.areas(), samples.outlines(), samples.CLASSES),
        "z9",
        "",
    ),
    "tiles": (lambda: charts.tile_map(samples.areas(), samples.CLASSES), "z4", ""),
    "tiles, ugly names": (
        lambda: charts.tile_map(samples.areas(samples.UGLY), samples.CLASSES),
        "z1",
        "",
    ),
}
EACH = pytest.mark.parametrize("name", CHARTS)


@EACH
def test_words_stand_apart_on_the_narrowest_telephone(name: str) -> None:
    draw, own, words = CHARTS[name]
    drawn = draw()
    for screen in (288, 300, 360, 720):
        assert collisions(drawn.without_mark(), screen) == []
        assert collisions(drawn.with_mark(own, words), screen) == []


@EACH
def test_there_is_one_slot_and_the_mark_fills_it(name: str) -> None:
    draw, own, words = CHARTS[name]
    drawn = draw()
    assert drawn.svg.count("<!--own-->") == 1
    marked = drawn.with_mark(own, words)
    assert "<!--own-->" not in marked
    assert len(marked) > len(drawn.without_mark())
    assert drawn.with_mark("nobody here") == drawn.without_mark()


@EACH
def test_a_picture_is_xml_with_a_title_and_says_what_it_shows(name: str) -> None:
    draw, own, words = CHARTS[name]
    svg = draw().with_mark(own, words)
    root = parsed(svg)
    assert [child.tag for child in root][:2] == ["title", "desc"]
    assert root[0].text
    assert root[1].text
    assert root.attrib["role"] == "img"
    assert numbers_are_good(svg)
    assert "style=" not in svg
    assert "<script" not in svg


@EACH
def test_a_chart_is_kept_and_read_again(name: str) -> None:
    draw, own, words = CHARTS[name]
    drawn = draw()
    again = Drawn.from_data(drawn.as_data())
    assert again.with_mark(own, words) == drawn.with_mark(own, words)
    assert again.sentence.code == drawn.sentence.code


@EACH
def test_a_file_of_its_own_is_whole(name: str) -> None:
    draw, own, words = CHARTS[name]
    file = charts.as_file(draw().with_mark(own, words), 480)
    assert 'xmlns="http://www.w3.org/2000/svg"' in file
    assert 'width="480"' in file
    assert parsed(file).tag == "{http://www.w3.org/2000/svg}svg"


def test_what_is_written_cannot_leave_its_place() -> None:
    bad = "</text><script>alert(1)</script>"
    drawn = charts.you_and_your_peers(
        [Peer('"><b', bad, 0.4)], charts.PeerWords(bad, you=bad, half=bad)
    )
    assert "<script" not in drawn.with_mark('"><b')
    ranges = charts.expected_range([Ranged("a", bad, 0.4)], charts.RangeWords(bad, you=bad))
    assert "<script" not in ranges.with_mark("a")
