"""One question, as one audience may see it, drawn: which chart, of which released figures."""

from dataclasses import dataclass

from districtteam.disclosure.released import Cell, Released
from districtteam.lib.charts import (
    Area,
    Choice,
    Drawn,
    Peer,
    Ranged,
    expected_range,
    number_of,
    one_of,
    several_of,
    tile_map,
    you_and_your_peers,
)
from districtteam.lib.charts import (
    Asked as Counted,
)
from districtteam.lib.statistics import Placed, Unit, funnel
from districtteam.people.words import said
from districtteam.ui.charts import words

from .frozen import Asked
from .words import Base, Write, answer_words, based, peer_words, plain, share

# How the reader's own mark is put in: by their team's key, by their code, by value, by answer.
KEY, CODE, VALUE, CHOICE = "key", "code", "value", "choice"
FEWEST_NAMED = 2  # named teams from which a chart of them is drawn


@dataclass(frozen=True)
class Chart:
    """drawn: the picture; own: what its slot takes of the reader's own answer; base: of how many
    teams it is, and whatever is counted in it.
    """

    drawn: Drawn
    own: str
    base: Base


def draw(released: Released, asked: Asked, title: str, language: str) -> Chart | None:
    """The chart of a question; None where the audience sees sums alone, or nothing."""
    if asked.kind in {"choice", "choices"}:
        return _answers(released, asked, title, language)
    if len(released.named) >= FEWEST_NAMED and _mostly(released.named, released):
        return _named(released, asked, title)
    if released.coded:
        peers = [Peer(f"code:{it.code}", it.code, it.value) for it in released.coded]
        peers += [Peer(str(it.team), it.name, it.value) for it in released.named]
        base = Base(len(peers), released.answered)
        written = peer_words(title, writer_of(asked), base)
        return Chart(you_and_your_peers(peers, written), CODE, base)
    return _spread(released, asked, title) if released.distribution else None


def _spread(released: Released, asked: Asked, title: str) -> Chart:
    write = writer_of(asked)
    base = Base(len(released.values), released.answered)
    written = based(words.numbers(title, write, write), write, base)
    return Chart(number_of(_numbers(released), written), VALUE, base)


def tiles(released: Released, asked: Asked, title: str) -> Drawn | None:
    """A tile for each named team, by part of the country; None where few are named or counted."""
    if asked.kind not in {"number", "ratio", "share"} or not _mostly(released.named, released):
        return None
    areas = [Area(str(it.team), it.name, it.value, it.group) for it in released.named]
    write, base = writer_of(asked), Base(len(areas), released.answered)
    written = based(words.classes(title, write), write, base)
    return tile_map(areas, written) if len(areas) > 1 else None


def writer_of(asked: Asked) -> Write:
    """How the figures of a question are written."""
    return share if asked.kind in {"ratio", "share"} else plain


def _mostly(cells: tuple[Cell, ...], released: Released) -> bool:
    """Whether they are what the picture is of. Who is named to few readers is listed apart, and
    the picture is of all.
    """
    every = released.aggregate if released.privileged else None
    return 2 * len(cells) >= (every.n if every else len(released.values))


def _numbers(released: Released) -> list[float | None]:
    return [*released.values, *[None] * released.missing]


def _named(released: Released, asked: Asked, title: str) -> Chart:
    base = Base(len(released.named), released.answered)
    if asked.kind == "ratio":
        return Chart(_ranges(released, title, base), KEY, base)
    peers = [Peer(str(cell.team), cell.name, cell.value) for cell in released.named]
    written = peer_words(title, writer_of(asked), base)
    return Chart(you_and_your_peers(peers, written), KEY, base)


def _ranges(released: Released, title: str, base: Base) -> Drawn:
    """Each team on the range that chance gives a team of its size."""
    cells = {str(cell.team): cell for cell in released.named}
    found = funnel(Unit(key, it.numerator, it.denominator) for key, it in cells.items())
    teams = [_ranged(unit, cells[str(unit.key)]) for unit in found.units]
    written = based(words.ranges(title, share), share, base)
    return expected_range(teams, written, found.centre)


def _ranged(unit: Placed, cell: Cell) -> Ranged:
    low, high = unit.usual or (None, None)
    lowest, highest = unit.possible or (None, None)
    return Ranged(
        str(unit.key), cell.name, cell.value, low, high, lowest, highest, verdict=unit.word
    )


def _answers(released: Released, asked: Asked, title: str, language: str) -> Chart | None:
    """How many teams gave each answer; nobody's answer is told apart."""
    if released.aggregate is None:
        return None
    counts = released.aggregate.counts
    choices = [
        Choice(value, said(labels, language) or value, counts.get(value, 0))
        for value, labels in asked.choices.items()
    ]
    counted = Counted(released.aggregate.n, released.missing)
    base = Base(released.aggregate.n, released.answered)
    several = asked.kind == "choices"
    if several and not asked.ordered:
        written = based(words.answers(title), share, base)
        return Chart(several_of(choices, counted, written), CHOICE, base)
    written = based(answer_words(title, several=several), share, base)
    if asked.ordered:
        return Chart(one_of(_reached(choices), counted, written, ordered=True), CHOICE, base)
    return Chart(one_of(choices, counted, written), CHOICE, base)


def _reached(choices: list[Choice]) -> list[Choice]:
    """Without the classes at either end that nobody chose."""
    chosen = [at for at, choice in enumerate(choices) if choice.count]
    return choices[chosen[0] : chosen[-1] + 1] if chosen else choices
