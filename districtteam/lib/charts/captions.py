"""Bars with their words above them: for answers and steps, whose names are sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import NARROWEST, SIZE, SMALL, SOFT, TEXT, Canvas
from .text import fitted, width, wrapped

LINE = 16  # pixels: a line of a caption
BAR = 16
SPACE = 12  # between one bar and the next caption
LINES = 4
MOST_FIGURE = 0.4


@dataclass(frozen=True)
class Captioned:
    """top of the caption and of its bar, in pixels; lines: the caption as it is written."""

    top: float
    lines: tuple[str, ...]

    @property
    def bar(self) -> float:
        return self.top + LINE * len(self.lines) + 4

    @property
    def bottom(self) -> float:
        return self.bar + BAR


def captioned(labels: Sequence[str], top: float = 0, room: float = NARROWEST) -> list[Captioned]:
    """One under the other, each as high as its words."""
    done: list[Captioned] = []
    for label in labels:
        done.append(Captioned(top, tuple(wrapped(label, SIZE, room, LINES))))
        top = done[-1].bottom + SPACE
    return done


def write_caption(canvas: Canvas, row: Captioned) -> None:
    for n, line in enumerate(row.lines):
        canvas.text(TEXT, "0", row.top + 12 + n * LINE, line)


def room_of(figures: Sequence[str]) -> float:
    """Percent of the picture that figures right of the bars take."""
    rooms = [width(text, SIZE, bold=True) for text in figures]
    return (min(NARROWEST * MOST_FIGURE, max(rooms, default=0.0)) + 8) / NARROWEST * 100


def write_figure(canvas: Canvas, row: Captioned, text: str) -> None:
    shown = fitted(text, SIZE, NARROWEST * MOST_FIGURE)
    canvas.text(TEXT, "100%", row.bar + BAR - 3.5, shown, "end")


def write_base(canvas: Canvas, text: str, top: float) -> float:
    """The words below a chart that say out of how many; the picture's height with them."""
    lines = wrapped(text, SMALL, NARROWEST, LINES) if text else []
    for n, line in enumerate(lines):
        canvas.text(SOFT, "0", top + 12 + n * LINE, line)
    return top + LINE * len(lines) + 2
