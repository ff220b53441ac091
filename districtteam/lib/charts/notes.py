"""Words of a chart: beside a sample of what they mean, or tied to a place of the axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from .axis import Axis
from .canvas import BLUE_LINE, NARROWEST, SMALL, SOFT, THIN, Canvas, Ink, percent, short
from .text import width, wrapped, written
from .words import Words

NOTE = 17  # pixels: a line of words
KEY = 33  # pixels: where the meaning of a sample begins
FIGURE = "%(figure)s"
DASHES = 'stroke-dasharray="4 3"'
MOST_LINES = 4
AIR = 6  # pixels between two figures


@dataclass(frozen=True)
class Note:
    """x: of the line, in percent; left: of the words, in pixels on the narrowest screen."""

    x: float
    text: str
    left: float

    @property
    def right(self) -> float:
        return self.left + width(self.text, SMALL)


def write_line_keys(
    canvas: Canvas, lines: Sequence[tuple[str, float]], words: Words, top: float = 0
) -> float:
    """What each reference line means and its value, beside a sample of it; where the words end."""
    for n, (label, value) in enumerate(lines):
        key = Canvas()
        key.put(BLUE_LINE if n else THIN, '<path d="M13 0v16"/>', DASHES if n else "")
        top = write_key(canvas, key, with_figure(label, words.number(value)), top)
    return top


def draw_lines(
    canvas: Canvas, lines: Sequence[tuple[str, float]], scale: Axis, top: float, bottom: float
) -> None:
    """The reference lines themselves: the first drawn through, the others dashed."""
    for n, (_, value) in enumerate(lines):
        x = scale.at(value)
        canvas.upright(BLUE_LINE if n else THIN, x, top, bottom, DASHES if n else "")


def write_tags(
    canvas: Canvas, lines: Sequence[tuple[str, float]], scale: Axis, words: Words, y: float
) -> None:
    """The value of each reference line above it; a second one only where there is room for both."""
    end = -float(AIR)
    for value in sorted({value for _, value in lines}):
        note = note_at(scale.at(value), words.number(value))
        if note.left >= end + AIR and note.right <= NARROWEST:
            write_beside(canvas, SOFT, note, y)
            end = note.right


def with_figure(label: str, figure: str) -> str:
    """Words and their figure, which stands in the slot %(figure)s or after them, unbroken."""
    together = figure.replace(" ", "\u00a0")
    if FIGURE in label:
        return label.replace(FIGURE, together)
    return f"{label}\u00a0{together}".strip()


def write_key(canvas: Canvas, sample: Canvas, text: str, top: float) -> float:
    """A sample of what is drawn, 26 pixels wide and 16 high, and its meaning; where it ends."""
    lines = wrapped(text, SMALL, NARROWEST - KEY, MOST_LINES)
    canvas.sample(sample, top)
    for n, line in enumerate(lines):
        canvas.text(SOFT, str(KEY), top + 12 + NOTE * n, line)
    return top + NOTE * len(lines) + 3


def write_beside(canvas: Canvas, ink: Ink, note: Note, y: float) -> None:
    """The words, tied to their line: on a wide screen they stay with it."""
    shift = short(note.left - note.x / 100 * NARROWEST)
    move = f' dx="{shift}"' if shift != "0" else ""
    canvas.put(ink, f'<text x="{percent(note.x)}"{move} y="{short(y)}">{written(note.text)}</text>')


def note_at(x: float, text: str) -> Note:
    """Words in the middle above `x` percent, or as near to it as the picture allows.

    >>> note_at(98, "Half: 98%").left < 290
    True
    """
    room = width(text, SMALL)
    return Note(x, text, max(0.0, min(NARROWEST - room, x / 100 * NARROWEST - room / 2)))
