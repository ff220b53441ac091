"""Strip by region: every team a dot on its region's line, the middle of each region marked."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from districtteam.lib.words import alphabetical

from .axis import Axis, axis, real
from .canvas import (
    BLUE_LINE,
    GRID,
    NARROWEST,
    PALE,
    SIZE,
    SMALL,
    SOFT,
    THIN,
    Canvas,
    percent,
    short,
)
from .drawn import Drawn, Table, finished, rows_of
from .notes import KEY, with_figure, write_key
from .rows import BASELINE, Gutter, bottom_of, gutter_of, rows_from, write_name
from .slots import KeyedSlot
from .text import fitted, written
from .ticks import TICKS, write_ticks
from .words import Sentence, Words
from .yours import Yours

MOST_REGIONS = 40
SPREAD = 3  # pixels between dots at one place
MOST_SPREAD = 3  # dots above and below the line
OWN_LINE = 22
DASHES = 'stroke-dasharray="4 3"'
MARK = 'stroke-width="2"'


@dataclass(frozen=True)
class Placed:
    """A team, the region it lies in, and its value."""

    key: str
    region: str
    value: float | None


@dataclass(frozen=True)
class StripWords(Words):
    """dot: what a dot means; half: what the mark of each region means.

    all_half: of the median of all, with the slot %(figure)s.
    """

    dot: str = "Each dot: a team"
    half: str = "Half of the region: here or more"
    all_half: str = "Half of all: %(figure)s or more"


def strip(teams: Sequence[Placed], words: StripWords) -> Drawn:
    """Regions by name, at most forty; own mark: a team's key."""
    regions: dict[str, list[float]] = defaultdict(list)
    for team in teams:
        value = real(team.value)
        regions[team.region] += [value] if value is not None else []
    ordered = {name: regions[name] for name in sorted(regions, key=alphabetical)}
    known = [value for values in ordered.values() for value in values]
    sentence = Sentence("no_figures", {"asked": len(teams)})
    if known:
        middles = {name: median(values) for name, values in ordered.items() if values}
        facts = {"low": min(middles.values()), "high": max(middles.values())}
        sentence = Sentence("regions_between", {**facts, "half": median(known)})
    table = Table(
        ("region", "count", "half", "least", "most"),
        rows_of((name, len(values), *_summary(values)) for name, values in ordered.items()),
    )
    shown = dict(list(ordered.items())[:MOST_REGIONS])
    return _Strips(shown, known, words).drawn(teams, sentence, table)


def _summary(values: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    return (median(values), min(values), max(values)) if values else (None, None, None)


class _Strips:
    def __init__(
        self, regions: Mapping[str, list[float]], known: Sequence[float], words: StripWords
    ) -> None:
        self.regions, self.known, self.words = regions, known, words
        self.canvas = Canvas()
        self.gutter: Gutter = gutter_of(list(regions), most=0.34)
        self.axis: Axis = axis(known, self.gutter.after + 1, 98, zero=False)
        self.own = self._legend()
        self.top = self.own + OWN_LINE
        self.rows = dict(zip(regions, rows_from(self.top, list(regions), self.gutter), strict=True))

    def _legend(self) -> float:
        """What the marks mean; where the room for the own mark's words begins."""
        key = Canvas()
        key.put(PALE, '<circle cx="13" cy="8" r="3"/>')
        top = write_key(self.canvas, key, self.words.dot, 0)
        key = Canvas()
        key.put(THIN, '<path d="M13 1v14"/>', MARK)
        top = write_key(self.canvas, key, self.words.half, top)
        if not self.known:
            return top
        key = Canvas()
        key.put(BLUE_LINE, '<path d="M13 0v16"/>', DASHES)
        text = with_figure(self.words.all_half, self.words.number(median(self.known)))
        return write_key(self.canvas, key, text, top)

    def drawn(self, teams: Sequence[Placed], sentence: Sentence, table: Table) -> Drawn:
        bottom = bottom_of(list(self.rows.values()), self.top)
        for name, values in self.regions.items():
            self._region(name, values)
        if self.known:
            self._middle_of_all()
            write_ticks(self.canvas, self.axis, self.words, bottom)
        svg = finished(self.canvas, bottom + TICKS, self.words, sentence)
        return Drawn(svg, sentence, table, self._slot(teams), self._yours(teams))

    def _yours(self, teams: Sequence[Placed]) -> Yours:
        """A team beside the middle of its region."""
        halves = {name: median(values) for name, values in self.regions.items() if values}
        known = {
            team.key: {"own": value, "region": team.region, "half": halves[team.region]}
            for team in teams
            if (value := real(team.value)) is not None and team.region in halves
        }
        return Yours("team", {"code": "you_in_region"}, known)

    def _middle_of_all(self) -> None:
        """A line through every region that has a figure."""
        x = self.axis.at(median(self.known))
        for name, values in self.regions.items():
            row = self.rows[name]
            if values:
                self.canvas.upright(BLUE_LINE, x, row.top, row.top + row.height, DASHES)

    def _region(self, name: str, values: Sequence[float]) -> None:
        row = self.rows[name]
        write_name(self.canvas, row, self.gutter)
        if not values:
            text = fitted(self.words.nothing, SMALL, NARROWEST * (1 - self.axis.start / 100))
            self.canvas.text(SOFT, percent(self.axis.start), row.middle + BASELINE, text)
            return
        self.canvas.level(GRID, self.axis.start, self.axis.end, row.middle)
        self.canvas.put(PALE, f'<svg y="{short(row.middle)}" overflow="visible">')
        for x, count in sorted(Counter(round(self.axis.at(value)) for value in values).items()):
            for n in range(min(count, 2 * MOST_SPREAD + 1)):
                away = (n + 1) // 2 * SPREAD * (1 if n % 2 else -1)
                height = f' cy="{away}"' if away else ""
                self.canvas.put(PALE, f'<circle r="3" cx="{x}%"{height}/>')
        self.canvas.put(PALE, "</svg>")
        middle = self.axis.at(median(values))
        self.canvas.upright(THIN, middle, row.middle - 9, row.middle + 9, MARK)

    def _slot(self, teams: Sequence[Placed]) -> KeyedSlot:
        """A large dark dot, and the own figure in words above the lines."""
        you = short(self.own + 14)
        ring = 'class="tg" stroke="#fff" stroke-width="2"'
        pieces = (
            f'<circle cx="13" cy="{short(self.own + 9)}" r="6"/><text font-weight="700" x="{KEY}"'
            f' y="{you}">{written(self.words.you)} ',
            f'</text><circle {ring} r="7" cx="',
            '" cy="',
            '"/>',
        )
        places = {
            team.key: self._place(value, team.region)
            for team in teams
            if (value := real(team.value)) is not None and team.region in self.rows
        }
        return KeyedSlot(pieces, places)

    def _place(self, value: float, region: str) -> list[str]:
        text = fitted(self.words.number(value), SIZE, NARROWEST * 0.4, bold=True)
        at = percent(self.axis.at(value))
        return [written(text), at, short(self.rows[region].middle)]
