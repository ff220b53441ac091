"""Rows with a name before each: how wide the names are, and where each row stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import NARROWEST, SIZE, TEXT, Canvas, Ink, percent, short
from .text import balanced, fitted, width, written

MOST = 0.42  # of the picture, for names
ROW = 24
LINE = 16  # a name's second line
BASELINE = 5  # below the middle of a row
SPACE = 2.0  # percent between names and what stands beside them


@dataclass(frozen=True)
class Gutter:
    """end: where names end, in percent; room: pixels for them on the narrowest screen."""

    end: float
    room: float

    @property
    def after(self) -> float:
        return self.end + SPACE if self.end else 0.0


def gutter_of(names: Sequence[str], *, bold: Sequence[str] = (), most: float = MOST) -> Gutter:
    """As wide as the longest name needs, and never more than `most` of the picture."""
    widths = [width(name, SIZE) for name in names] + [width(n, SIZE, bold=True) for n in bold]
    room = min(max(widths, default=0.0), NARROWEST * most)
    return Gutter(room / NARROWEST * 100, room)


@dataclass(frozen=True)
class Row:
    """top, height and middle in pixels; lines: the name as it is written."""

    top: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def rows_from(top: float, names: Sequence[str], gutter: Gutter) -> list[Row]:
    """Rows one under the other; a name that needs two lines gets them."""
    rows: list[Row] = []
    for name in names:
        lines = tuple(balanced(name, SIZE, gutter.room)) if name else ()
        height = ROW + LINE * (max(1, len(lines)) - 1)
        rows.append(Row(top, height, lines))
        top += height
    return rows


def bottom_of(rows: Sequence[Row], top: float) -> float:
    return rows[-1].top + rows[-1].height if rows else top


def write_name(canvas: Canvas, row: Row, gutter: Gutter, ink: Ink = TEXT) -> None:
    first = row.middle + BASELINE - LINE * (len(row.lines) - 1) / 2
    for n, line in enumerate(row.lines):
        canvas.text(ink, percent(gutter.end), first + n * LINE, line, "end")


def own_pieces(gutter: Gutter, figures: float, you: str) -> tuple[str, ...]:
    """The mark of one row: its name and its figure bold, over a cover of what was there.

    figures: from where the figures at the right are covered, in percent. What else marks the row
    comes last. See `own_place`.
    """
    names = percent(gutter.end)
    name = fitted(you, SIZE, gutter.room, bold=True) if gutter.end else ""
    return (
        f'<g class="cg" fill="#fff"><rect width="{names}" y="',
        '" height="',
        f'"/><rect x="{percent(figures)}" width="40%" y="',
        '" height="',
        f'"/></g><g font-weight="700" text-anchor="end"><text x="{names}" y="',
        f'">{written(name)}</text><text x="100%" y="',
        '">',
        "</text></g>",
        "",
    )


def own_place(row: Row, figure: str, mark: str) -> list[str]:
    """What stands between the pieces for this row; without a figure nothing is covered there."""
    top, height, baseline = short(row.top), short(row.height), short(row.middle + BASELINE)
    covered = height if figure else "0"
    return [top, height, top, covered, baseline, baseline, written(figure), mark]
