"""Where the words of a picture stand, as a browser would place them."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from districtteam.lib.charts.text import width

NAME = re.compile(r"\{.*\}")
AIR = 1.1  # what lib.charts adds for wide fonts


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return self.left <= other.left + 1 and self.top <= other.bottom and other.top <= self.bottom


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words(svg: str, screen: float = 288) -> list[Box]:
    """Every text that is seen, at this width; what a cover hides is left out."""
    found: list[Box] = []
    _walk(parsed(svg), screen, {"font-size": "13"}, (0.0, 0.0), found)
    return found


def _walk(
    element: ET.Element,
    screen: float,
    style: dict[str, str],
    origin: tuple[float, float],
    found: list[Box],
) -> None:
    style = {**style, **element.attrib}
    kind = NAME.sub("", element.tag)
    if kind == "svg":
        origin = (
            origin[0] + _length(element.get("x"), screen),
            origin[1] + _length(element.get("y"), screen),
        )
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if moved:
        origin = (origin[0] + float(moved[1]), origin[1] + float(moved[2]))
    if kind == "text":
        found.append(_box(element, screen, style, origin))
    if kind == "rect" and style.get("class") == "cg":
        cover = _cover(element, screen)
        found[:] = [box for box in found if not _hides(cover, box)]
    for child in element:
        passed = {k: v for k, v in style.items() if k not in {"x", "y", "dx", "transform"}}
        _walk(child, screen, passed, origin, found)


def _box(
    element: ET.Element, screen: float, style: dict[str, str], origin: tuple[float, float]
) -> Box:
    text = "".join(element.itertext()).strip("\u2068\u2069")
    size = float(style["font-size"])
    room = width(text, size, bold="font-weight" in style) / AIR
    x = origin[0] + _length(element.get("x"), screen) + float(element.get("dx", 0))
    left = x - room * {"middle": 0.5, "end": 1.0}.get(style.get("text-anchor", ""), 0.0)
    y = origin[1] + _length(element.get("y"), screen)
    return Box(text.replace("\u00a0", " "), left, left + room, y - 0.72 * size, y + 0.2 * size)


def _cover(element: ET.Element, screen: float) -> Box:
    left, top = _length(element.get("x"), screen), _length(element.get("y"), screen)
    right = left + _length(element.get("width"), screen)
    return Box("", left, right, top, top + _length(element.get("height"), screen))


def _hides(cover: Box, box: Box) -> bool:
    middle = (box.left + box.right) / 2
    return (
        cover.left <= middle <= cover.right
        and cover.top <= box.top
        and box.bottom <= cover.bottom + 1
    )


def _length(value: str | None, whole: float) -> float:
    if not value:
        return 0.0
    return float(value[:-1]) / 100 * whole if value.endswith("%") else float(value)


def height(svg: str) -> float:
    return float(parsed(svg).attrib["height"])


def collisions(svg: str, screen: float = 288) -> list[str]:
    """What stands on something else or out of the picture; empty for a good picture."""
    boxes, tall = words(svg, screen), height(svg)
    out = [
        f"{box.text!r} leaves the picture"
        for box in boxes
        if box.left < -1 or box.right > screen + 1 or box.top < -1 or box.bottom > tall + 1
    ]
    return out + [
        f"{one.text!r} stands on {two.text!r}"
        for n, one in enumerate(boxes)
        for two in boxes[n + 1 :]
        if one.meets(two)
    ]


def numbers_are_good(svg: str) -> bool:
    """No coordinate that is no number."""
    values = [v for element in parsed(svg).iter() for v in element.attrib.values()]
    return not any(re.search(r"\b(nan|inf|None)\b|\de[+-]?\d", value) for value in values)
