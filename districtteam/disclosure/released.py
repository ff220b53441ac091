"""What the gate lets through. Only the gate makes one; only this may be shown, sent or exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .errors import NotThroughTheGate
from .figures import Kind, Raw
from .policy import ContentClass, Detail

SEAL = object()  # held by the gate


@dataclass(frozen=True)
class Sealed:
    """Refuses to be made by anybody who does not hold the gate's seal."""

    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise NotThroughTheGate


@dataclass(frozen=True)
class Cell(Sealed):
    """One answer. team, name: only where it is named; code: only where it stands under a code.

    value: a number, a share, a code, a list of codes or a text; rounded to two figures and
    without its numerator and denominator where it stands without a name, because the size of a
    district tells which one it is.
    """

    kind: Kind
    detail: Detail
    value: Any
    numerator: float | None = None
    denominator: float | None = None
    team: int | None = None
    name: str = ""
    code: str = ""
    group: str = ""
    own: bool = False


@dataclass(frozen=True)
class Aggregate(Sealed):
    """Several answers put together: n districts, and the sums of what they said."""

    kind: Kind
    n: int
    amounts: Mapping[str, float]
    group: str = ""

    @property
    def total(self) -> float:
        return self.amounts.get("total", 0.0)

    @property
    def mean(self) -> float | None:
        return self.total / self.n if self.kind is Kind.NUMBER and self.n else None

    @property
    def numerator(self) -> float:
        return self.amounts.get("numerator", 0.0)

    @property
    def denominator(self) -> float:
        return self.amounts.get("denominator", 0.0)

    @property
    def rate(self) -> float | None:
        """Sum of numerators over sum of denominators; None where nobody was counted."""
        is_rate = self.kind is Kind.RATIO and self.denominator
        return self.numerator / self.denominator if is_rate else None

    @property
    def counts(self) -> dict[str, int]:
        """How many districts chose each code."""
        chosen = self.kind is Kind.CHOICE
        return {code: int(count) for code, count in self.amounts.items()} if chosen else {}


@dataclass(frozen=True)
class Reason:
    """Why so many answers are seen as they are: a code of disclosure.words with its parameters."""

    code: str
    count: int
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """What a Released opens to who may read it."""

    cells: tuple[Cell, ...]
    sum_of_all: Aggregate | None
    sums_of_parts: tuple[Aggregate, ...]


@dataclass(frozen=True)
class Released(Sealed):
    """Answers to one question as one reader may see them.

    answered, missing: how many districts did and did not answer; hidden: how many answered and
    are nowhere in what is shown; masked: how many of all asked to be shown less; privileged: teams
    whose name this reader sees beside the answer and their peers do not; ledger: for the gate, to
    compare the next edition with. Figures can be read once a privileged look is written down.
    """

    question: str
    content_class: ContentClass
    kind: Kind
    answered: int
    missing: int
    hidden: int
    masked: int
    reasons: tuple[Reason, ...]
    privileged: frozenset[int]
    ledger: Raw = field(repr=False, compare=False)
    content: Raw = field(repr=False)
    is_logged: bool = False

    def _open(self) -> Content:
        if self.privileged and not self.is_logged:
            raise NotThroughTheGate
        content: Content = self.content.taken()
        return content

    def _at(self, detail: Detail) -> tuple[Cell, ...]:
        cells = self._open().cells
        return tuple(cell for cell in cells if cell.detail is detail and not cell.own)

    @property
    def own(self) -> tuple[Cell, ...]:
        """The reader's own."""
        content: Content = self.content.taken()
        return tuple(cell for cell in content.cells if cell.own)

    @property
    def named(self) -> tuple[Cell, ...]:
        """Others' answers beside their names, by name."""
        return self._at(Detail.NAMED)

    @property
    def coded(self) -> tuple[Cell, ...]:
        """Answers under this subject's codes, by code."""
        return self._at(Detail.CODE)

    @property
    def distribution(self) -> tuple[Cell, ...]:
        """Answers without name or code, by value: their order says nothing."""
        return self._at(Detail.DISTRIBUTION)

    @property
    def aggregate(self) -> Aggregate | None:
        """All that may be counted together, the reader's own included."""
        return self._open().sum_of_all

    @property
    def parts(self) -> tuple[Aggregate, ...]:
        """The same for the parts of the country."""
        return self._open().sums_of_parts

    @property
    def seen(self) -> object:
        """Everything that can be read here, to be compared: two that are equal look alike."""
        counts = (self.answered, self.missing, self.hidden, self.masked)
        return (self._open(), self.reasons, counts)

    @property
    def values(self) -> list[Any]:
        """Every single value that is shown, whoever said it: what a distribution is drawn from."""
        return [cell.value for cell in self._open().cells]


def for_freezing(released: Released) -> Released:
    """For drawing what is kept for an audience; whoever opens it later is logged then."""
    return replace(released, is_logged=True)


def logged(released: Released) -> Released:
    """For the action that writes the look down, and for nobody else."""
    return replace(released, is_logged=True)
