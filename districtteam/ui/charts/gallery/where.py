"""Regions, maps and tiles."""

from math import nan

from django.utils.translation import gettext as _

from districtteam.lib import charts
from districtteam.lib.geometry import MapPaths, map_paths, read_geometry
from districtteam.ui.charts import words

from .data import REGIONS, UGLY, ZONES, Sample, figures, sample


def strip() -> list[Sample]:
    title = words.strip(_("Attended deliveries, by region"))
    made = [charts.Placed(f"z{n}", REGIONS[n % 5], 0.35 + n * 37 % 55 / 100) for n in range(77)]
    made.append(charts.Placed("x", REGIONS[5], None))
    bad = [charts.Placed("a", UGLY[0], 1.3), charts.Placed("b", UGLY[1], nan)]
    return [
        sample(_("As it is meant"), charts.strip(made, title), "z7"),
        sample(_("Ugly data"), charts.strip(bad, title), "a"),
    ]


def areas() -> list[charts.Area]:
    return [
        charts.Area(f"z{n}", name, None if n == 4 else value, point=(n % 4, -(n // 4)))  # noqa: PLR2004
        for n, (name, value) in enumerate(zip(ZONES, figures(ZONES), strict=True))
    ]


def outlines() -> MapPaths:
    """A country of sixteen squares."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    squares = {
        f"z{n}": [[[n % 4 + x, 8 - n // 4 + y] for x, y in corners]] for n in range(len(ZONES))
    }
    shapes = {
        key: read_geometry({"type": "Polygon", "coordinates": rings})
        for key, rings in squares.items()
    }
    return map_paths(shapes, width=300)


def choropleth() -> list[Sample]:
    title = words.classes(_("Attended deliveries, 2026"))
    return [
        sample(_("As it is meant"), charts.choropleth(areas(), outlines(), title), "z6"),
        sample(_("Nothing"), charts.choropleth([], map_paths({}), title)),
    ]


def tiles() -> list[Sample]:
    title = words.classes(_("Attended deliveries, 2026"))
    ugly = [charts.Area(f"z{n}", name, 1.2 - n / 3) for n, name in enumerate(UGLY)]
    return [
        sample(_("As it is meant"), charts.tile_map(areas(), title), "z6"),
        sample(_("Ugly data"), charts.tile_map(ugly, title), "z1"),
    ]
