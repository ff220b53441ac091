"""An axis under a chart, with as many figures as have room beside each other."""

from itertools import pairwise

from .axis import Axis
from .canvas import GRID, NARROWEST, SMALL, SOFT, Canvas, percent
from .slots import anchored
from .text import fitted, width
from .words import Words

TICKS = 22  # pixels under the axis
AIR = 8  # pixels between two figures


def write_ticks(canvas: Canvas, scale: Axis, words: Words, bottom: float) -> None:
    canvas.level(GRID, scale.start, scale.end, bottom)
    for tick in shown_ticks(scale, words):
        x, text = scale.at(tick), _text(tick, words)
        canvas.upright(GRID, x, bottom, bottom + 4)
        canvas.text(SOFT, percent(x), bottom + 17, text, anchored(x, width(text, SMALL)))


def _text(tick: float, words: Words) -> str:
    return fitted(words.tick_of(tick), SMALL, NARROWEST / 2 - AIR)


def shown_ticks(scale: Axis, words: Words) -> list[float]:
    """Every tick, or every second, third… of them, until their words stand apart."""
    for every in range(1, len(scale.ticks)):
        kept = list(scale.ticks[::every])
        ends = [_ends(scale.at(tick), _text(tick, words)) for tick in kept]
        if all(one[1] + AIR <= two[0] for one, two in pairwise(ends)):
            return kept
    return [scale.ticks[0], scale.ticks[-1]]


def _ends(x: float, text: str) -> tuple[float, float]:
    room, pixels = width(text, SMALL), x / 100 * NARROWEST
    left = pixels - room * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchored(x, room)]
    return left, left + room
