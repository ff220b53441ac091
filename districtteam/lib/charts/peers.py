"""You and your peers: a bar for each team, the middle of the group, what the best reach.

Ordered by value, without numbers of order: who comes before whom is chance as often as not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from .axis import axis, real, reals
from .canvas import (
    GAP,
    GRID,
    NARROWEST,
    PALE,
    SHAPE,
    SIZE,
    SMALL,
    SOFT,
    TEXT,
    THIN,
    Canvas,
    percent,
)
from .crowd import Crowd, crowd
from .drawn import Drawn, Table, finished, rows_of
from .notes import NOTE, draw_lines, write_key, write_line_keys, write_tags
from .rows import BASELINE, Row, bottom_of, gutter_of, own_pieces, own_place, rows_from, write_name
from .slots import KeyedSlot
from .text import fitted, width
from .words import Sentence, Words
from .yours import Yours

MOST_ROWS = 60  # more teams than this are drawn as a crowd, without names
BAR = 14
MOST_FIGURE = 0.3  # of the picture, for the figures at its right


@dataclass(frozen=True)
class Peer:
    """key: by which the reader's own row is found; name: a name, a code, or nothing.

    low, high: the interval of the value; note: a mark of quality that follows the value.
    """

    key: str
    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True)
class PeerWords(Words):
    """half, best: what the two lines mean, with the slot %(figure)s; interval: the thin ones.

    best is the share of the best-performing teams taken together: some of them have more.
    dot: what a dot means, where there are too many teams for bars.
    """

    interval: str = "Margin of uncertainty"
    half: str = "Half of the group: %(figure)s or more"
    best: str = "The best-performing, together: %(figure)s"
    dot: str = "Each dot: a team"


@dataclass(frozen=True)
class Reference:
    """Lines across all bars: the group's median and the achievable benchmark."""

    half: float | None = None
    best: float | None = None


def you_and_your_peers(
    peers: Sequence[Peer], words: PeerWords, reference: Reference | None = None
) -> Drawn:
    """Bars from the highest value to the lowest, teams without one last; own mark: a peer's key.

    The axis starts at zero. Above 60 teams a crowd of dots takes the place of the bars. The
    median is that of the peers shown, where `reference.half` does not know better.
    """
    known = reals(peer.value for peer in peers)
    given = reference or Reference()
    half = real(given.half)
    if half is None and known:
        half = median(known)
    best = real(given.best)
    ordered = sorted(peers, key=_order)
    sentence = Sentence("no_figures", {"asked": len(peers)})
    if known:
        sentence = Sentence("half_at_least", {"half": half, "best": best, "count": len(known)})
    table = Table(
        ("name", "value", "low", "high", "note"),
        rows_of((p.name, real(p.value), real(p.low), real(p.high), p.note) for p in ordered),
    )
    lines = [(text, at) for text, at in ((words.half, half), (words.best, best)) if at is not None]
    yours = Yours("team", {"code": "you_beside_half", "half": half, "best": best}, _known(peers))
    if len(peers) > MOST_ROWS and known:
        places = {p.key: value for p in peers if (value := real(p.value)) is not None}
        many = Crowd(known, lines, places=places, dot=words.dot, yours=yours)
        return crowd(many, words, sentence, table)
    drawn = _Bars(ordered, words, lines).drawn(sentence, table)
    return replace(drawn, yours=yours) if known else drawn


def _known(peers: Sequence[Peer]) -> dict[str, dict[str, Any]]:
    """The own figure of each, or that there is none."""
    values = {peer.key: real(peer.value) for peer in peers}
    return {
        key: {"code": "you_unknown_beside_half"} if value is None else {"own": value}
        for key, value in values.items()
    }


def _order(peer: Peer) -> tuple[bool, float, str, str]:
    value = real(peer.value)
    return (value is None, -(value or 0.0), peer.name, peer.key)


