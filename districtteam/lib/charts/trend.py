"""Trend: the middle of the group through time; the own line, and where an action began.

A line is never shown alone: beside what the group did, so that what happened to all is not taken
for one's own doing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .axis import Axis, axis, real, reals
from .canvas import (
    BAND,
    BLUE_LINE,
    CLAY_LINE,
    GRID,
    NARROWEST,
    SMALL,
    SOFT,
    Canvas,
    percent,
    short,
)
from .drawn import Drawn, Table, finished
from .line_slots import NOTE, LineSlot
from .lines import ROUND, across, draw_band, last_known, line_of, write_periods
from .notes import with_figure, write_key
from .text import fitted, width, written
from .words import Sentence, Words
from .yours import NOTHING, Yours

TALL = 150  # pixels of the plot
THICK = 'stroke-width="2" ' + ROUND
DASHES = 'stroke-dasharray="5 4" stroke-width="2"'
UNDER = 22
GAPS = 16  # pixels for the periods without an own figure
CAUSES = 16  # pixels for what is said under the beginning of an action
FEWEST = 2  # periods that make a line
APART = 15  # pixels between two figures at the right


@dataclass(frozen=True)
class Course:
    """periods: their names, at most some twenty; half: the group's median in each.

    low, high: where the middle half of the group lies; extremes: the lowest and the highest value
    of any team, so that every own line has its place.
    """

    periods: Sequence[str]
    half: Sequence[float | None]
    low: Sequence[float | None] = ()
    high: Sequence[float | None] = ()
    extremes: tuple[float, float] | None = None


@dataclass(frozen=True)
class TrendWords(Words):
    """What the lines mean: half, with the slot %(figure)s, middle (the band), target.

    gaps: before the periods in which the own line has no figure; causes: under a plot with the
    beginning of an action, that what came after it need not have come from it.
    """

    half: str = "Half of the group: %(figure)s or more"
    middle: str = "The middle half of the group"
    target: str = "Target"
    gaps: str = "You, no figure:"
    causes: str = "What changed after it may have other causes."


def trend(course: Course, words: TrendWords, target: float | None = None) -> Drawn:
    """Lines from the first period to the last; own mark: `Own`, and its last figure in words.

    The axis need not begin at zero and says where it begins.
    """
    values = [*course.half, *course.low, *course.high, *(course.extremes or ()), target]
    plot = _Plot(course, words, axis(reals(values), 0, 1, zero=False))
    plot.legend(real(target))
    plot.grid()
    plot.lines(real(target))
    plot.periods()
    sentence = _sentence(course, real(target))
    svg = finished(plot.canvas, plot.bottom + UNDER + GAPS + CAUSES, words, sentence)
    low = [*course.low, *[None] * len(course.half)]
    high = [*course.high, *[None] * len(course.half)]
    rows = zip(course.periods, course.half, low, high, strict=False)
    table = Table(
        ("period", "half", "low", "high"),
        tuple((name, *map(real, figures)) for name, *figures in rows),
    )
    return Drawn(svg, sentence, table, plot.slot(), _yours(course, sentence))


def _yours(course: Course, sentence: Sentence) -> Yours:
    """The own line from its first figure to its last, beside the last of the group."""
    if "now" not in sentence.facts:
        return NOTHING
    return Yours("line", {"periods": list(course.periods), "half": sentence.facts["now"]})


class _Plot:
    def __init__(self, course: Course, words: TrendWords, scale: Axis) -> None:
        self.course, self.words = course, words
        self.canvas = Canvas()
        self.figures = [fitted(words.tick_of(t), SMALL, NARROWEST * 0.25) for t in scale.ticks]
        room = max(width(text, SMALL) for text in self.figures) + 8
        self.right = 100 - room / NARROWEST * 100
        self.xs = across(len(course.periods), 2, self.right - 2)
        self.scale = scale
        self.top = self.bottom = 0.0

    def legend(self, target: float | None) -> None:
        """What each line means; under it the room for the own line's words."""
        last = last_known(self.course.half)
        text = self.words.nothing
        if last:
            half = with_figure(self.words.half, self.words.number(last[1]))
            text = f"{half} ({self.course.periods[last[0]]})"
        top = self._key(BLUE_LINE, '<path d="M2 8h22"/>', THICK, text, 0)
        if any(value is not None for value in self.course.low):
            top = self._key(BAND, '<path d="M2 2h22v12H2z"/>', "", self.words.middle, top)
        if target is not None:
            text = with_figure(self.words.target, self.words.number(target))
            top = self._key(CLAY_LINE, '<path d="M2 8h22"/>', DASHES, text, top)
        self.own = top
        self.top = top + 2 * NOTE + 8
        self.bottom = self.top + TALL
        ticks = self.scale.ticks
        self.scale = Axis(self.scale.low, self.scale.high, self.bottom, self.top, ticks)

    def _key(self, look: Any, sample: str, more: str, text: str, top: float) -> float:
        key = Canvas()
        key.put(look, sample, more)
        return write_key(self.canvas, key, text, top)

    def grid(self) -> None:
        """Level lines, each with its figure at its right end."""
        for tick, text in zip(self.scale.ticks, self.figures, strict=True):
            y = self.scale.at(tick)
            self.canvas.level(GRID, 0, self.right, y)
            beside = f'<text x="{percent(self.right)}" dx="6" y="{short(y + 4)}">'
            self.canvas.put(SOFT, f"{beside}{written(text)}</text>")

    def lines(self, target: float | None) -> None:
        limits = list(zip(self.course.low, self.course.high, strict=False))
        draw_band(self.canvas, BAND, limits, self.xs, self.scale)
        line = line_of(self.course.half, self.xs, self.scale)
        if line:
            self.canvas.put(BLUE_LINE, line, THICK)
        if target is not None:
            self.canvas.level(CLAY_LINE, 0, self.right, self.scale.at(target), DASHES)

    def periods(self) -> None:
        write_periods(self.canvas, self.course.periods, self.xs, self.bottom + 16)

    def slot(self) -> "LineSlot":
        ends = (self.scale.low, self.scale.high, self.bottom, self.top)
        periods = tuple(self.course.periods)
        said = self.words.you, periods, self.words.gaps, self.words.causes
        return LineSlot(tuple(self.xs), ends, self.own, *said)


def _sentence(course: Course, target: float | None) -> Sentence:
    """Where the group's middle was and is, between the first and the last known period."""
    known = [
        (name, value)
        for name, v in zip(course.periods, course.half, strict=False)
        if (value := real(v)) is not None
    ]
    if len(known) < FEWEST:
        return Sentence("no_course", {"periods": len(course.periods)})
    (first, before), (last, now) = known[0], known[-1]
    facts: Mapping[str, Any] = {"from": first, "before": before, "to": last, "now": now}
    return Sentence("group_went", {**facts, "target": target})
