"""A small map of the districts and how far the roll call is in each."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from districtteam.lib.geometry import MapPaths, from_text, map_paths
from districtteam.places.models import Place

MOST = 150  # districts: more would be neither light nor legible, the table says it all
WIDTH, BUDGET = 288, 2_000  # pixels, so that it fits the narrowest telephone; bytes compressed

CONFIRMED, ASKED, NOT_ASKED = "confirmed", "asked", "not_asked"


@dataclass(frozen=True)
class Shape:
    """One district. d: its outline as an SVG path; state: confirmed, asked or not_asked."""

    d: str
    name: str
    state: str


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    shapes: list[Shape]

    @property
    def has_not_asked(self) -> bool:
        return any(shape.state == NOT_ASKED for shape in self.shapes)


def roll_call_map(teams: "QuerySet[Any] | list[Any]") -> Map | None:
    """The places of teams that queries.with_roll_call annotated; None where nothing is drawn.

    Two queries, however many teams.
    """
    states = {team.pk: state_of(team) for team in teams[: MOST + 1]}
    if len(states) > MOST:
        return None
    places = Place.objects.filter(teams__in=states).exclude(geometry="").order_by("pk")
    rows = places.values_list("pk", "teams", "name", "names", "geometry")
    known = {
        str(pk): (names.get(get_language()) or name, states[team], geometry)
        for pk, team, name, names, geometry in rows
        if team in states
    }
    return _drawn(known)


def state_of(team: Any) -> str:
    if team.confirmed_at:
        return CONFIRMED
    return ASKED if team.opened_at else NOT_ASKED


def _drawn(known: dict[str, tuple[str, str, str]]) -> Map | None:
    drawn = _outlines(tuple((key, shape) for key, (_name, _state, shape) in known.items()))
    shapes = [Shape(d, known[key][0], known[key][1]) for key, d in drawn.paths.items()]
    return Map(drawn.width, drawn.height, shapes) if shapes else None


@lru_cache(maxsize=8)
def _outlines(shapes: tuple[tuple[str, str], ...]) -> MapPaths:
    """Drawn again only when a border has changed: it costs more than the rest of the page."""
    read = {key: from_text(geometry) for key, geometry in shapes}
    return map_paths(read, width=WIDTH, budget=BUDGET)
