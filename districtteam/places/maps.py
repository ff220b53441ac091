"""Places drawn small: outlines where they are known, tiles where they are not."""

from dataclasses import dataclass
from functools import lru_cache

from districtteam.lib.geometry import Geometry, Tile, from_text, map_paths, tile_grid

from .models import Place, PlaceQuerySet

MOST_SHAPES = 120  # drawn at once
BUDGET = 900  # bytes of paths on the wire: a page has 14,600 for everything
WHOLE_BUDGET = 2_000  # of a map of all districts
WIDTH = 280
MOST_TILES = 80
TILE = 34  # pixels
LABEL = 3  # letters of a name on its tile

Key = tuple[int, str]  # of a place, and of the shape it was drawn from


@dataclass(frozen=True)
class Drawing:
    """ground: paths of what lies around; figure: paths of the place; dots: centres of posts."""

    width: int
    height: int
    ground: tuple[str, ...] = ()
    figure: tuple[str, ...] = ()
    dots: tuple[tuple[int, int], ...] = ()
    here: tuple[int, int] | None = None


@dataclass(frozen=True)
class Tiles:
    """cells: left, top and label of each tile; size: of its side."""

    width: int
    height: int
    size: int
    cells: tuple[tuple[int, int, str], ...]


def drawing_of(place: Place) -> Drawing | None:
    """The place with its parts, or within the one above it; None where nothing is known.

    Two queries; the drawing itself is remembered until a shape changes.
    """
    parts = _drawn(Place.objects.filter(parent=place))
    if not place.drawn_from:
        return _draw(parts, (), BUDGET) if parts else None
    around = parts or _drawn(Place.objects.filter(children=place))
    return _draw(around, ((place.pk, place.drawn_from),), BUDGET)


def map_of(places: PlaceQuerySet, language: str) -> Drawing | Tiles | None:
    """Many places at once: their borders, tiles if most have none, None for too few or too many."""
    count = places.count()
    if not 1 < count <= MOST_TILES:
        return None
    drawn = _drawn(places)
    if len(drawn) * 2 > count:
        return _draw(drawn, (), WHOLE_BUDGET)
    return _tiles(places, language)


def _drawn(places: PlaceQuerySet) -> tuple[Key, ...]:
    rows = places.exclude(drawn_from="").order_by("pk")
    return tuple(rows.values_list("pk", "drawn_from")[:MOST_SHAPES])


@lru_cache(maxsize=256)
def _draw(around: tuple[Key, ...], figure: tuple[Key, ...], budget: int) -> Drawing | None:
    wanted = [pk for pk, _ in (*around, *figure)]
    texts = dict(Place.objects.filter(pk__in=wanted).values_list("pk", "geometry"))
    shapes = {str(pk): from_text(text) for pk, text in texts.items() if text}
    return _arrange(shapes, {str(pk) for pk, _ in figure}, budget)


def _arrange(shapes: dict[str, Geometry], figure: set[str], budget: int) -> Drawing | None:
    drawn = map_paths(shapes, width=WIDTH, budget=budget)
    if not drawn.height:
        return None
    here = [dot for key, dot in drawn.dots.items() if key in figure]
    return Drawing(
        drawn.width,
        drawn.height,
        tuple(path for key, path in drawn.paths.items() if key not in figure),
        tuple(path for key, path in drawn.paths.items() if key in figure),
        tuple(dot for key, dot in drawn.dots.items() if key not in figure),
        here[0] if here else None,
    )


def _tiles(places: PlaceQuerySet, language: str) -> Tiles:
    listed = places.only("pk", "name", "names", "parent_id")
    named = {str(place.pk): place.name_in(language) for place in listed}
    grid = tile_grid([Tile(str(p.pk), named[str(p.pk)], group=str(p.parent_id)) for p in listed])
    return Tiles(
        width=TILE * (max(column for column, _ in grid.values()) + 1),
        height=TILE * (max(row for _, row in grid.values()) + 1),
        size=TILE - 2,
        cells=tuple(
            (column * TILE, row * TILE, named[key][:LABEL]) for key, (column, row) in grid.items()
        ),
    )
