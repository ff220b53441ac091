"""A map without borders: each place a tile, neighbours kept near one another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from districtteam.lib.words import alphabetical

from .shapes import Position

Cell = tuple[int, int]  # column, row, from the top left
ROOM = 1.2  # cells for each tile: a little air keeps the country's outline
ROUNDS = 12


@dataclass(frozen=True)
class Tile:
    """group: what the place belongs to, such as its region; tiles of a group stay together."""

    key: str
    name: str
    point: Position | None = None
    group: str = ""


def tile_grid(tiles: Sequence[Tile]) -> dict[str, Cell]:
    """A cell for each tile, no two on one; the same tiles always get the same cells.

    Where most have a point, they lie as on the map; else in reading order by group and name.

    >>> tile_grid([Tile("b", "Bo"), Tile("k", "Kenema"), Tile("a", "Bombali"), Tile("p", "Port")])
    {'b': (0, 0), 'a': (1, 0), 'k': (0, 1), 'p': (1, 1)}
    """
    ordered = sorted(tiles, key=lambda tile: (tile.group, alphabetical(tile.name), tile.key))
    placed = sum(tile.point is not None for tile in tiles)
    if placed * 2 <= len(tiles):
        return _in_reading_order(ordered)
    return _as_on_the_map(ordered)


def _in_reading_order(tiles: Sequence[Tile]) -> dict[str, Cell]:
    columns = math.ceil(math.sqrt(len(tiles))) or 1
    return {tile.key: (n % columns, n // columns) for n, tile in enumerate(tiles)}


def _as_on_the_map(tiles: Sequence[Tile]) -> dict[str, Cell]:
    points = _points(tiles)
    columns, rows = _size(points)
    wanted = _wanted(points, columns, rows)
    free = {(column, row) for column in range(columns) for row in range(rows)}
    cells: list[Cell] = [(0, 0)] * len(tiles)
    middle = (columns - 1) / 2, (rows - 1) / 2
    for n in sorted(range(len(tiles)), key=lambda n: (-_apart(wanted[n], middle), n)):
        cells[n] = min(free, key=lambda cell: (_apart(cell, wanted[n]), cell))
        free.remove(cells[n])
    _improve(cells, wanted, free)
    return _from_the_corner(tiles, cells)


def _points(tiles: Sequence[Tile]) -> list[Position]:
    """Each tile's point; without one, the middle of its group, or else of all."""
    everywhere = _mean([tile.point for tile in tiles if tile.point])
    groups: dict[str, list[Position]] = {}
    for tile in tiles:
        if tile.point:
            groups.setdefault(tile.group, []).append(tile.point)
    middles = {group: _mean(points) for group, points in groups.items()}
    return [tile.point or middles.get(tile.group, everywhere) for tile in tiles]


def _mean(points: Sequence[Position]) -> Position:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _size(points: Sequence[Position]) -> Cell:
    """Columns and rows in the proportion of the country."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    squeeze = math.cos(math.radians((min(ys) + max(ys)) / 2))
    wide, high = (max(xs) - min(xs)) * squeeze + 0.01, max(ys) - min(ys) + 0.01
    cells = math.ceil(len(points) * ROOM)
    rows = max(1, min(len(points), round(math.sqrt(cells * high / wide))))
    return math.ceil(cells / rows), rows


def _wanted(points: Sequence[Position], columns: int, rows: int) -> list[Position]:
    """Where each tile would like to be: halfway between its true place and an even spread."""
    across = _spread([x for x, _ in points], columns - 1)
    down = _spread([-y for _, y in points], rows - 1)
    return list(zip(across, down, strict=True))


def _spread(values: Sequence[float], most: int) -> list[float]:
    low, span = min(values), max(values) - min(values) or 1.0
    order = sorted(range(len(values)), key=values.__getitem__)
    rank = {n: place for place, n in enumerate(order)}
    last = max(1, len(values) - 1)
    return [most * ((value - low) / span + rank[n] / last) / 2 for n, value in enumerate(values)]


def _improve(cells: list[Cell], wanted: Sequence[Position], free: set[Cell]) -> None:
    """Swap two tiles, or move one to a free cell, as long as that brings them nearer."""
    for _ in range(ROUNDS):
        moved = [_move(n, cells, wanted, free) for n in range(len(cells))]
        swapped = [_swap(n, cells, wanted) for n in range(len(cells))]
        if not any(moved) and not any(swapped):
            return


def _move(n: int, cells: list[Cell], wanted: Sequence[Position], free: set[Cell]) -> bool:
    if not free:
        return False
    nearest = min(free, key=lambda cell: (_apart(cell, wanted[n]), cell))
    if _apart(nearest, wanted[n]) >= _apart(cells[n], wanted[n]) - 1e-9:
        return False
    free.add(cells[n])
    free.remove(nearest)
    cells[n] = nearest
    return True


def _swap(n: int, cells: list[Cell], wanted: Sequence[Position]) -> bool:
    swapped = False
    for m in range(n + 1, len(cells)):
        now = _apart(cells[n], wanted[n]) + _apart(cells[m], wanted[m])
        then = _apart(cells[m], wanted[n]) + _apart(cells[n], wanted[m])
        if then < now - 1e-9:
            cells[n], cells[m] = cells[m], cells[n]
            swapped = True
    return swapped


def _apart(one: Position, other: Position) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _from_the_corner(tiles: Sequence[Tile], cells: list[Cell]) -> dict[str, Cell]:
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    return {tile.key: (x - left, y - top) for tile, (x, y) in zip(tiles, cells, strict=True)}
