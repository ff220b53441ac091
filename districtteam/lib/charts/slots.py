"""Where the reader's own mark goes. A chart is drawn once for all; only this differs.

A mark is put together from pieces of text that were written when the chart was drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .axis import Axis
from .canvas import NARROWEST, SIZE, short
from .text import fitted, width, written

BINS = 31  # of three per cent each: their middles are whole numbers


class Slot(Protocol):
    """How a chart makes the mark of one reader."""

    def mark(self, own: Any, words: str) -> str: ...

    def as_data(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class NoMark:
    """A chart that has nothing to say about one reader."""

    def mark(self, own: Any, words: str) -> str:  # noqa: ARG002  (as every slot)
        return ""

    def as_data(self) -> dict[str, Any]:
        return {}


NO_MARK = NoMark()


@dataclass(frozen=True)
class KeyedSlot:
    """Marks at known places: a district's row, a chosen answer.

    pieces: what every mark is made of; places: by key, what stands between the pieces. `own` is a
    key, or several. others: the pieces at every other place, where one is marked.
    """

    pieces: Sequence[str]
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    others: Sequence[str] = ()

    def mark(self, own: Any, words: str) -> str:  # noqa: ARG002
        keys = [own] if isinstance(own, str) else (own or ())
        marked = [key for key in keys if key in self.places]
        rest = [key for key in self.places if key not in marked] if self.others and marked else []
        return "".join(
            [woven(self.pieces, self.places[key]) for key in marked]
            + [woven(self.others, self.places[key]) for key in rest]
        )

    def as_data(self) -> dict[str, Any]:
        places = {key: list(place) for key, place in self.places.items()}
        others = {"others": list(self.others)} if self.others else {}
        return {"kind": "keyed", "pieces": list(self.pieces), "places": places, **others}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "KeyedSlot":
        return cls(data["pieces"], data["places"], data.get("others", ()))


@dataclass(frozen=True)
class ValueSlot:
    """A mark on an axis, for a number known only when it is asked for.

    low, high: the ends of the axis; start, end: where they are, in percent; room: pixels that the
    word for oneself takes. The pieces have room for three places, an anchor and the words.
    dots: the bins that have a dot; level: of the lowest dots, in pixels.
    """

    pieces: Sequence[str]
    low: float
    high: float
    start: float
    end: float
    room: float = 0.0
    dots: Sequence[int] = ()
    level: float = 0.0

    def mark(self, own: Any, words: str) -> str:
        if isinstance(own, bool) or not isinstance(own, int | float):
            return ""
        scale = Axis(self.low, self.high, self.start, self.end)
        if scale.within(own) is None:
            return ""
        x = scale.at(own)
        text = fitted(words, SIZE, NARROWEST - self.room, bold=True)
        anchor = anchored(x, self.room + width(text, SIZE, bold=True))
        dot = own_dot(own, scale, self.dots, self.level)
        return woven(self.pieces, [*[f"{short(x)}%"] * 3, anchor, written(text)]) + dot

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": "value",
            "pieces": list(self.pieces),
            "axis": [self.low, self.high, self.start, self.end, self.room],
            "dots": [list(self.dots), self.level],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "ValueSlot":
        return cls(data["pieces"], *data["axis"], *data.get("dots", ()))


def bin_of(value: float, scale: Axis) -> int:
    """In which pile a value stands."""
    share = (scale.at(value) - scale.start) / (scale.end - scale.start)
    return min(BINS - 1, int(share * BINS))


def own_dot(value: float, scale: Axis, dots: Sequence[int], level: float) -> str:
    """The lowest dot of the own pile, dark; nothing where there are columns or no dot."""
    place = bin_of(value, scale)
    if place not in dots:
        return ""
    x = scale.start + (place + 0.5) * (scale.end - scale.start) / BINS
    return f'<circle cx="{short(x)}%" cy="{short(level)}" r="4.5"/>'


def anchored(x: float, room: float) -> str:
    """How words of so many pixels at `x` percent are anchored so that they stay inside."""
    half = room / 2 / NARROWEST * 100
    return "start" if x < half else "end" if x > 100 - half else "middle"


def woven(pieces: Sequence[str], between: Sequence[str]) -> str:
    """Pieces with something between each two.

    >>> woven(["<a b='", "' c='", "'/>"], ["1", "2"])
    "<a b='1' c='2'/>"
    """
    return pieces[0] + "".join(
        f"{one}{piece}" for one, piece in zip(between, pieces[1:], strict=True)
    )
