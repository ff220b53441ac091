"""Maps and grids of tiles: where, in four or five classes. Only where the place matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

from districtteam.lib.geometry import MapPaths, Position, Tile, tile_grid

from .axis import real
from .canvas import NARROWEST, ON, SIZE, SMALL, TEXT, Canvas, Ink, short
from .classes import DARK, NO_DATA, Classes, ClassWords, classes_of, write_legend
from .drawn import Drawn, Table, finished, rows_of
from .notes import KEY
from .slots import KeyedSlot
from .text import ELLIPSIS, abbreviated, fitted, width, wrapped, written
from .words import Sentence
from .yours import NOTHING, Yours

PICTURE = Ink(3, "ci")
OUTLINE = 'class="ti" stroke="#1c2033" stroke-opacity=".5" stroke-width=".7" fill-rule="evenodd"'
OWN_LINE = 22
MOST_TILE = 60  # pixels
LETTERS = SMALL  # size of the letters on a tile
LINE = 14  # pixels
FEWEST = 22  # pixels of a tile with letters
WITH_FIGURE = 34  # pixels of a tile with its figure
TWO_LINES = 50  # pixels of a tile with two lines of a name
ON_TILE = f'font-size="{SMALL}" text-anchor="middle"'
MOST_AS_ON_MAP = 800  # tiles; more are laid in order of region and name, which takes no search


@dataclass(frozen=True)
class Area:
    """A place on a map: its name, what it belongs to, its value, and where it is.

    short: what stands on its tile; by default its name, shortened where there is no room for it.
    """

    key: str
    name: str
    value: float | None
    group: str = ""
    point: Position | None = None
    short: str = ""


def choropleth(
    areas: Sequence[Area], outlines: MapPaths, words: ClassWords, parts: Sequence[float | None] = ()
) -> Drawn:
    """Areas by their borders, coloured by class; own mark: an area's key.

    outlines: what `geometry.map_paths` drew, once for a country, at a width of 300; an area
    without one is in the table only. parts: values that part the classes, as in other charts of
    the same figures.
    """
    classes = classes_of([area.value for area in areas], parts)
    canvas = Canvas()
    top = _legend(canvas, classes, areas, words)
    view = _view(outlines, top)
    canvas.put(PICTURE, f"{view} {OUTLINE}>{_coloured(areas, outlines, classes)}</svg>")
    pieces = (
        *_own_words(top - OWN_LINE, words),
        f'</text>{view} fill="none" stroke-width="2.5"><g class="ti" stroke="#1c2033">',
        "</g></svg>",
    )
    marks = {key: f'<path d="{path}"/>' for key, path in outlines.paths.items()}
    marks |= {key: f'<circle cx="{x}" cy="{y}" r="7"/>' for key, (x, y) in outlines.dots.items()}
    places = {a.key: [_figure(a, words), marks[a.key]] for a in areas if a.key in marks}
    return _done(canvas, top + outlines.height + 2, areas, words, KeyedSlot(pieces, places))


def _view(outlines: MapPaths, top: float) -> str:
    """The opening of the map in the picture, without its last bracket."""
    return (
        f'<svg y="{short(top)}" width="100%" height="{outlines.height}" viewBox="0 0'
        f' {outlines.width} {max(1, outlines.height)}" preserveAspectRatio="xMinYMin"'
    )


def _coloured(areas: Sequence[Area], outlines: MapPaths, classes: Classes) -> str:
    canvas = Canvas()
    for area in areas:
        ink = _ink(area, classes)
        if area.key in outlines.paths:
            canvas.put(ink, f'<path d="{outlines.paths[area.key]}"/>')
        elif area.key in outlines.dots:
            x, y = outlines.dots[area.key]
            canvas.put(ink, f'<circle cx="{x}" cy="{y}" r="5"/>')
    return canvas.drawn()


def tile_map(areas: Sequence[Area], words: ClassWords, parts: Sequence[float | None] = ()) -> Drawn:
    """Each area a tile near its neighbours, all alike in size; own mark: an area's key."""
    classes = classes_of([area.value for area in areas], parts)
    canvas = Canvas()
    top = _legend(canvas, classes, areas, words)
    near = len(areas) <= MOST_AS_ON_MAP
    grid = _laid(tuple(Tile(a.key, a.name, a.point if near else None, a.group) for a in areas))
    columns = max((column for column, _ in grid.values()), default=0) + 1
    rows = max((row for _, row in grid.values()), default=0) + 1
    side = min(float(MOST_TILE), NARROWEST / columns)
    tiles = _tiles(canvas, areas, classes, words, side)
    places: dict[str, list[str]] = {}
    for area in areas:
        x, y = grid[area.key][0] * side, top + grid[area.key][1] * side
        tiles.draw(area, x, y)
        places[area.key] = [_figure(area, words), short(x), short(y)]
    width_height = f'width="{short(side - 2)}" height="{short(side - 2)}"'
    pieces = (
        *_own_words(top - OWN_LINE, words),
        '</text><rect class="ti" fill="none" stroke="#1c2033" stroke-width="3" x="',
        '" y="',
        f'" {width_height}/>',
    )
    return _done(canvas, top + rows * side, areas, words, KeyedSlot(pieces, places))


