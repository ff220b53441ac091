"""Where the reader's own mark goes. A chart is drawn once for all; only this differs.

A mark is put together from pieces of text that were written when the chart was drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .axis import Axis
from .canvas import NARROWEST, SIZE, short
from .text import fitted, width, written


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
    key, or several.
    """

    pieces: Sequence[str]
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def mark(self, own: Any, words: str) -> str:  # noqa: ARG002
        keys = [own] if isinstance(own, str) else (own or ())
        return "".join(woven(self.pieces, self.places[key]) for key in keys if key in self.places)

    def as_data(self) -> dict[str, Any]:
        places = {key: list(place) for key, place in self.places.items()}
        return {"kind": "keyed", "pieces": list(self.pieces), "places": places}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "KeyedSlot":
        return cls(data["pieces"], data["places"])


@dataclass(frozen=True)
class ValueSlot:
    """A mark on an axis, for a number known only when it is asked for.

    low, high: the ends of the axis; start, end: where they are, in percent; room: pixels that the
    word for oneself takes. The pieces have room for three places, an anchor and the words.
    """

    pieces: Sequence[str]
    low: float
    high: float
    start: float
    end: float
    room: float = 0.0

    def mark(self, own: Any, words: str) -> str:
        if isinstance(own, bool) or not isinstance(own, int | float):
            return ""
        scale = Axis(self.low, self.high, self.start, self.end)
        if scale.within(own) is None:
            return ""
        x = scale.at(own)
        text = fitted(words, SIZE, NARROWEST - self.room, bold=True)
        anchor = anchored(x, self.room + width(text, SIZE, bold=True))
        return woven(self.pieces, [*[f"{short(x)}%"] * 3, anchor, written(text)])

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": "value",
            "pieces": list(self.pieces),
            "axis": [self.low, self.high, self.start, self.end, self.room],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "ValueSlot":
        return cls(data["pieces"], *data["axis"])


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
