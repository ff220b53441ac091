"""Answers on a scale: each question a bar, cut into the shares of its levels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .canvas import (
    CLAY,
    FULL,
    NARROWEST,
    ON,
    SMALL,
    SOFT,
    SOFT_SHAPE,
    TEXT,
    Canvas,
    Ink,
    percent,
    short,
)
from .captions import LINE, SPACE, Captioned, captioned, write_base, write_caption
from .classes import DARK, SHADES
from .drawn import Drawn, Table, finished, rows_of
from .slots import KeyedSlot, anchored
from .text import fitted, width, written
from .words import Sentence, Words
from .yours import Yours

SWATCH = 12
TALL = 20  # pixels: a bar with figures in it
OWN_LINE = 18  # pixels under a bar for the own mark
GAP = 0.4  # percent between two levels
MOST_LEVELS = 7


@dataclass(frozen=True)
class Rated:
    """A question on the scale: how many chose each level, from the lowest to the highest."""

    key: str
    label: str
    counts: tuple[int, ...]

    @property
    def answered(self) -> int:
        return sum(max(0, count) for count in self.counts)


@dataclass(frozen=True)
class ScaleWords(Words):
    """levels: names from the lowest to the highest; `number` writes a share; base: how many."""

    levels: tuple[str, ...] = ()
    base: Callable[[int, int], str] = field(
        default=lambda low, high: f"{low} to {high} answers" if low != high else f"{low} answers"
    )


def scale_of(questions: Sequence[Rated], words: ScaleWords, *, two_sided: bool = True) -> Drawn:
    """Bars from the lowest level to the highest, in at most seven levels.

    two_sided: the scale goes from against to for, with a middle if the number of levels is odd;
    else from little to much. Own mark: for each question its key, a colon and the level from 0.
    """
    inks = _inks(len(words.levels), two_sided=two_sided)
    canvas = Canvas()
    top = _legend(canvas, words.levels, inks)
    rows = _rows(questions, top)
    places: dict[str, list[str]] = {}
    for question, row in zip(questions, rows, strict=True):
        write_caption(canvas, row)
        places |= _bar(canvas, question, row, inks, words)
    bottom = rows[-1].bar + TALL + OWN_LINE if rows else top
    asked = [question.answered for question in questions]
    base = words.base(min(asked), max(asked)) if asked else ""
    sentence = _sentence(questions, words)
    height = write_base(canvas, base, bottom + 4)
    table = Table(
        ("question", *words.levels),
        rows_of((question.label, *question.counts) for question in questions),
    )
    pieces = (
        f'<text font-weight="700" font-size="{SMALL}" y="',
        '" x="',
        '" text-anchor="',
        f'">{written(fitted(words.you, SMALL, NARROWEST * 0.6, bold=True))}</text><svg y="',
        '" x="',
        '" overflow="visible"><path d="M-6 9H6L0 0z"/></svg>',
    )
    svg = finished(canvas, height, words, sentence)
    known = {it.key: {"label": it.label, "counts": list(it.counts)} for it in questions}
    yours = Yours("scale", {"levels": list(words.levels)}, known)
    return Drawn(svg, sentence, table, KeyedSlot(pieces, places), yours)


def _inks(levels: int, *, two_sided: bool) -> list[Ink]:
    """The stronger the level, the darker; what is against in ochre, the middle grey."""
    if levels > MOST_LEVELS:
        raise ValueError(f"a scale has at most {MOST_LEVELS} levels")
    if not two_sided:
        return [_shaded(FULL, shade) for shade in _shades(levels)]
    shades = _shades(levels // 2)
    middle = [SOFT_SHAPE] if levels % 2 else []
    against = [_shaded(CLAY, shade) for shade in reversed(shades)]
    return [*against, *middle, *(_shaded(FULL, shade) for shade in shades)]


def _shades(count: int) -> tuple[float, ...]:
    return SHADES[count] if count else ()


def _shaded(ink: Ink, shade: float) -> Ink:
    return (
        ink
        if shade == 1
        else Ink(ink.level, ink.name, f'{ink.attributes} fill-opacity="{shade:g}"')
    )


def _legend(canvas: Canvas, levels: Sequence[str], inks: Sequence[Ink]) -> float:
    """The levels in words, as many on a line as there is room; where the chart begins."""
    x, y = 0.0, 0.0
    for level, ink in zip(levels, inks, strict=True):
        text = fitted(level, SMALL, NARROWEST - SWATCH - 6)
        room = SWATCH + 6 + width(text, SMALL)
        if x and x + room > NARROWEST:
            x, y = 0.0, y + LINE + 2
        canvas.put(ink, f'<rect x="{short(x)}" y="{short(y)}" width="12" height="12"/>')
        canvas.text(SOFT, short(x + SWATCH + 5), y + 11, text)
        x += room + 14
    return y + LINE + SPACE if levels else 0.0


def _rows(questions: Sequence[Rated], top: float) -> list[Captioned]:
    rows: list[Captioned] = []
    for question in questions:
        rows += captioned([question.label], top)
        top = rows[-1].bar + TALL + OWN_LINE + SPACE - 4
    return rows


def _bar(
    canvas: Canvas, question: Rated, row: Captioned, inks: Sequence[Ink], words: ScaleWords
) -> dict[str, list[str]]:
    """Draws one question; where an own mark would stand at each of its levels."""
    places: dict[str, list[str]] = {}
    start, all_of_it = 0.0, question.answered
    for level, (count, ink) in enumerate(zip(question.counts, inks, strict=True)):
        share = max(0, count) / all_of_it if all_of_it else 0.0
        end = start + share * 100
        if share:
            canvas.bar(ink, start, max(start + 0.3, end - GAP), row.bar, TALL)
            _figure(canvas, ink, (start, end), row, words.number(share))
        places[f"{question.key}:{level}"] = _place((start + end) / 2, row, words)
        start = end
    return places


def _figure(canvas: Canvas, ink: Ink, span: tuple[float, float], row: Captioned, text: str) -> None:
    if width(text, SMALL) + 4 <= (span[1] - span[0]) / 100 * NARROWEST:
        look = ON if _is_dark(ink) else TEXT
        small = f'font-size="{SMALL}" text-anchor="middle"'
        x = percent((span[0] + span[1]) / 2)
        canvas.put(look, f'<text x="{x}" y="{short(row.bar + 14.5)}">{written(text)}</text>', small)


def _is_dark(ink: Ink) -> bool:
    """Whether figures on it are in the colour of the ground."""
    _, told, shade = ink.attributes.partition('fill-opacity="')
    return not told or float(shade.rstrip('"')) >= DARK


def _place(x: float, row: Captioned, words: ScaleWords) -> list[str]:
    anchor = anchored(x, width(words.you, SMALL, bold=True))
    at, top = percent(min(98.0, max(2.0, x))), row.bar + TALL + 1  # a mark at an end is seen whole
    return [short(top + 19), at, anchor, short(top), at]


def _sentence(questions: Sequence[Rated], words: ScaleWords) -> Sentence:
    """The question with the most in the upper half of the scale."""
    upper = (len(words.levels) + 1) // 2
    rated = [q for q in questions if q.answered]
    if not rated:
        return Sentence("no_answers", {"missing": 0})
    best = max(rated, key=lambda q: sum(q.counts[upper:]) / q.answered)
    facts = {"label": best.label, "count": sum(best.counts[upper:]), "answered": best.answered}
    return Sentence("most_upper", {**facts, "levels": list(words.levels[upper:])})
