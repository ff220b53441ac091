"""What every kind of file is brought to: a list of units, and what is wrong with some of them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Literal

from districtteam.lib.geometry import Geometry
from districtteam.lib.words import tidy
from districtteam.places.errors import FileRefused

UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
LONGEST_LABEL = 60
MOST_UNITS = 100_000
MOST_POINTS = 500_000  # of all borders in a file
MOST_FAULTS = 200  # kept with their words; the others are counted


class Kept(Enum):
    """The file says nothing about it: what is known stays."""

    KEPT = "kept"


KEPT: Literal[Kept.KEPT] = Kept.KEPT


@dataclass(slots=True)
class Unit:
    """One place as a file gives it. number: its line in a table, else its position in the list.

    parent: uid, code or name of the unit above, "" for a unit at the top; level: number or name;
    names: by language; groups: uids; handle: what other units of the file may call it as `parent`,
    where names alone would not do.
    """

    number: int
    uid: str = ""
    name: str | Kept = KEPT
    code: str | Kept = KEPT
    parent: str | Kept = KEPT
    level: str = ""
    names: dict[str, str] | Kept = KEPT
    opened: date | Kept | None = KEPT
    closed: date | Kept | None = KEPT
    geometry: Geometry | Kept = KEPT
    groups: frozenset[str] | Kept = KEPT
    handle: str = ""

    @property
    def label(self) -> str:
        """How the unit is named to a person."""
        name = "" if self.name is KEPT else str(self.name)
        label = name or self.uid or ("" if self.code is KEPT else str(self.code))
        return label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL]}…"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one unit. A fault that `blocks` keeps the whole file out."""

    code: str
    number: int
    name: str
    params: dict[str, Any] = field(default_factory=dict)
    blocks: bool = True


@dataclass
class Faults:
    """The first faults in full, and how many there are of each kind."""

    listed: list[Fault] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    blocking: int = 0

    def add(self, code: str, unit: Unit, /, *, blocks: bool = True, **params: Any) -> None:
        self.counts[code] += 1
        self.blocking += blocks
        if self.counts[code] <= MOST_FAULTS:
            self.listed.append(Fault(code, unit.number, unit.label, params, blocks))

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass
class Reading:
    """A file's units. kind: "dhis2", "geojson" or "table".

    levels: the names of levels, each with its translations; groups: names by uid; members: uids
    of the units of a group, where the file lists them by group.
    """

    kind: str
    units: list[Unit] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    levels: dict[int, tuple[str, dict[str, str]]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    points: int = 0

    def add(self, unit: Unit) -> None:
        """Take a unit. Raises FileRefused beyond the limits."""
        self.units.append(unit)
        if len(self.units) > MOST_UNITS:
            raise FileRefused("too_many_places", limit=MOST_UNITS)
        if isinstance(unit.geometry, Geometry):
            self.points += sum(map(len, unit.geometry.rings))
        if self.points > MOST_POINTS:
            raise FileRefused("too_many_points", limit=MOST_POINTS)


def line_of(value: object) -> str:
    """A text from a file on one line, "" for anything that is not text or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(tidy(str(value)).split())


def day_of(value: object, unit: Unit, faults: Faults) -> date | None:
    """A day as ISO 8601 writes it, with or without a time; also 31/12/2026."""
    given = text = line_of(value)
    if not text:
        return None
    if text[2:3] == text[5:6] == "/":
        text = f"{text[6:10]}-{text[3:5]}-{text[:2]}"
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        faults.add("bad_date", unit, date=given[:40])
        return None
