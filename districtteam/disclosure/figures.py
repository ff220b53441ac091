"""Figures as they come in: nothing here can be shown until the gate has released it.

A `Raw` keeps its value to itself. Written into a page, a message or JSON it fails, so that a
page that forgets the gate is noticed by its first test and not by a district.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from .errors import NotThroughTheGate
from .policy import Audience, ContentClass, Detail


class Raw:
    """A value that only the gate reads."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Any) -> None:
        self._kept = kept

    def taken(self) -> Any:
        """For the gate and for what computes what the gate is asked for; never for a page."""
        return self._kept

    def _refuse(self, *_args: object) -> NoReturn:
        raise NotThroughTheGate

    __str__ = __format__ = __float__ = __int__ = __iter__ = __bytes__ = __html__ = _refuse
    __reduce_ex__ = _refuse

    def __repr__(self) -> str:
        return "<Raw>"


class Kind(StrEnum):
    """What a value is, and so how several are put together."""

    NUMBER = "number"  # summed
    RATIO = "ratio"  # a share or rate: numerators over denominators
    SHARE = "share"  # a share whose parts nobody knows: never put together
    CHOICE = "choice"  # a code, or several: counted
    TEXT = "text"  # never put together


@dataclass(frozen=True)
class Figure:
    """One district's answer to one question.

    value: Raw of a number, a code, a list of codes or a text; None in it is "no answer", never 0;
    for a ratio Raw of (numerator, denominator). group: the part of the country that the fixed
    breakdown puts it in; tightened: the most that the team lets others see; consents: what it
    lets an audience see beyond the policy; at_code: how the subject calls it where only codes are.
    """

    team: int
    name: str
    value: Raw
    group: str = ""
    tightened: Detail = Detail.NAMED
    consents: Mapping[Audience, Detail] = field(default_factory=dict)
    code: str = ""

    @property
    def is_missing(self) -> bool:
        value = self.value.taken()
        return value in (None, "", [], ()) or (isinstance(value, tuple) and None in value)


@dataclass(frozen=True)
class Figures:
    """All districts' answers to one question. persons: counts people, so small ones are hidden."""

    question: str
    content_class: ContentClass
    kind: Kind
    rows: Sequence[Figure]
    persons: bool = False
