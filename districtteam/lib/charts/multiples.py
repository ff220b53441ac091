"""Small multiples: many small trends side by side, on one axis or each on its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .axis import Axis, axis, reals
from .canvas import BLUE_LINE, GRID, NARROWEST, SIZE, SMALL, SOFT, TEXT, Canvas, percent, short
from .captions import write_base
from .drawn import Drawn, Table, finished
from .line_slots import PanelSlot
from .lines import PANEL, ROUND, across, last_known, line_of
from .notes import with_figure, write_key
from .text import fitted, width, wrapped, written
from .words import Sentence, Words
from .yours import NOTHING, Yours

COLUMNS = 2
TALL = 56  # pixels of a plot
LINE = 15
LINES = 4
ROOM = NARROWEST * PANEL / 100  # pixels of a panel
SPACE = 14
MOST_PANELS = 40
MOST_TICK = 44.0  # pixels
OWN_LINE = 22
THICK = 'stroke-width="2" ' + ROUND


@dataclass(frozen=True)
class Panel:
    """key: by which an own line is found; values: one for each period.

    extremes: the lowest and the highest value of any team, so that every own line has its place.
    """

    key: str
    label: str
    values: Sequence[float | None]
    extremes: tuple[float, float] | None = None

    @property
    def reach(self) -> list[float]:
        """All that its axis must hold."""
        return reals([*self.values, *(self.extremes or ())])


@dataclass(frozen=True)
class PanelWords(Words):
    """line: what the lines are; span: the periods, such as January 2025 to December 2026.

    half: the group's last figure under a panel, with the slot %(figure)s; none: under a panel
    without an own figure; earlier: after an own figure that is not of the last period.
    same, apart: above panels on one axis, and above those that each have their own.
    """

    line: str = "Half of the group: this figure or more"
    half: str = "half: %(figure)s"
    none: str = "no figure of yours"
    span: str = ""
    earlier: str = "(earlier)"
    same: str = "All frames have the same scale."
    apart: str = "Each frame has its own scale: do not compare heights from one to another."


def small_multiples(panels: Sequence[Panel], words: PanelWords, *, shared: bool = True) -> Drawn:
    """Panels in the order given, two in a row, at most forty.

    shared: one axis for all, for figures of one unit. Own mark: own values by key of a panel, or
    an `Own` with its last figure in words.
    """
    chosen = panels[:MOST_PANELS]
    picture = _Panels(chosen, words, shared=shared)
    height = picture.draw()
    known = [(panel.label, last) for panel in panels if (last := last_known(panel.values))]
    sentence = Sentence("no_figures", {"asked": len(panels)})
    if known:
        facts = {"count": len(known), "risen": sum(map(_rose, panels))}
        sentence = Sentence("panels_rose", facts)
    table = Table(
        ("name", "first", "last"),
        tuple((panel.label, *_ends_of(panel.values)) for panel in panels),
    )
    svg = finished(picture.canvas, height, words, sentence)
    ends = {panel.key: last_known(panel.values) for panel in panels}
    each = {key: {"half": end[1] if end else None} for key, end in ends.items()}
    yours = Yours("panels", {}, each) if known else NOTHING
    return Drawn(svg, sentence, table, picture.slot(), yours)


def _ends_of(values: Sequence[float | None]) -> tuple[float | None, float | None]:
    known = reals(values)
    return (known[0], known[-1]) if known else (None, None)


def _rose(panel: Panel) -> bool:
    known = reals(panel.values)
    return len(known) > 1 and known[-1] > known[0]


class _Panels:
    def __init__(self, panels: Sequence[Panel], words: PanelWords, *, shared: bool) -> None:
        self.panels, self.words, self.shared = panels, words, shared
        self.canvas = Canvas()
        self.count = max((len(panel.values) for panel in panels), default=0)
        self.common = axis([v for p in panels for v in p.reach], 0, 1, steps=2, zero=False)
        self.scales = {panel.key: self._scale(panel) for panel in panels}
        ticks = [text for scale in self.scales.values() for text in self._ends(scale)]
        room = min(MOST_TICK, max((width(text, SMALL) for text in ticks), default=0.0)) + 5
        self.wide = PANEL - room / NARROWEST * 100
        self.frames: dict[str, dict[str, Any]] = {}
        self.own = 0.0

    def _scale(self, panel: Panel) -> Axis:
        if self.shared:
            return self.common
        return axis(panel.reach, 0, 1, steps=2, zero=False)

    def draw(self) -> float:
        """Everything but the own lines; how high the picture is."""
        key = Canvas()
        key.put(BLUE_LINE, '<path d="M2 8h22"/>', THICK)
        self.own = write_key(self.canvas, key, self.words.line, 0)
        top = self.own + OWN_LINE
        if self.panels:
            note = self.words.same if self.shared else self.words.apart
            top = write_base(self.canvas, note, top) + 8
        for first in range(0, len(self.panels), COLUMNS):
            row = self.panels[first : first + COLUMNS]
            labels = [wrapped(panel.label, SIZE, ROOM, LINES) for panel in row]
            under = top + LINE * max(map(len, labels)) + 6
            for n, (panel, lines) in enumerate(zip(row, labels, strict=True)):
                for number, line in enumerate(lines):
                    y = top + 12 + number * LINE
                    self.canvas.text(TEXT, percent(n * (100 - PANEL)), y, line)
                self._plot(panel, n * (100 - PANEL), under)
            top = under + TALL + 2 * LINE + SPACE
        return write_base(self.canvas, self.words.span, top)

    def _figure(self, panel: Panel) -> str:
        last = last_known(panel.values)
        if last is None:
            return fitted(self.words.nothing, SMALL, ROOM)
        figure = self.words.number(last[1])
        text = with_figure(self.words.half, figure)
        return text if width(text, SMALL) <= ROOM else fitted(figure, SMALL, ROOM)

    def _ends(self, scale: Axis) -> tuple[str, str]:
        low, high = self.words.tick_of(scale.low), self.words.tick_of(scale.high)
        return fitted(low, SMALL, MOST_TICK), fitted(high, SMALL, MOST_TICK)

    def _plot(self, panel: Panel, left: float, top: float) -> None:
        """A line between two levels with their figures; its last figure under it, in words."""
        limits = self.scales[panel.key]
        scale = Axis(limits.low, limits.high, top + TALL, top)
        xs = across(self.count, left + 1, left + self.wide - 1)
        for y, tick in zip((top + TALL, top), self._ends(limits), strict=True):
            self.canvas.level(GRID, left, left + self.wide, y)
            beside = f'<text x="{percent(left + self.wide)}" dx="4" y="{short(y + 4)}">'
            self.canvas.put(SOFT, f"{beside}{written(tick)}</text>")
        line = line_of(panel.values, xs, scale)
        if line:
            self.canvas.put(BLUE_LINE, line, THICK)
        words = top + TALL + 18
        self.canvas.text(SOFT, percent(left), words, self._figure(panel))
        ends = [limits.low, limits.high, top + TALL, top]
        self.frames[panel.key] = {"left": left, "ends": ends, "words": words + LINE}

    def slot(self) -> PanelSlot:
        plot, words = (self.count, self.wide), self.words
        return PanelSlot(self.frames, plot, self.own, words.you, words.none, words.earlier)
