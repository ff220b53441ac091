"""Own lines through time, put into a chart when they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .axis import Axis, real
from .canvas import NARROWEST, SIZE, SMALL, percent, short
from .lines import PANEL, ROUND, across, last_known, line_of
from .notes import KEY, note_at
from .text import fitted, width, written

UNDER = 33  # pixels from the plot down to the words about gaps
BELOW = 16  # pixels from those to the words about causes
LETTER = 17  # pixels under a dot for words
NOTE = 18  # pixels of a line of words, for the own line and for its action


@dataclass(frozen=True)
class Own:
    """A team's own line: a value for each period.

    began: the place of the period in which the team's action began; action: its name; figure: the
    last value as it is written, for a panel.
    """

    values: Sequence[float | None]
    began: int | None = None
    action: str = ""
    figure: str = ""


@dataclass(frozen=True)
class LineSlot:
    """xs: where the periods stand, in percent; ends: of the axis, values and then pixels.

    top: of the two lines of words above the plot; periods: their names; gaps: before the names of
    those that have no own figure; causes: under the plot where an action is marked.
    """

    xs: Sequence[float]
    ends: Sequence[float]
    top: float
    you: str
    periods: Sequence[str] = ()
    gaps: str = ""
    causes: str = ""

    def mark(self, own: Any, words: str) -> str:
        """A thick line with its dots; its last figure, as `words`, beside its sample.

        What lies off the axis is left out rather than drawn where it is not.
        """
        line = own if isinstance(own, Own) else Own(own) if is_line(own) else None
        if line is None or last_known(line.values) is None:
            return ""
        low, high, start, end = self.ends
        scale, middle = Axis(low, high, start, end), short(self.top + 8)
        values = [scale.within(value) for value in line.values]
        dots = "".join(
            f'<circle cx="{percent(x)}" cy="{short(scale.at(value))}" r="3.5"/>'
            for x, value in zip(self.xs, values, strict=False)
            if value is not None
        )
        look = f'class="ti" stroke="#1c2033" stroke-width="2.5" {ROUND}'
        sample = f'<line x1="2" x2="24" y1="{middle}" y2="{middle}"/>'
        name = fitted(self._name(line, words), SIZE, NARROWEST - KEY, bold=True)
        return (
            f"<g {look}>{line_of(values, self.xs, scale)}{sample}</g>{dots}"
            f'<text font-weight="700" x="{KEY}" y="{short(self.top + 12)}">{written(name)}</text>'
            + self._at_its_end(values, scale)
            + self._began(line)
            + self._missing(line)
        )

    def _at_its_end(self, values: Sequence[float | None], scale: Axis) -> str:
        """The word for oneself under the end of the own line, or over it where there is no room."""
        known = [
            (x, scale.at(value))
            for x, value in zip(self.xs, values, strict=False)
            if value is not None
        ]
        if not known:
            return ""
        text = fitted(self.you, SMALL, NARROWEST / 4, bold=True)
        room = width(text, SMALL, bold=True)
        end = known[-1][0]
        left = end - room / NARROWEST * 100 - 1
        near = [y for x, y in known if x >= left]
        y = max(near) + LETTER if max(near) + LETTER < self.ends[2] else min(near) - 8
        anchor = "start" if left < 0 else "end"
        return (
            f'<text font-weight="700" font-size="{SMALL}" text-anchor="{anchor}"'
            f' x="{percent(end)}" y="{short(y)}">{written(text)}</text>'
        )

    def _name(self, line: Own, words: str) -> str:
        """The word for oneself, the last figure, and of when it is."""
        last = last_known(line.values)
        named = last is not None and words and last[0] < len(self.periods)
        when = f" ({self.periods[last[0]]})" if last and named else ""
        return f"{self.you} {words}".strip() + when

    def _missing(self, line: Own) -> str:
        """The periods after the first known one that have no figure, in words under the plot."""
        known = [real(value) is not None for value in line.values[: len(self.periods)]]
        first = known.index(True) if True in known else len(known)
        names = [self.periods[n] for n in range(first, len(known)) if not known[n]]
        if not names:
            return ""
        text = fitted(f"{self.gaps} {', '.join(names)}", SMALL, NARROWEST)
        y = short(self.ends[2] + UNDER)
        return f'<text font-size="{SMALL}" y="{y}">{written(text)}</text>'

    def _began(self, line: Own) -> str:
        """An upright line where the action began, its name above it."""
        if line.began is None or not 0 <= line.began < len(self.xs):
            return ""
        x, top, bottom = self.xs[line.began], self.top + NOTE, self.ends[2]
        note = note_at(x, fitted(line.action, SMALL, NARROWEST))
        causes, below = fitted(self.causes, SMALL, NARROWEST), short(bottom + UNDER + BELOW)
        shift, at = short(note.left - x / 100 * NARROWEST), percent(x)
        return (
            f'<line class="ti" stroke="#1c2033" stroke-dasharray="2 3" x1="{at}" x2="{at}"'
            f' y1="{short(top + 17)}" y2="{short(bottom)}"/><text font-size="{SMALL}" x="{at}"'
            f' dx="{shift}" y="{short(top + 12)}">{written(note.text)}</text>'
            f'<text font-size="{SMALL}" y="{below}">{written(causes)}</text>'
        )

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": "line",
            "xs": list(self.xs),
            "ends": list(self.ends),
            "top": self.top,
            "you": self.you,
            "periods": list(self.periods),
            "gaps": self.gaps,
            "causes": self.causes,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LineSlot":
        after = data.get("periods", ()), data.get("gaps", ""), data.get("causes", "")
        return cls(data["xs"], data["ends"], data["top"], data["you"], *after)


def is_line(own: Any) -> bool:
    return isinstance(own, Sequence) and not isinstance(own, str)


def as_own(own: Any) -> Own:
    return own if isinstance(own, Own) else Own(own)


@dataclass(frozen=True)
class PanelSlot:
    """frames: where each panel stands, what its axis is, and where its own words stand.

    plot: periods, percent of a plot; nothing: the words of a panel without an own figure; earlier:
    after a figure that is not of the last period.
    """

    frames: Mapping[str, Mapping[str, Any]]
    plot: Sequence[float]
    top: float
    you: str
    nothing: str = ""
    earlier: str = ""

    def mark(self, own: Any, words: str) -> str:
        """Dark lines and figures in the panels for which there are own values, words elsewhere."""
        if not isinstance(own, Mapping):
            return ""
        known = {key: as_own(values) for key, values in own.items() if key in self.frames}
        lines = [self._line(self.frames[key], line.values) for key, line in known.items()]
        if not any(lines):
            return ""
        middle = short(self.top + 8)
        sample = f'<line x1="2" x2="24" y1="{middle}" y2="{middle}"/>'
        name = fitted(f"{self.you} {words}".strip(), SMALL + 1, NARROWEST - KEY, bold=True)
        return (
            f'<g class="ti" stroke="#1c2033" stroke-width="2.5" {ROUND}>{"".join(lines)}{sample}'
            f'</g><text font-weight="700" x="{KEY}" y="{short(self.top + 12)}">'
            f"{written(name)}</text>"
            + "".join(self._words(frame, known.get(key)) for key, frame in self.frames.items())
        )

    def _words(self, frame: Mapping[str, Any], own: Own | None) -> str:
        """The own last figure under a panel, or that there is none."""
        if "words" not in frame:
            return ""
        last = last_known(own.values) if own else None
        has = own is not None and last is not None
        text = f"{self.you} {own.figure}".strip() if own and has else self.nothing
        if last and last[0] + 1 < self.plot[0]:
            text = f"{text} {self.earlier}"
        bold = ' font-weight="700"' if has else ""
        room = NARROWEST * PANEL / 100
        shown = written(fitted(text, SMALL, room, bold=has))
        at, y = percent(frame["left"]), short(frame["words"])
        return f'<text{bold} font-size="{SMALL}" x="{at}" y="{y}">{shown}</text>'

    def _line(self, frame: Mapping[str, Any], values: Sequence[float | None]) -> str:
        scale = Axis(*frame["ends"])
        left = frame["left"]
        xs = across(int(self.plot[0]), left + 1, left + self.plot[1] - 1)
        return line_of([scale.within(value) for value in values], xs, scale)

    def as_data(self) -> dict[str, Any]:
        frames = {key: dict(frame) for key, frame in self.frames.items()}
        return {
            "kind": "panels",
            "frames": frames,
            "plot": list(self.plot),
            "top": self.top,
            "you": self.you,
            "nothing": self.nothing,
            "earlier": self.earlier,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "PanelSlot":
        words = data["you"], data.get("nothing", ""), data.get("earlier", "")
        return cls(data["frames"], data["plot"], data["top"], *words)
