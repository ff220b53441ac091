"""Words above a chart that say what a line across it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from .axis import Axis
from .canvas import BLUE_LINE, NARROWEST, SMALL, SOFT, THIN, Canvas, Ink, percent, short
from .text import fitted, width, wrapped, written
from .words import Words

NOTE = 17  # pixels: a line of words
KEY = 33  # pixels: where the meaning of a sample begins
DASHES = 'stroke-dasharray="4 3"'


@dataclass(frozen=True)
class Note:
    """x: of the line, in percent; left: of the words, in pixels on the narrowest screen."""

    x: float
    text: str
    left: float

    @property
    def right(self) -> float:
        return self.left + width(self.text, SMALL)

    def covers(self, x: float) -> bool:
        return self.left - 3 <= x / 100 * NARROWEST <= self.right + 3


def write_lines(
    canvas: Canvas,
    lines: Sequence[tuple[str, float]],
    scale: Axis,
    words: Words,
    span: tuple[float, float],
) -> None:
    """Reference lines, each with its words above it on a line of their own.

    span: the highest pixel at which a line may begin, and where it ends.
    """
    notes = [_note(label, value, scale, words) for label, value in lines]
    for n, note in enumerate(notes):
        write_beside(canvas, SOFT, note, NOTE * n + 12)
        below = [m for m, other in enumerate(notes) if m >= n and (m == n or other.covers(note.x))]
        top = max(span[0], NOTE * (below[-1] + 1))
        canvas.upright(BLUE_LINE if n else THIN, note.x, top, span[1], DASHES if n else "")


def write_key(canvas: Canvas, sample: Canvas, text: str, top: float) -> float:
    """A sample of what is drawn, 26 pixels wide and 16 high, and its meaning; where it ends."""
    lines = wrapped(text, SMALL, NARROWEST - KEY, 3)
    canvas.sample(sample, top)
    for n, line in enumerate(lines):
        canvas.text(SOFT, str(KEY), top + 12 + NOTE * n, line)
    return top + NOTE * len(lines) + 3


def write_beside(canvas: Canvas, ink: Ink, note: Note, y: float) -> None:
    """The words, tied to their line: on a wide screen they stay with it."""
    shift = short(note.left - note.x / 100 * NARROWEST)
    move = f' dx="{shift}"' if shift != "0" else ""
    canvas.put(ink, f'<text x="{percent(note.x)}"{move} y="{short(y)}">{written(note.text)}</text>')


def _note(label: str, value: float, scale: Axis, words: Words) -> Note:
    return note_at(scale.at(value), with_figure(label, words.number(value), NARROWEST))


def with_figure(label: str, figure: str, room: float) -> str:
    """Words and their figure on one line; where room is short it is the words that are cut."""
    known = fitted(figure, SMALL, room / 2)
    left = room - width(f" {known}", SMALL)
    return f"{fitted(label, SMALL, left)} {known}".strip()


def note_at(x: float, text: str) -> Note:
    """Words in the middle above `x` percent, or as near to it as the picture allows.

    >>> note_at(98, "Half: 98%").left < 290
    True
    """
    room = width(text, SMALL)
    return Note(x, text, max(0.0, min(NARROWEST - room, x / 100 * NARROWEST - room / 2)))
