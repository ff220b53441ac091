"""What an import would do: the one plan to which every kind of file comes down."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from districtteam.places.reading import Faults

CHANGES = (
    *("created", "renamed", "translated", "recoded", "moved", "closed", "reopened", "redated"),
    *("redrawn", "regrouped"),
)


class Planned(NamedTuple):
    """One change to one place. before, after: as a person reads them."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Step:
    """A place as it is to be, and what changes. pk: None if it is new.

    geometry: GeoJSON text where it changes, else None; groups: where they change, else None;
    number: its line or position in the file.
    """

    number: int
    uid: str
    pk: int | None
    name: str
    names: dict[str, str]
    code: str
    parent: str
    path: str
    level: int
    opened: date | None
    closed: date | None
    drawn_from: str = ""
    geometry: str | None = None
    groups: frozenset[str] | None = None
    changes: list[Planned] = field(default_factory=list)

    @property
    def moves(self) -> bool:
        return self.pk is not None and any(change.what == "moved" for change in self.changes)


@dataclass
class Plan:
    """steps: those that change something, parents before children.

    absent: places of the tree that the file does not name; they stay as they are.
    parents: primary keys of the places that stand in the tree already, by uid.
    """

    source: str
    kind: str
    file_name: str = ""
    sha256: str = ""
    steps: list[Step] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    unchanged: int = 0
    absent: int = 0
    levels: dict[int, tuple[str, dict[str, str]]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    parents: dict[str, int] = field(default_factory=dict)

    @property
    def is_blocked(self) -> bool:
        return self.faults.blocking > 0

    @property
    def changes_anything(self) -> bool:
        return bool(self.steps or self.levels or self.groups)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each kind, in a fixed order, and how many places stay unchanged."""
        found = Counter(change.what for step in self.steps for change in step.changes)
        counted = {what: found[what] for what in CHANGES if found[what]}
        return {**counted, "unchanged": self.unchanged}

    def changes(self) -> Iterator[tuple[Step, Planned]]:
        return ((step, change) for step in self.steps for change in step.changes)

    @property
    def fingerprint(self) -> str:
        """Of every change: what is confirmed is what was shown."""
        digest = hashlib.sha256(f"{self.source} {self.sha256}".encode())
        for step, change in self.changes():
            digest.update("\x1f".join((step.uid, step.path, *change)).encode())
        return digest.hexdigest()