class _Bars:
    """A row for each team."""

    def __init__(
        self, peers: Sequence[Peer], words: PeerWords, lines: Sequence[tuple[str, float]]
    ) -> None:
        self.peers, self.words, self.lines = peers, words, lines
        self.canvas = Canvas()
        self.gutter = gutter_of([peer.name for peer in peers], bold=[words.you] if peers else [])
        legend = self._legend()
        self.tags = legend + NOTE - 6  # where their baseline is
        self.top = (self.tags if lines else legend) + 4
        names = [peer.name for peer in peers]
        self.rows = list(zip(peers, rows_from(self.top, names, self.gutter), strict=True))
        self.figures = {peer.key: self._figure(peer) for peer in peers}
        self.axis = axis(
            [*reals(v for p in peers for v in (p.value, p.low, p.high)), *(at for _, at in lines)],
            self.gutter.after,
            100 - (self._room_of_figures() + 6) / NARROWEST * 100,
        )

    def _legend(self) -> float:
        """What the lines mean; where the bars may begin."""
        bottom = write_line_keys(self.canvas, self.lines, self.words)
        if not any(real(peer.low) is not None for peer in self.peers):
            return bottom
        key = Canvas()
        key.put(THIN, '<path d="M2 8h22"/>')
        return write_key(self.canvas, key, self.words.interval, bottom)

    def _figure(self, peer: Peer) -> str:
        value = real(peer.value)
        text = self.words.nothing if value is None else self.words.number(value)
        return f"{text} {peer.note}".rstrip()

    def _room_of_figures(self) -> float:
        shown = [self.figures[peer.key] for peer, _ in self.rows if real(peer.value) is not None]
        most = NARROWEST * MOST_FIGURE
        return min(most, max((width(text, SIZE, bold=True) for text in shown), default=0.0))

    def drawn(self, sentence: Sentence, table: Table) -> Drawn:
        bottom = bottom_of([row for _, row in self.rows], self.top)
        if self.rows:
            self.canvas.upright(GRID, self.axis.at(0), self.top, bottom)
        for peer, row in self.rows:
            self._row(peer, row)
        known = [row for peer, row in self.rows if real(peer.value) is not None]
        draw_lines(self.canvas, self.lines, self.axis, self.top, bottom_of(known, self.top))
        write_tags(self.canvas, self.lines, self.axis, self.words, self.tags)
        svg = finished(self.canvas, bottom + 2, self.words, sentence)
        return Drawn(svg, sentence, table, self._slot())

    def _row(self, peer: Peer, row: Row) -> None:
        write_name(self.canvas, row, self.gutter)
        text, value = self.figures[peer.key], real(peer.value)
        if value is None:
            shown = fitted(text, SMALL, NARROWEST * (1 - self.gutter.after / 100))
            self.canvas.text(SOFT, percent(self.gutter.after), row.middle + BASELINE, shown)
            return
        start, end = self._ends(value)
        self.canvas.bar(PALE, start, end, row.middle - BAR / 2, BAR)
        low, high = real(peer.low), real(peer.high)
        if low is not None and high is not None:
            self.canvas.level(THIN, self.axis.at(low), self.axis.at(high), row.middle)
        shown = fitted(text, SIZE, NARROWEST * MOST_FIGURE)
        self.canvas.text(TEXT, "100%", row.middle + BASELINE, shown, "end")

    def _ends(self, value: float) -> tuple[float, float]:
        start, end = sorted((self.axis.at(0), self.axis.at(value)))
        return start, end

    def _slot(self) -> KeyedSlot:
        """The own bar dark, the own name and figure bold."""
        pieces = own_pieces(self.gutter, self.axis.end + 1, self.words.you)
        return KeyedSlot(pieces, {peer.key: self._place(peer, row) for peer, row in self.rows})

    def _place(self, peer: Peer, row: Row) -> list[str]:
        value = real(peer.value)
        if value is None:
            return own_place(row, "", "")
        canvas = Canvas()
        start, end = self._ends(value)
        canvas.bar(SHAPE, start, end, row.middle - BAR / 2, BAR)
        figure = fitted(self.figures[peer.key], SIZE, NARROWEST * MOST_FIGURE, bold=True)
        return own_place(row, figure, canvas.drawn() + self._interval(peer, row, (start, end)))

    def _interval(self, peer: Peer, row: Row, bar: tuple[float, float]) -> str:
        """What of the interval lies in the dark bar, in the colour of the ground."""
        low, high = real(peer.low), real(peer.high)
        if low is None or high is None:
            return ""
        inside = Canvas()
        ends = (max(bar[0], self.axis.at(low)), min(bar[1], self.axis.at(high)))
        if ends[0] < ends[1]:
            inside.level(GAP, *ends, row.middle)
        return inside.drawn()
