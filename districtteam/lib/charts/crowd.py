"""Many values as dots piled up along an axis, or as columns where there are too many for dots."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .axis import Axis, axis
from .canvas import (
    BAND,
    NARROWEST,
    PALE,
    SIZE,
    Canvas,
    percent,
    short,
)
from .captions import write_base
from .drawn import Drawn, Table, finished
from .notes import NOTE, draw_lines, write_key, write_line_keys
from .slots import BINS, KeyedSlot, Slot, ValueSlot, anchored, bin_of, own_dot
from .text import fitted, width, written
from .ticks import TICKS, write_ticks
from .words import Sentence, Words
from .yours import NOTHING, Yours

RADIUS = 3.5
MOST_PILED = 16  # dots one on the other; more become columns
COLUMNS = 110  # pixels: the highest column
MARGIN = 3.5  # percent at both ends
DOT = 8
LOWEST = 5  # pixels from the axis up to the middle of the lowest dots


@dataclass(frozen=True)
class Crowd:
    """values: what is drawn; lines: references, words and place; middle: where half of all lie.

    places: by key, the value of each team; None where the own value comes when it is asked for.
    base: words below, such as how many answered; half_words: what the band means; dot: what a dot
    means. yours: what is said of the reader.
    """

    values: Sequence[float]
    lines: Sequence[tuple[str, float]] = ()
    middle: tuple[float, float] | None = None
    places: Mapping[str, float] | None = None
    base: str = ""
    half_words: str = ""
    dot: str = ""
    yours: Yours = NOTHING


def crowd(shown: Crowd, words: Words, sentence: Sentence, table: Table) -> Drawn:
    """Each value a dot; own mark: a key of `places`, or else a number and how it is written."""
    canvas = Canvas()
    scale = axis([*shown.values, *(at for _, at in shown.lines)], MARGIN, 100 - MARGIN)
    piles = Counter(bin_of(value, scale) for value in shown.values)
    dots = sorted(piles) if max(piles.values(), default=0) <= MOST_PILED else []
    top = _legend(canvas, shown, words, dots=bool(dots)) + NOTE + 4
    bottom = top + _height(piles)
    _pile(canvas, piles, scale, bottom)
    if shown.middle:
        canvas.bar(BAND, scale.at(shown.middle[0]), scale.at(shown.middle[1]), top, bottom - top)
    draw_lines(canvas, shown.lines, scale, top, bottom)
    write_ticks(canvas, scale, words, bottom)
    height = write_base(canvas, shown.base, bottom + TICKS)
    svg = finished(canvas, height, words, sentence)
    slot = _slot(shown, scale, words, (top, bottom), dots)
    return Drawn(svg, sentence, table, slot, shown.yours)


def _legend(canvas: Canvas, shown: Crowd, words: Words, *, dots: bool) -> float:
    top = write_line_keys(canvas, shown.lines, words)
    if dots and shown.dot:
        key = Canvas()
        key.put(PALE, f'<circle cx="13" cy="8" r="{RADIUS}"/>')
        top = write_key(canvas, key, shown.dot, top)
    if shown.middle is None:
        return top
    key = Canvas()
    key.put(BAND, '<path d="M2 1h22v14H2z"/>')
    return write_key(canvas, key, shown.half_words, top)


def _height(piles: Mapping[int, int]) -> float:
    most = max(piles.values(), default=0)
    return 8.0 + (COLUMNS if most > MOST_PILED else max(4, most) * DOT)


def _pile(canvas: Canvas, piles: Mapping[int, int], scale: Axis, bottom: float) -> None:
    most = max(piles.values(), default=0)
    step = (scale.end - scale.start) / BINS
    for place, count in sorted(piles.items()):
        left = scale.start + place * step
        if most > MOST_PILED:
            height = count / most * COLUMNS
            canvas.bar(PALE, left + 0.2, left + step - 0.2, bottom - height, height)
            continue
        for n in range(count):
            canvas.dot(PALE, left + step / 2, bottom - n * DOT - LOWEST, RADIUS)


def _slot(
    shown: Crowd, scale: Axis, words: Words, span: tuple[float, float], dots: Sequence[int]
) -> Slot:
    """A needle with the reader's own figure above it, and the own dot dark."""
    top, bottom = span
    label = short(top - 4)
    pieces = (
        f'<g stroke="#1c2033" class="ti" stroke-width="2.5"><line y1="{short(top)}"'
        f' y2="{short(bottom)}" x1="',
        '" x2="',
        f'"/></g><text font-weight="700" y="{label}" x="',
        '" text-anchor="',
        f'">{written(words.you)} ',
        "</text>",
    )
    if shown.places is None:
        you = width(f"{words.you} ", SIZE, bold=True)
        ends = scale.low, scale.high, scale.start, scale.end
        return ValueSlot(pieces, *ends, you, dots, bottom - LOWEST)
    return KeyedSlot(
        (*pieces, ""),
        {
            key: [
                *_place(value, scale, words),
                own_dot(value, scale, dots, bottom - LOWEST),
            ]
            for key, value in shown.places.items()
        },
    )


def _place(value: float, scale: Axis, words: Words) -> list[str]:
    x = scale.at(value)
    you = width(f"{words.you} ", SIZE, bold=True)
    text = fitted(words.number(value), SIZE, NARROWEST - you, bold=True)
    anchor = anchored(x, you + width(text, SIZE, bold=True))
    return [*[percent(x)] * 3, anchor, written(text)]
