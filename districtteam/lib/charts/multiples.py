"""Small multiples: many small trends side by side, on one axis or each on its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .axis import Axis, axis, reals
from .canvas import BLUE_LINE, GRID, NARROWEST, SIZE, SMALL, SOFT, TEXT, Canvas, percent, short
from .captions import write_base
from .drawn import Drawn, Table, finished
from .line_slots import PanelSlot
from .lines import PANEL, ROUND, across, last_known, line_of
from .notes import write_key
from .text import fitted, width, wrapped, written
from .words import Sentence, Words

COLUMNS = 2
TALL = 56  # pixels of a plot
LINE = 15
LINES = 3
ROOM = NARROWEST * PANEL / 100  # pixels of a panel
MOST_FIGURE = NARROWEST * 0.2
SPACE = 14
MOST_PANELS = 40
OWN_LINE = 22
THICK = 'stroke-width="2" ' + ROUND


@dataclass(frozen=True)
class Panel:
    """key: by which an own line is found; values: one for each period."""

    key: str
    label: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class PanelWords(Words):
    """line: what the lines are; span: the periods, such as January 2025 to December 2026.

    each: says from where to where the common axis goes; scale: writes that of a single panel.
    """

    line: str = "Half of the group"
    span: str = ""
    each: Callable[[str, str], str] = field(default=lambda low, high: f"Each: {low} to {high}")
    scale: Callable[[str, str], str] = field(default=lambda low, high: f"{low} to {high}")


def small_multiples(panels: Sequence[Panel], words: PanelWords, *, shared: bool = True) -> Drawn:
    """Panels in the order given, two in a row, at most forty.

    shared: one axis for all, for figures of one unit. Own mark: own values by key of a panel.
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
    return Drawn(svg, sentence, table, picture.slot())


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
        self.common = axis(reals(v for p in panels for v in p.values), 0, 1, steps=2, zero=False)
        self.frames: dict[str, dict[str, Any]] = {}
        self.own = 0.0
        rooms = [width(self._figure(panel), SIZE) for panel in panels]
        self.wide = PANEL - (max(rooms, default=0.0) + 6) / NARROWEST * 100

    def draw(self) -> float:
        """Everything but the own lines; how high the picture is."""
        key = Canvas()
        key.put(BLUE_LINE, '<path d="M2 8h22"/>', THICK)
        self.own = write_key(self.canvas, key, self.words.line, 0)
        top = self.own + OWN_LINE
        for first in range(0, len(self.panels), COLUMNS):
            row = self.panels[first : first + COLUMNS]
            labels = [wrapped(panel.label, SIZE, ROOM, LINES) for panel in row]
            under = top + LINE * max(map(len, labels)) + 6
            for n, (panel, lines) in enumerate(zip(row, labels, strict=True)):
                for number, line in enumerate(lines):
                    y = top + 12 + number * LINE
                    self.canvas.text(TEXT, percent(n * (100 - PANEL)), y, line)
                self._plot(panel, n * (100 - PANEL), under)
            top = under + TALL + (LINE if not self.shared else 0) + SPACE
        if self.shared and self.panels:
            low, high = self._ends(self.common)
            top = write_base(self.canvas, self.words.each(low, high), top)
        return write_base(self.canvas, self.words.span, top)

    def _figure(self, panel: Panel) -> str:
        last = last_known(panel.values)
        text = self.words.nothing if last is None else self.words.number(last[1])
        return fitted(text, SIZE, MOST_FIGURE)

    def _ends(self, scale: Axis) -> tuple[str, str]:
        return self.words.tick_of(scale.low), self.words.tick_of(scale.high)

    def _plot(self, panel: Panel, left: float, top: float) -> None:
        """A line between two levels, its last figure beside its end."""
        limits = self.common
        if not self.shared:
            limits = axis(reals(panel.values), 0, 1, steps=2, zero=False)
            room = self.wide / 100 * NARROWEST
            text = fitted(self.words.scale(*self._ends(limits)), SMALL, room)
            self.canvas.text(SOFT, percent(left), top + TALL + 14, text)
        scale = Axis(limits.low, limits.high, top + TALL, top)
        xs = across(self.count, left + 1, left + self.wide - 1)
        for y in (top, top + TALL):
            self.canvas.level(GRID, left, left + self.wide, y)
        line = line_of(panel.values, xs, scale)
        if line:
            self.canvas.put(BLUE_LINE, line, THICK)
        last = last_known(panel.values)
        y = scale.at(last[1]) if last else top + TALL / 2
        beside = f'<text x="{percent(left + self.wide)}" dx="5" y="{short(y + 4)}">'
        self.canvas.put(TEXT, f"{beside}{written(self._figure(panel))}</text>")
        self.frames[panel.key] = {"left": left, "ends": [limits.low, limits.high, top + TALL, top]}

    def slot(self) -> PanelSlot:
        return PanelSlot(self.frames, (self.count, self.wide), self.own, self.words.you)
