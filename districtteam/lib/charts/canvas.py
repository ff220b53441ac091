"""Elements of a picture, put together by how they look.

Widths are in percent of the picture, heights and letters in pixels: a chart fills a telephone or a
page while its words keep their size. The light theme is written in attributes, so that a picture
is whole wherever it goes; the class is what the page's style sheet answers to, for dark screens.
"""

from dataclasses import dataclass

from .text import written

NARROWEST = 288  # pixels: a telephone of 320 with its margins; every chart must fit into it
SIZE = 13  # of letters
SMALL = 12
OWN = "ci"  # the class of the whole picture


@dataclass(frozen=True)
class Ink:
    """level: what is drawn over what; name: the class that the page's style sheet knows."""

    level: int
    name: str
    attributes: str = ""


WIDE_BAND = Ink(0, "cb", 'fill="#2a3a90" fill-opacity=".1"')
BAND = Ink(1, "cb", 'fill="#2a3a90" fill-opacity=".22"')
EDGES = 'stroke="#2a3a90" stroke-opacity=".57"'  # seen on a cheap screen and on grey paper
WIDE_RANGE = Ink(0, "cb tb", f'fill="#2a3a90" fill-opacity=".1" {EDGES}')
RANGE = Ink(1, "cb", 'fill="#2a3a90" fill-opacity=".33"')
GRID = Ink(2, "tl", 'stroke="#d8d5cc"')
PALE = Ink(3, "cb", 'fill="#2a3a90" fill-opacity=".57"')  # 3.1:1 on white
FULL = Ink(3, "cb", 'fill="#2a3a90"')
SOFT_SHAPE = Ink(3, "cs", 'fill="#585d72" fill-opacity=".3"')
CLAY = Ink(3, "co", 'fill="#9a4a00"')
GAP = Ink(4, "tg", 'stroke="#fff"')
THIN = Ink(5, "ti", 'stroke="#1c2033"')
BLUE_LINE = Ink(5, "tb", 'stroke="#2a3a90"')
CLAY_LINE = Ink(5, "to", 'stroke="#9a4a00"')
SHAPE = Ink(6, "ci")
TEXT = Ink(7, "ci")
STRONG = Ink(8, "ci", 'font-weight="700"')
SOFT = Ink(9, "cs", f'fill="#585d72" font-size="{SMALL}"')
ON = Ink(10, "cg", 'fill="#fff"')


class Canvas:
    """What is drawn so far, in layers."""

    def __init__(self) -> None:
        self.layers: dict[tuple[int, str, str], list[str]] = {}

    def put(self, ink: Ink, element: str, more: str = "") -> None:
        """An element of this look; `more`: further attributes that all of its layer share."""
        look = f"{ink.attributes} {more}".strip()
        self.layers.setdefault((ink.level, ink.name, look), []).append(element)

    def text(self, ink: Ink, x: str, y: float, text: str, anchor: str = "") -> None:
        self.put(
            ink,
            f'<text x="{x}" y="{short(y)}">{written(text)}</text>',
            f'text-anchor="{anchor}"' if anchor else "",
        )

    def bar(self, ink: Ink, start: float, end: float, y: float, height: float) -> None:
        """A rectangle from `start` to `end` percent."""
        x = f'x="{short(start)}%" ' if start else ""
        self.put(
            ink,
            f'<rect {x}y="{short(y)}" width="{short(max(0.0, end - start))}%"'
            f' height="{short(height)}"/>',
        )

    def upright(self, ink: Ink, x: float, top: float, bottom: float, more: str = "") -> None:
        """A vertical line at `x` percent."""
        at = f"{short(x)}%"
        self.put(ink, f'<line x1="{at}" x2="{at}" y1="{short(top)}" y2="{short(bottom)}"/>', more)

    def level(self, ink: Ink, start: float, end: float, y: float, more: str = "") -> None:
        """A horizontal line from `start` to `end` percent."""
        self.put(
            ink,
            f'<line x1="{short(start)}%" x2="{short(end)}%" y1="{short(y)}" y2="{short(y)}"/>',
            more,
        )

    def dot(self, ink: Ink, x: float, y: float, radius: float = 4) -> None:
        self.put(ink, f'<circle cx="{short(x)}%" cy="{short(y)}" r="{short(radius)}"/>')

    def sample(self, other: "Canvas", top: float) -> None:
        """Another picture as a part of this one, its top at so many pixels."""
        for (level, name, look), elements in other.layers.items():
            drawn = "".join(elements)
            moved = f'<g transform="translate(0 {short(top)})">{drawn}</g>' if top else drawn
            self.layers.setdefault((level, name, look), []).append(moved)

    def drawn(self) -> str:
        layers = sorted(self.layers.items(), key=lambda layer: layer[0][0])
        return "".join(
            f"<g{_attributes(name, look)}>{''.join(elements)}</g>"
            for (_, name, look), elements in layers
        )


def _attributes(name: str, look: str) -> str:
    """A layer in the picture's own colour needs no class of its own."""
    return f" {look}".rstrip() if name == OWN else f' class="{name}" {look}'.rstrip()


def short(number: float) -> str:
    """A number with one decimal at most.

    >>> short(12.04), short(0.25), short(-0.01)
    ('12', '.2', '0')
    """
    text = f"{number:.1f}".removesuffix(".0")
    return {"-0": "0"}.get(text, text.removeprefix("0") if text.startswith("0.") else text)


def percent(number: float) -> str:
    return f"{short(number)}%"
