"""Who sees what: a table of audience by class of content, and what makes one table tighter.

Plain values without a database. A cell says the most that an audience may see of a district's
answer; teams tighten it further, and only a recorded consent widens it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from .errors import BadPolicy


class Audience(StrEnum):
    """Who reads. A person may belong to several."""

    OWN = "own"
    TWIN = "twin"
    PEERS = "peers"
    FACILITATORS = "facilitators"
    REGION = "region"
    NATIONAL = "national"
    PUBLIC = "public"


class Detail(IntEnum):
    """How much of a district's answer is seen, from nothing to its name beside it."""

    NOTHING = 0
    AGGREGATE = 1
    DISTRIBUTION = 2
    CODE = 3
    NAMED = 4

    @property
    def word(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Detail:
        """Raises BadPolicy for a word that is no detail."""
        try:
            return cls[word.upper()]
        except KeyError as unknown:
            raise BadPolicy(word=word) from unknown


class ContentClass(StrEnum):
    """A, practices; B, routine figures that the national system has anyway; C, sensitive."""

    PRACTICE = "A"
    ROUTINE = "B"
    SENSITIVE = "C"


Cell = tuple[ContentClass, Audience]
OTHERS = tuple(audience for audience in Audience if audience is not Audience.OWN)
CELLS: tuple[Cell, ...] = tuple((kind, who) for kind in ContentClass for who in OTHERS)


@dataclass(frozen=True)
class Policy:
    """What each audience may see of each class. One's own answers are always seen whole.

    >>> Policy.from_json({"A": {"peers": "named"}}).cell(ContentClass.PRACTICE, Audience.PEERS).word
    'named'

    A cell that nobody wrote is `nothing`.
    """

    table: Mapping[Cell, Detail]

    def cell(self, kind: ContentClass, audience: Audience) -> Detail:
        if audience is Audience.OWN:
            return Detail.NAMED
        return self.table.get((kind, audience), Detail.NOTHING)

    def is_tighter(self, other: Policy) -> bool:
        """No cell is wider than the other's: they may be the same."""
        return all(self.cell(*cell) <= other.cell(*cell) for cell in CELLS)

    def wider_cells(self, other: Policy) -> Iterator[Cell]:
        """The cells in which this one shows more than the other."""
        return (cell for cell in CELLS if self.cell(*cell) > other.cell(*cell))

    def tightest_with(self, other: Policy) -> Policy:
        """Cell by cell the tighter of both."""
        return Policy({cell: min(self.cell(*cell), other.cell(*cell)) for cell in CELLS})

    def to_json(self) -> dict[str, dict[str, str]]:
        return {
            kind.value: {who.value: self.cell(kind, who).word for who in OTHERS}
            for kind in ContentClass
        }

    @classmethod
    def from_json(cls, table: Any) -> Policy:
        """Raises BadPolicy for a class, an audience or a detail that does not exist."""
        try:
            return cls(
                {
                    (ContentClass(kind), Audience(who)): Detail.of(word)
                    for kind, row in table.items()
                    for who, word in row.items()
                    if who != Audience.OWN
                }
            )
        except (AttributeError, ValueError, TypeError) as wrong:
            raise BadPolicy(word=str(wrong)) from wrong


def _row(kind: ContentClass, network: Detail, public: Detail) -> dict[Cell, Detail]:
    return {(kind, who): public if who is Audience.PUBLIC else network for who in OTHERS}


# Where a network's charter starts: practices and routine figures named to the network, what is
# sensitive as an anonymous distribution; the public reads sums of the first two.
STARTING = Policy(
    _row(ContentClass.PRACTICE, Detail.NAMED, Detail.AGGREGATE)
    | _row(ContentClass.ROUTINE, Detail.NAMED, Detail.AGGREGATE)
    | _row(ContentClass.SENSITIVE, Detail.DISTRIBUTION, Detail.NOTHING)
)
