"""Which place of the tree each unit of a file is, and which unit stands above it.

A unit is known by its uid; without one by its code; without one by its name under its parent.
A unit that is not in the tree yet and has no uid is given one that follows from its parent and
name, so that the same file read again means the same place.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from districtteam.lib.words import fold
from districtteam.places.reading import KEPT, UID, Faults, Kept, Reading, Unit

from .checks import level_number
from .index import Index
from .known import KnownTree

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

Found = int | str  # a unit of the file by its index, or a place of the tree by its uid


def uid_for(source: str, parent: str, name: str) -> str:
    """Eleven letters and digits, a letter first, as DHIS2 makes them; the same for the same.

    >>> uid_for("kadou", "ImspTQPwCqd", "Koubia") == uid_for("kadou", "ImspTQPwCqd", "KOUBIA")
    True
    """
    text = "\x1f".join((source, parent, fold(name) or name))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:12])
    number, letter = divmod(number, 52)
    uid = LETTERS[10 + letter]
    for _ in range(10):
        number, digit = divmod(number, 62)
        uid += LETTERS[digit]
    return uid


@dataclass(slots=True)
class Identities:
    """uids: of each unit, "" where it could not be told; parents: uid, "" for the top, or KEPT."""

    uids: list[str]
    parents: list[str | Kept]


@dataclass(slots=True)
class Resolver:
    """Finds units by what other units call them, and then gives each its uid, parents first."""

    source: str
    reading: Reading
    known: KnownTree
    faults: Faults
    by_handle: Index[int] = field(default_factory=Index)
    by_uid: Index[int] = field(default_factory=Index)
    by_code: Index[int] = field(default_factory=Index)
    by_name: Index[int] = field(default_factory=Index)

    def identities(self) -> Identities:
        units = self.reading.units
        for index, unit in enumerate(units):
            self._index(index, unit)
        found = [self._parent(index, unit) for index, unit in enumerate(units)]
        uids: list[str | None] = [None] * len(units)
        for index in range(len(units)):
            for above in reversed(_unsettled(index, found, uids)):
                uids[above] = self._uid(units[above], _parent_uid(found[above], uids))
        settled = [uid or "" for uid in uids]
        return Identities(settled, [_parent_uid(parent, uids) for parent in found])

    def _index(self, index: int, unit: Unit) -> None:
        if unit.handle:
            self.by_handle.add(unit.handle, index)
        if unit.uid:
            self.by_uid.add(unit.uid, index)
        if isinstance(unit.code, str) and unit.code:
            self.by_code.add(unit.code, index)
        if isinstance(unit.name, str) and unit.name:
            self.by_name.add(fold(unit.name), index)

    def _parent(self, index: int, unit: Unit) -> Found | Kept | None:
        """None for a parent that could not be found, a fault noted; "" for the top."""
        if unit.parent is KEPT or unit.parent == "":
            return KEPT if unit.parent is KEPT else ""
        text = str(unit.parent)
        for sure, found in self._candidates(text):
            meant = found if sure else [one for one in found if one != index]
            if len(meant) == 1 or (meant and self.reading.kind == "dhis2"):
                return meant[0]
            if meant:
                self.faults.add("parent_ambiguous", unit, parent=text[:80], count=len(meant))
                return None
        self.faults.add("orphan", unit, parent=text[:80])
        return None

    def _candidates(self, text: str) -> Iterator[tuple[bool, list[Found]]]:
        """Units, then places, that may be meant, the surest ways of naming first.

        A name is not sure: a town may lie in a district of the same name.
        """
        yield True, [*self.by_handle.of(text)]
        yield True, [*self.by_uid.of(text)]
        yield True, [text] if text in self.known.places else []
        if self.reading.kind == "dhis2":
            return
        yield True, [*self.by_code.of(text)]
        yield True, [*self.known.by_code.of(text)]
        yield False, [*self.by_name.of(fold(text))]
        yield False, [*self.known.by_name.of(fold(text))]

    def _uid(self, unit: Unit, parent: str | Kept) -> str:
        if self.reading.kind == "geojson":
            return self._uid_by_hint(unit, parent)
        if unit.uid:
            return self._given_uid(unit)
        return self._match(unit, parent) or self._new_uid(unit, parent)

    def _uid_by_hint(self, unit: Unit, parent: str | Kept) -> str:
        """The identifier of a shape is often its maker's own: it counts only if it is known."""
        if unit.uid in self.known.places:
            return unit.uid
        matched = self._match(unit, parent)
        return matched or (self._given_uid(unit) if unit.uid else self._new_uid(unit, parent))

    def _given_uid(self, unit: Unit) -> str:
        if UID.fullmatch(unit.uid):
            return unit.uid
        self.faults.add("bad_uid", unit, uid=unit.uid[:60])
        return ""

    def _match(self, unit: Unit, parent: str | Kept) -> str:
        """The one place of the tree that has this code, or else this name in this position."""
        code = "" if isinstance(unit.code, Kept) else unit.code
        name = "" if isinstance(unit.name, Kept) else unit.name
        found = self.known.by_code.of(code) if code else []
        if not found and name:
            found = [
                uid for uid in self.known.by_name.of(fold(name)) if self._fits(uid, unit, parent)
            ]
        if len(found) > 1:
            self.faults.add("name_ambiguous", unit, count=len(found))
        return found[0] if found else ""

    def _fits(self, uid: str, unit: Unit, parent: str | Kept) -> bool:
        place = self.known.places[uid]
        if level_number(unit.level, {}) not in {None, place.level}:
            return False
        return parent is KEPT or place.parent == parent

    def _new_uid(self, unit: Unit, parent: str | Kept) -> str:
        name = "" if isinstance(unit.name, Kept) else unit.name
        code = "" if isinstance(unit.code, Kept) else unit.code
        above = "" if isinstance(parent, Kept) else parent
        return uid_for(self.source, above, name or code) if name or code else ""


def _unsettled(index: int, found: list[Found | Kept | None], uids: list[str | None]) -> list[int]:
    """The unit and those above it without a uid yet, from below; a circle ends where it began."""
    chain: list[int] = []
    seen: set[int] = set()
    while uids[index] is None and index not in seen:
        chain.append(index)
        seen.add(index)
        above = found[index]
        if not isinstance(above, int):
            break
        index = above
    return chain


def _parent_uid(found: Found | Kept | None, uids: list[str | None]) -> str | Kept:
    if isinstance(found, int):
        return uids[found] or ""
    return KEPT if found is None or isinstance(found, Kept) else found
