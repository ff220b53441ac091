"""A chart that is drawn: its picture, the sentence beside it, the table under it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .canvas import NARROWEST, SIZE, SMALL, SOFT, Canvas
from .line_slots import LineSlot, PanelSlot
from .slots import NO_MARK, KeyedSlot, Slot, ValueSlot
from .text import fitted, written
from .words import Sentence, Words
from .yours import NOTHING, Yours

SLOT = "<!--own-->"
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
FONTS = ' font-family="Noto Sans,system-ui,sans-serif"'


@dataclass(frozen=True)
class Table:
    """The figures behind a chart: codes of columns, and rows of plain values; None for missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Drawn:
    """svg: the picture, with the slot for the reader's own mark still in it.

    sentence: what it says to all; yours: what it says of each reader.
    """

    svg: str
    sentence: Sentence
    table: Table
    slot: Slot = NO_MARK
    yours: Yours = NOTHING

    def with_mark(self, own: Any, words: str = "") -> str:
        """The picture with the reader's own mark; unchanged if `own` has no place in it.

        own: what the chart's own function says that it takes; words: the own figure, written.
        """
        return self.svg.replace(SLOT, self.slot.mark(own, words), 1)

    def without_mark(self) -> str:
        return self.svg.replace(SLOT, "", 1)

    def told(self, own: Any) -> Sentence:
        """What the chart says of the reader; to whom it does not know, what it says to all.

        own: as for `with_mark`.
        """
        return self.yours.told(own) or self.sentence

    def as_data(self) -> dict[str, Any]:
        """Plain data, to be kept with a frozen publication."""
        return {
            "svg": self.svg,
            "sentence": [self.sentence.code, dict(self.sentence.facts)],
            "table": [list(self.table.columns), [list(row) for row in self.table.rows]],
            "slot": self.slot.as_data(),
            "yours": self.yours.as_data(),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Drawn":
        code, facts = data["sentence"]
        columns, rows = data["table"]
        return cls(
            data["svg"],
            Sentence(code, facts),
            Table(tuple(columns), tuple(tuple(row) for row in rows)),
            _slot_from(data["slot"]),
            Yours.from_data(data["yours"]) if "yours" in data else NOTHING,
        )


def _slot_from(data: Mapping[str, Any]) -> Slot:
    """The slot that `as_data` wrote."""
    kinds: dict[str, Callable[[Mapping[str, Any]], Slot]] = {
        "keyed": KeyedSlot.from_data,
        "value": ValueSlot.from_data,
        "line": LineSlot.from_data,
        "panels": PanelSlot.from_data,
    }
    return kinds[data["kind"]](data) if data else NO_MARK


def finished(
    canvas: Canvas, height: float, words: Words, sentence: Sentence, own: str = SLOT
) -> str:
    """The whole picture. Words keep their direction, the picture always runs from left to right.

    A picture without anything in it says that there is nothing.
    """
    if not canvas.layers:
        canvas.text(SOFT, "0", SIZE, fitted(words.nothing, SMALL, NARROWEST))
        height = max(height, SIZE + 6)
    return (
        f'<svg class="ci" role="img" width="100%" height="{round(height)}" direction="ltr"'
        f' fill="#1c2033" font-size="{SIZE}"><title>{written(words.title)}</title>'
        f"<desc>{written(words.say(sentence))}</desc>{canvas.drawn()}{own}</svg>"
    )


def as_file(svg: str, width: int) -> str:
    """A picture on a page as a file of its own, so many pixels wide."""
    return svg.replace(SLOT, "").replace(
        '<svg class="ci" role="img" width="100%"',
        f'<svg{NAMESPACE}{FONTS} role="img" width="{width}"',
        1,
    )


def rows_of(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in rows)
