"""Expected range: the funnel made readable. Each team a dot on the range that chance explains.

Three words head three lists: higher, within, lower. Inside a list teams stand by name: where chance
explains the difference, there is no order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from districtteam.lib.words import alphabetical

from .axis import axis, real, reals
from .canvas import (
    BLUE_LINE,
    NARROWEST,
    RANGE,
    SHAPE,
    SIZE,
    SMALL,
    SOFT,
    STRONG,
    TEXT,
    WIDE_RANGE,
    Canvas,
    Ink,
    percent,
    short,
)
from .drawn import Drawn, Table, finished, rows_of
from .notes import KEY, NOTE, with_figure, write_key
from .rows import (
    BASELINE,
    Gutter,
    Row,
    bottom_of,
    gutter_of,
    own_pieces,
    own_place,
    rows_from,
    write_name,
)
from .slots import KeyedSlot
from .text import fitted, width, written
from .words import Sentence, Words
from .yours import Yours

HIGHER, WITHIN, LOWER = "higher", "within", "lower"
UNJUDGED, UNKNOWN = "unjudged", "unknown"
EDGE = "edge"
JUDGED = (HIGHER, WITHIN, LOWER)
ORDER = (*JUDGED, UNJUDGED, UNKNOWN)
MOST_IN_A_LIST = 60
HEADING = 30
BAND_HEIGHT = 14
MOST_FIGURE = 0.3
POINT = 5.5  # half the width of a mark
OWN_LINE = 26  # pixels for the own mark in words


@dataclass(frozen=True)
class Ranged:
    """A team, its value, and the range expected for a team of its size.

    low, high: the inner range (95 %); lowest, highest: the outer one (99.8 %); verdict: higher,
    within or lower, as the statistics decided it at the outer one. Any other verdict: the value is
    shown, not judged; such teams and those without a value are listed last.
    """

    key: str
    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    lowest: float | None = None
    highest: float | None = None
    verdict: str = WITHIN

    @property
    def place(self) -> str:
        if real(self.value) is None:
            return UNKNOWN
        return self.verdict if self.verdict in JUDGED else UNJUDGED

    @property
    def told(self) -> str:
        """What is said to its team: between the two ranges chance explains it, but rarely."""
        if self.place != WITHIN or self.value is None or self.low is None or self.high is None:
            return self.place
        return WITHIN if self.low <= self.value <= self.high else EDGE


@dataclass(frozen=True)
class RangeWords(Words):
    """higher … unknown: headings of the lists; centre: before the value of all together.

    dot: what a mark is; band: what the shaded ranges mean.
    more: how many of a long list are not drawn, with the slot %(count)s.
    """

    higher: str = "Higher than expected"
    within: str = "Within the expected range"
    lower: str = "Lower than expected"
    unjudged: str = "Not compared"
    unknown: str = "No figure"
    centre: str = "All together"
    dot: str = "The figure of a team"
    band: str = "Range expected for a team of that size; paler: hardly ever left by chance"
    more: str = "and %(count)s more"
    headings: tuple[str, ...] = field(default=ORDER, repr=False)


def expected_range(
    teams: Sequence[Ranged], words: RangeWords, centre: float | None = None
) -> Drawn:
    """Dots on their ranges in three lists; own mark: a team's key.

    centre: the value of all together, around which the ranges lie. Of a list of more than 60 teams
    the first 60 are drawn, the own one always has its place in the table.
    """
    ordered = sorted(
        teams, key=lambda team: (ORDER.index(team.place), alphabetical(team.name), team.key)
    )
    counts = {verdict: sum(team.place == verdict for team in teams) for verdict in ORDER}
    sentence = Sentence("expected_range", {**counts, "centre": real(centre)})
    if not any(counts[verdict] for verdict in JUDGED):
        sentence = Sentence("no_figures", {"asked": len(teams)})
    table = Table(
        ("name", "value", "low", "high", "lowest", "highest", "verdict"),
        rows_of(
            (
                t.name,
                *map(real, (t.value, t.low, t.high, t.lowest, t.highest)),
                t.place,
            )
            for t in ordered
        ),
    )
    return _Lists(ordered, words, real(centre)).drawn(sentence, table, counts)


class _Lists:
    """The three lists under one another, on one axis."""

    def __init__(self, teams: Sequence[Ranged], words: RangeWords, centre: float | None) -> None:
        self.teams, self.words, self.centre = teams, words, centre
        self.canvas = Canvas()
        shown = [team for verdict in ORDER for team in self._listed(verdict)]
        self.gutter: Gutter = gutter_of([t.name for t in shown], bold=[words.you] if shown else [])
        self.figures = {t.key: self._figure(t) for t in shown}
        known = [self.figures[t.key] for t in shown if real(t.value) is not None]
        rooms = [width(text, SIZE, bold=True) for text in known]
        room = min(NARROWEST * MOST_FIGURE, max(rooms, default=0.0)) + 10
        ends = reals(v for t in shown for v in (t.value, t.low, t.high, t.lowest, t.highest))
        self.axis = axis(
            [*ends, *reals([centre])],
            self.gutter.after + POINT / NARROWEST * 100,
            100 - room / NARROWEST * 100,
            zero=False,
        )
        self.places: dict[str, list[str]] = {}
        self.own = 0.0

    def _figure(self, team: Ranged) -> str:
        value = real(team.value)
        text = self.words.nothing if value is None else self.words.number(value)
        room = NARROWEST * MOST_FIGURE
        if value is None:
            room = NARROWEST * (1 - self.gutter.after / 100)
        return fitted(text, SIZE, room, bold=True)

    def _listed(self, verdict: str) -> list[Ranged]:
        return [team for team in self.teams if team.place == verdict][:MOST_IN_A_LIST]

    def drawn(self, sentence: Sentence, table: Table, counts: dict[str, int]) -> Drawn:
        bottom = self._legend() if any(counts[it] for it in JUDGED) else 0.0
        self.own, bottom = bottom, bottom + OWN_LINE * bool(self.teams)
        for verdict in ORDER:
            if counts[verdict]:
                bottom = self._list(verdict, counts[verdict], bottom)
        svg = finished(self.canvas, bottom + 4, self.words, sentence)
        return Drawn(svg, sentence, table, self._slot(), self._yours())

    def _yours(self) -> Yours:
        """Whether chance explains a team's figure."""
        known = {
            team.key: {"code": f"you_{team.told}", "own": real(team.value)} for team in self.teams
        }
        return Yours("team", {"centre": self.centre}, known)

    def _legend(self) -> float:
        """What the dots, the shaded ranges and the line mean; where the own mark's words begin."""
        key = Canvas()
        key.put(SHAPE, f'<circle cx="13" cy="8" r="{short(POINT - 1)}"/>')
        bottom = write_key(self.canvas, key, self.words.dot, 0)
        key = Canvas()
        key.put(WIDE_RANGE, '<path d="M.5 2h25v12h-25z"/>')
        key.put(RANGE, '<path d="M6 2h14v12H6z"/>')
        bottom = write_key(self.canvas, key, self.words.band, bottom)
        if self.centre is not None:
            key = Canvas()
            key.put(BLUE_LINE, '<path d="M13 0v16"/>')
            text = with_figure(self.words.centre, self.words.number(self.centre))
            bottom = write_key(self.canvas, key, text, bottom)
        return bottom

    def _list(self, verdict: str, count: int, top: float) -> float:
        """A heading with its mark and count, and its rows; where the next list may begin."""
        room, left = float(NARROWEST), 0.0
        if verdict in JUDGED:
            left = 3 * POINT
            _mark(self.canvas, SHAPE, verdict, "6", top + HEADING - 15)
        heading = f"{getattr(self.words, verdict)} ({count})"
        shown = fitted(heading, SIZE, room - left, bold=True)
        self.canvas.text(STRONG, short(left), top + HEADING - 10, shown)
        teams = self._listed(verdict)
        rows = rows_from(top + HEADING, [team.name for team in teams], self.gutter)
        for team, row in zip(teams, rows, strict=True):
            self._row(team, row)
        bottom = bottom_of(rows, top + HEADING)
        if self.centre is not None and verdict in JUDGED:
            self.canvas.upright(BLUE_LINE, self.axis.at(self.centre), top + HEADING, bottom)
        if count > len(teams):
            more = self.words.more % {"count": count - len(teams)}
            self.canvas.text(SOFT, "0", bottom + 15, fitted(more, SMALL, room))
            bottom += NOTE + 4
        return bottom

    def _row(self, team: Ranged, row: Row) -> None:
        write_name(self.canvas, row, self.gutter)
        self._band(WIDE_RANGE, team.lowest, team.highest, row)
        self._band(RANGE, team.low, team.high, row)
        value, text = real(team.value), self.figures[team.key]
        baseline = row.middle + BASELINE
        if value is None:
            self.canvas.text(SOFT, percent(self.gutter.after), baseline, text)
        else:
            self.canvas.text(TEXT, "100%", baseline, text, "end")
            _mark(self.canvas, SHAPE, team.place, percent(self.axis.at(value)), row.middle)
        self.places[team.key] = self._place(team, row)

    def _band(self, ink: Ink, low: float | None, high: float | None, row: Row) -> None:
        ends = real(low), real(high)
        if ends[0] is not None and ends[1] is not None:
            start, end = self.axis.at(ends[0]), self.axis.at(ends[1])
            self.canvas.bar(ink, start, end, row.middle - BAND_HEIGHT / 2, BAND_HEIGHT)

    def _place(self, team: Ranged, row: Row) -> list[str]:
        value, figure = real(team.value), written(self.figures[team.key])
        if value is None:
            return [figure, *own_place(row, "", "")]
        ticks = (
            f'<svg class="ti" stroke="#1c2033" stroke-width="2.5" overflow="visible"'
            f' x="{percent(self.axis.at(value))}" y="{short(row.middle)}">'
            '<path d="M0-12v5M0 7v5"/></svg>'
        )
        return [figure, *own_place(row, self.figures[team.key], ticks)]

    def _slot(self) -> KeyedSlot:
        """The own mark between two strokes that hide no band, the own name and figure bold.

        The strokes are explained above the lists.
        """
        middle = self.own + 13
        row = own_pieces(self.gutter, self.axis.end + 2.5, self.words.you)
        sample = (
            f'<circle cx="13" cy="{short(middle)}" r="{short(POINT - 1)}"/><path class="ti"'
            f' stroke="#1c2033" stroke-width="2.5" d="M13 {short(middle - 12)}v5M13'
            f' {short(middle + 7)}v5"/><text font-weight="700" x="{KEY}" y="{short(middle + 5)}">'
            f"{written(self.words.you)} "
        )
        return KeyedSlot((sample, f"</text>{row[0]}", *row[1:]), self.places)


def _mark(canvas: Canvas, ink: Ink, verdict: str, x: str, y: float) -> None:
    """A triangle up or down for higher and lower, a dot for within: told apart without colour."""
    if verdict not in {HIGHER, LOWER}:
        canvas.put(ink, f'<circle cx="{x}" cy="{short(y)}" r="{short(POINT - 1)}"/>')
        return
    up = -1 if verdict == HIGHER else 1
    points = f"M-6 {short(-4.5 * up)}H6L0 {short(6 * up)}z"
    canvas.put(
        ink,
        f'<svg x="{x}" y="{short(y)}" overflow="visible"><path d="{points}"/></svg>',
    )