@lru_cache(maxsize=64)
def _laid(tiles: tuple[Tile, ...]) -> dict[str, tuple[int, int]]:
    """Where each tile stands: laid once for a country, then coloured for each figure."""
    return tile_grid(tiles)


def _legend(canvas: Canvas, classes: Classes, areas: Sequence[Area], words: ClassWords) -> float:
    missing = any(real(area.value) is None for area in areas)
    return write_legend(canvas, classes, words, 0, missing=missing) + OWN_LINE + 4


def _ink(area: Area, classes: Classes) -> Ink:
    value = real(area.value)
    return NO_DATA if value is None else classes.ink(classes.of(value))


@dataclass(frozen=True)
class _Tiles:
    """How tiles look. side: in pixels; figures: whether there is room for all of them."""

    canvas: Canvas
    classes: Classes
    words: ClassWords
    side: float
    figures: bool

    def draw(self, area: Area, x: float, y: float) -> None:
        """A square in the shade of its class, its name on it and its figure under that."""
        canvas, inside = self.canvas, short(self.side - 2)
        square = f'<rect x="{short(x)}" y="{short(y)}" width="{inside}" height="{inside}"/>'
        canvas.put(_ink(area, self.classes), square)
        if self.side < FEWEST:
            return
        value = real(area.value)
        lines = self._name(area)
        if value is not None and self.figures:
            lines.append(self.words.tick_of(value))
        dark = value is not None and self.classes.shades[self.classes.of(value)] >= DARK
        first = y + (self.side - 2 - LINE * len(lines)) / 2 + LETTERS - 1
        for n, line in enumerate(lines):
            at = short(x + self.side / 2 - 1)
            text = f'<text x="{at}" y="{short(first + LINE * n)}">{written(line)}</text>'
            canvas.put(ON if dark else TEXT, text, ON_TILE)

    def _name(self, area: Area) -> list[str]:
        """The name on one line or two, or the beginning of it as an abbreviation."""
        room, name = self.side - 5, area.short or area.name
        lines = wrapped(name, LETTERS, room, 2 if self.side >= TWO_LINES else 1)
        if ELLIPSIS in lines[0] or (len(lines) > 1 and ELLIPSIS in lines[1]):
            return [abbreviated(name, LETTERS, room)]
        return lines if name else []


def _tiles(
    canvas: Canvas, areas: Sequence[Area], classes: Classes, words: ClassWords, side: float
) -> _Tiles:
    figures = [words.tick_of(value) for area in areas if (value := real(area.value)) is not None]
    fit = all(width(figure, LETTERS) <= side - 3 for figure in figures)
    return _Tiles(canvas, classes, words, side, fit and side >= WITH_FIGURE)


def _figure(area: Area, words: ClassWords) -> str:
    value = real(area.value)
    text = words.nothing if value is None else words.number(value)
    room = NARROWEST - KEY - width(f"{words.you} ", SIZE, bold=True)
    return written(fitted(text, SIZE, room, bold=True))


def _own_words(top: float, words: ClassWords) -> tuple[str]:
    """A sample of the own outline and the word for oneself."""
    box = f'<rect class="ti" fill="none" stroke="#1c2033" stroke-width="2.5" y="{short(top + 2)}"'
    text = f'<text font-weight="700" x="{KEY - 10}" y="{short(top + 13)}">'
    return (f'{box} x="2" width="12" height="12"/>{text}{written(words.you)} ',)


def _done(
    canvas: Canvas, height: float, areas: Sequence[Area], words: ClassWords, slot: KeyedSlot
) -> Drawn:
    values = {area.key: real(area.value) for area in areas}
    known = [value for value in values.values() if value is not None]
    sentence, yours = Sentence("no_figures", {"asked": len(areas)}), NOTHING
    if known:
        facts = {"half": median(known), "least": min(known), "most": max(known)}
        counts = {"count": len(known), "missing": len(areas) - len(known)}
        sentence = Sentence("from_to", {**facts, **counts})
        yours = Yours("team", facts, {key: _told(value) for key, value in values.items()})
    table = Table(
        ("name", "group", "value"),
        rows_of((area.name, area.group, real(area.value)) for area in areas),
    )
    return Drawn(finished(canvas, height, words, sentence), sentence, table, slot, yours)


def _told(value: float | None) -> dict[str, Any]:
    code = "you_unknown_from_to" if value is None else "you_from_to"
    return {"code": code, "own": value}
