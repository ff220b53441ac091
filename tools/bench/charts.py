"""Charts: bytes and time beside altair with vl-convert, on the same data.

    python -m tools.bench charts

Bytes are those of the SVG in brotli as pages are compressed; time is that of drawing, with
everything loaded.
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import brotli

from districtteam.lib import charts
from districtteam.lib.charts import Drawn
from districtteam.lib.geometry import Geometry, map_paths, read_geometry, representative_point
from tests.lib.charts import samples
from tools.bench.figures import Ratio, pairs

QUALITY = 5
ROUNDS = 5
BYTES, TIME = 0.6, 0.05  # of altair's, at most
REAL = Path(__file__).resolve().parents[3] / "shared/data/guinea/prefectures.geojson"
FORTY = [f"{name} {n}" for n, name in enumerate((*samples.ZONES, *samples.ZONES[:6]))]
Draw = Callable[[], str]


def ratios() -> Iterator[Ratio]:
    """For each chart its bytes and its microseconds."""
    for name, (ours, plain) in sides().items():
        small, large = weight(ours()), weight(plain())
        yield Ratio(f"chart: {name}, bytes in brotli", small, large, "B", BYTES)
        quick, slow = pairs(timed(ours), timed(plain), ROUNDS)
        yield Ratio(f"chart: {name}, time", quick, slow, "µs", TIME)


def weight(svg: str) -> int:
    return len(brotli.compress(svg.encode(), quality=QUALITY))


def timed(draw: Draw) -> Callable[[], float]:
    def once() -> float:
        began = time.perf_counter()
        draw()
        return (time.perf_counter() - began) * 1e6

    return once


def sides() -> dict[str, tuple[Draw, Draw]]:
    """Ours and altair's for each chart."""
    from tools.bench import charts_altair as plain  # noqa: PLC0415  (two seconds to load)

    teams = [
        charts.Peer(p.key, p.name, p.value or 0.5, p.low, p.high) for p in samples.peers(FORTY)
    ]
    ranged = samples.ranges(FORTY)[:-1]
    values = [float(n * n % 61) for n in range(60)]
    steps = samples.PASSED
    chosen = samples.CHOICES[:3]
    placed = samples.placed(200)[:-1]
    panels = samples.panels(8)
    words = samples.SCALE
    return {
        "peers (40)": (
            drawn(lambda: charts.you_and_your_peers(teams, samples.PEERS)),
            lambda: plain.peers(teams, median(t.value or 0 for t in teams)),
        ),
        "expected range (40)": (
            drawn(lambda: charts.expected_range(ranged, samples.RANGES, 0.7)),
            lambda: plain.ranges(ranged, 0.7),
        ),
        "one of several": (
            drawn(lambda: charts.one_of(chosen, samples.ASKED, samples.ANSWERS)),
            lambda: plain.bars(chosen),
        ),
        "as many as apply": (
            drawn(lambda: charts.several_of(chosen, samples.ASKED, samples.ANSWERS)),
            lambda: plain.bars(chosen),
        ),
        "scale": (
            drawn(lambda: charts.scale_of(samples.QUESTIONS, words)),
            lambda: plain.scale(samples.QUESTIONS, words.levels),
        ),
        "numbers (60)": (
            drawn(lambda: charts.number_of(values, samples.NUMBERS)),
            lambda: plain.numbers(values, median(values), (13.0, 45.0)),
        ),
        "participation": (
            drawn(lambda: charts.participation(steps, 34, samples.STEPS)),
            lambda: plain.bars(steps),
        ),
        "trend (12 months)": (
            drawn(lambda: charts.trend(samples.COURSE, samples.TREND)),
            lambda: plain.trend(samples.COURSE),
        ),
        "small multiples (8 of 24 months)": (
            drawn(lambda: charts.small_multiples(panels, samples.PANELS)),
            lambda: plain.panels(panels),
        ),
        "strip (200 in 6 regions)": (
            drawn(lambda: charts.strip(placed, samples.STRIP)),
            lambda: plain.strip(placed),
        ),
        **maps(plain),
    }


def maps(plain: Any) -> dict[str, tuple[Draw, Draw]]:
    """The map, of Guinea's prefectures where they are at hand, and the tiles."""
    features, shapes = country()
    areas = [
        charts.Area(
            key, f["properties"]["n"], f["properties"]["v"], "", representative_point(shapes[key])
        )
        for key, f in features.items()
    ]
    cells = [(n % 7, n // 7, area.name, area.value or 0) for n, area in enumerate(areas)]
    listed = list(features.values())
    outlines = map_paths(shapes, width=300)  # once for a country, then coloured for each figure
    return {
        f"map ({len(areas)})": (
            drawn(lambda: charts.choropleth(areas, outlines, samples.CLASSES)),
            lambda: plain.choropleth(listed),
        ),
        f"tiles ({len(areas)})": (
            drawn(lambda: charts.tile_map(areas, samples.CLASSES)),
            lambda: plain.tiles(cells),
        ),
    }


def country() -> tuple[dict[str, dict[str, Any]], dict[str, Geometry]]:
    """Features as GeoJSON with a name and a value, and their shapes."""
    found: list[Any] = [samples.square(n) for n in range(40)]
    if REAL.exists():
        found = [f["geometry"] for f in json.loads(REAL.read_text(encoding="utf-8"))["features"]]
    features = {
        str(n): {
            "type": "Feature",
            "geometry": geometry,
            "properties": {"n": f"Zone {n}", "v": 0.3 + (n * 37 % 63) / 100},
        }
        for n, geometry in enumerate(found)
    }
    return features, {key: read_geometry(f["geometry"]) for key, f in features.items()}


def drawn(draw: Callable[[], Drawn]) -> Draw:
    return lambda: draw().without_mark()
