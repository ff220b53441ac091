"""A place drawn small: its outline with what lies in it, or its position in the place above."""

from dataclasses import dataclass
from functools import lru_cache

from districtteam.lib.geometry import Geometry, from_text, map_paths

from .models import Place, PlaceQuerySet

MOST_SHAPES = 120  # drawn at once
BUDGET = 900  # bytes of paths on the wire: a page has 14,600 for everything
WIDTH = 280


@dataclass(frozen=True)
class Drawing:
    """ground: paths of what lies around; figure: paths of the place; dots: centres of posts."""

    width: int
    height: int
    ground: tuple[str, ...]
    figure: tuple[str, ...]
    dots: tuple[tuple[int, int], ...]
    here: tuple[int, int] | None


def drawing_of(place: Place) -> Drawing | None:
    """The place with its parts, or within the one above it; None where nothing is known.

    Two queries; the drawing itself is remembered until a shape changes.
    """
    parts = _drawn(Place.objects.filter(parent=place))
    if place.drawn_from and parts:
        return _draw(parts, ((place.pk, place.drawn_from),))
    if not place.drawn_from:
        return _draw(parts, ()) if parts else None
    above = _drawn(Place.objects.filter(children=place))
    return _draw(above, ((place.pk, place.drawn_from),))


Key = tuple[int, str]  # of a place, and of the shape it was drawn from


def _drawn(places: PlaceQuerySet) -> tuple[Key, ...]:
    rows = places.exclude(drawn_from="").order_by("pk")
    return tuple(rows.values_list("pk", "drawn_from")[:MOST_SHAPES])


@lru_cache(maxsize=256)
def _draw(around: tuple[Key, ...], figure: tuple[Key, ...]) -> Drawing | None:
    wanted = [pk for pk, _ in (*around, *figure)]
    texts = dict(Place.objects.filter(pk__in=wanted).values_list("pk", "geometry"))
    shapes = {str(pk): from_text(text) for pk, text in texts.items() if text}
    return _arrange(shapes, {str(pk) for pk, _ in figure})


def _arrange(shapes: dict[str, Geometry], figure: set[str]) -> Drawing | None:
    drawn = map_paths(shapes, width=WIDTH, budget=BUDGET)
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
