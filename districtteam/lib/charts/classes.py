"""Four or five classes of values: one colour in steps, and a legend in words."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .axis import axis, reals
from .canvas import NARROWEST, SMALL, SOFT, Canvas, Ink, short
from .text import fitted, width
from .words import Words

MOST = 5
LINE = 18
SWATCH = 12
NO_DATA = Ink(3, "ti", 'fill="none" stroke="#1c2033" stroke-opacity=".5" stroke-dasharray="2 2"')
# None between 0.47 and 0.72: on those neither dark nor light words can be read on every screen.
SHADES: dict[int, tuple[float, ...]] = {
    1: (1,),
    2: (0.4, 1),
    3: (0.2, 0.47, 1),
    4: (0.12, 0.4, 0.74, 1),
    5: (0.1, 0.25, 0.45, 0.74, 1),
    6: (0.1, 0.22, 0.35, 0.47, 0.74, 1),
    7: (0.08, 0.17, 0.27, 0.37, 0.47, 0.74, 1),
}
DARK = 0.7  # from this shade on, words on it are in the colour of the ground


@dataclass(frozen=True)
class ClassWords(Words):
    """between: writes a class without its upper end; closed: the last class, with it.

    you: before the own figure.
    """

    between: Callable[[str, str], str] = field(default=lambda low, high: f"{low} to under {high}")
    closed: Callable[[str, str], str] = field(default=lambda low, high: f"{low} to {high}")


@dataclass(frozen=True)
class Classes:
    """ends: the lowest value, those that part the classes, and the highest."""

    ends: tuple[float, ...]

    @property
    def shades(self) -> tuple[float, ...]:
        return SHADES[len(self.ends) - 1]

    def of(self, value: float) -> int:
        """The class of a value; one on the border of two belongs to the upper."""
        return min(len(self.shades), bisect_right(self.ends[1:-1], value) + 1) - 1

    def ink(self, number: int) -> Ink:
        return Ink(3, "cb", f'fill="#2a3a90" fill-opacity="{self.shades[number]:g}"')


def classes_of(
    values: Sequence[float | None], parts: Sequence[float | None] | None = None
) -> Classes:
    """The classes that `parts` cut, or else three to five between round figures.

    >>> classes_of([0.42, 0.61, 0.93]).ends
    (0.4, 0.6, 0.8, 1.0)
    """
    known = reals(values)
    inner = sorted(set(reals(parts or ())))[: MOST - 1]
    if inner:
        low, high = min([*known, inner[0]]), max([*known, inner[-1]])
        return Classes((low, *inner, high))
    ticks = axis(known, 0, 1, zero=False).ticks
    if len(ticks) > MOST + 1:
        ticks = axis(known, 0, 1, steps=3, zero=False).ticks
    return Classes(ticks[: MOST + 1])


def write_legend(
    canvas: Canvas, classes: Classes, words: ClassWords, top: float, *, missing: bool
) -> float:
    """The classes in words, as many on a line as there is room; where the legend ends."""
    last = len(classes.shades) - 1
    entries = [
        (
            classes.ink(n),
            (words.between if n < last else words.closed)(words.tick_of(low), words.tick_of(high)),
        )
        for n, (low, high) in enumerate(zip(classes.ends, classes.ends[1:], strict=False))
    ]
    if missing:
        entries.append((NO_DATA, words.nothing))
    x, y = 0.0, top
    for ink, label in entries:
        text = fitted(label, SMALL, NARROWEST - SWATCH - 6)
        room = SWATCH + 5 + width(text, SMALL)
        if x and x + room > NARROWEST:
            x, y = 0.0, y + LINE
        canvas.put(ink, f'<rect x="{short(x + 0.5)}" y="{short(y)}" width="12" height="12"/>')
        canvas.text(SOFT, short(x + SWATCH + 5), y + 11, text)
        x += room + 13
    return y + LINE
