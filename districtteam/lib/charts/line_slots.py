"""Own lines through time, put into a chart when they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .axis import Axis
from .canvas import NARROWEST, SIZE, SMALL, percent, short
from .lines import ROUND, across, last_known, line_of
from .notes import KEY, note_at
from .text import fitted, written

NOTE = 18  # pixels of a line of words, for the own line and for its action


@dataclass(frozen=True)
class Own:
    """A team's own line: a value for each period.

    began: the place of the period in which the team's action began; action: its name.
    """

    values: Sequence[float | None]
    began: int | None = None
    action: str = ""


@dataclass(frozen=True)
class LineSlot:
    """xs: where the periods stand, in percent; ends: of the axis, values and then pixels.

    top: of the two lines of words above the plot.
    """

    xs: Sequence[float]
    ends: Sequence[float]
    top: float
    you: str

    def mark(self, own: Any, words: str) -> str:
        """A thick line with its dots; its last figure, as `words`, beside its sample.

        What lies off the axis is left out rather than drawn where it is not.
        """
        line = own if isinstance(own, Own) else Own(own) if _is_line(own) else None
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
        name = fitted(f"{self.you} {words}".strip(), SIZE, NARROWEST - KEY, bold=True)
        return (
            f"<g {look}>{line_of(values, self.xs, scale)}{sample}</g>{dots}"
            f'<text font-weight="700" x="{KEY}" y="{short(self.top + 12)}">{written(name)}</text>'
            + self._began(line)
        )

    def _began(self, line: Own) -> str:
        """An upright line where the action began, its name above it."""
        if line.began is None or not 0 <= line.began < len(self.xs):
            return ""
        x, top, bottom = self.xs[line.began], self.top + NOTE, self.ends[2]
        note = note_at(x, fitted(line.action, SMALL, NARROWEST))
        shift, at = short(note.left - x / 100 * NARROWEST), percent(x)
        return (
            f'<line class="ti" stroke="#1c2033" stroke-dasharray="2 3" x1="{at}" x2="{at}"'
            f' y1="{short(top + 17)}" y2="{short(bottom)}"/><text font-size="{SMALL}" x="{at}"'
            f' dx="{shift}" y="{short(top + 12)}">{written(note.text)}</text>'
        )

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": "line",
            "xs": list(self.xs),
            "ends": list(self.ends),
            "top": self.top,
            "you": self.you,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LineSlot":
        return cls(data["xs"], data["ends"], data["top"], data["you"])


def _is_line(own: Any) -> bool:
    return isinstance(own, Sequence) and not isinstance(own, str)


@dataclass(frozen=True)
class PanelSlot:
    """frames: where each panel stands and what its axis is; plot: periods, percent of a plot."""

    frames: Mapping[str, Mapping[str, Any]]
    plot: Sequence[float]
    top: float
    you: str

    def mark(self, own: Any, words: str) -> str:
        """Dark lines in the panels for which there are own values."""
        if not isinstance(own, Mapping):
            return ""
        lines = [self._line(self.frames[key], own[key]) for key in own if key in self.frames]
        if not any(lines):
            return ""
        middle = short(self.top + 8)
        sample = f'<line x1="2" x2="24" y1="{middle}" y2="{middle}"/>'
        name = fitted(f"{self.you} {words}".strip(), SMALL + 1, NARROWEST - KEY, bold=True)
        return (
            f'<g class="ti" stroke="#1c2033" stroke-width="2.5" {ROUND}>{"".join(lines)}{sample}'
            f'</g><text font-weight="700" x="{KEY}" y="{short(self.top + 12)}">'
            f"{written(name)}</text>"
        )

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
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "PanelSlot":
        return cls(data["frames"], data["plot"], data["top"], data["you"])
