"""From a file's units and the tree as it stands to a plan. Reads the database, writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from districtteam.lib.geometry import Geometry, simplify, to_text
from districtteam.places.reading import KEPT, Kept, Reading, Unit, read_places
from districtteam.places.reading.units import line_of

from . import checks
from .identity import Resolver
from .known import KnownPlace, KnownTree, known_tree
from .plan import Plan, Planned, Step
from .tree import Tree, names_around, tree_of

Value = TypeVar("Value")
BROKEN = {"orphan", "cycle", "parent_ambiguous", "bad_uid", "duplicate_uid", "not_a_unit"}


def plan_file(source: str, data: bytes, file_name: str = "") -> Plan:
    """Read a file and plan its import. Raises FileRefused when it cannot be used at all."""
    sha256, reading = hashlib.sha256(data).hexdigest(), read_places(data)
    del data  # a large file is not needed beside its plan
    plan = plan_import(source, reading)
    plan.file_name, plan.sha256 = line_of(file_name)[-255:], sha256
    return plan


def plan_import(source: str, units: Reading | Iterable[Unit]) -> Plan:
    """What taking these units into the tree of `source` would change, and what is wrong."""
    reading = units if isinstance(units, Reading) else Reading("dhis2", list(units))
    return _Making(source, reading, known_tree(source)).plan()


@dataclass
class _Making:
    source: str
    reading: Reading
    known: KnownTree
    units: dict[str, Unit] = field(default_factory=dict)  # by uid
    names: dict[str, str] = field(default_factory=dict)  # of all places, as they are to be

    def plan(self) -> Plan:
        found = Resolver(self.source, self.reading, self.known, self.reading.faults).identities()
        for uid, unit in zip(found.uids, self.reading.units, strict=True):
            if uid:
                self.units.setdefault(uid, unit)
        checks.check_doubles(self.units, self.reading, found.uids)
        self.names = {uid: place.name for uid, place in self.known.places.items()}
        self.names |= {uid: self._name(uid, unit) for uid, unit in self.units.items()}
        tree = tree_of(self._parents(dict(zip(found.uids, found.parents, strict=True))))
        self._check_tree(tree)
        self._check_codes()
        steps = list(self._changing(tree))
        self._check_changes(steps, tree)
        return self._plan(steps)

    def _check_codes(self) -> None:
        codes = {uid: place.code for uid, place in self.known.places.items()}
        for uid, unit in self.units.items():
            if not isinstance(unit.code, Kept) and not self._only_shapes(uid):
                codes[uid] = unit.code
        checks.check_codes(codes, self.units, self.known, self.reading.faults)

    def _changing(self, tree: Tree) -> Iterator[Step]:
        """The steps that change something; all are checked."""
        faults, levels = self.reading.faults, {**self.known.levels, **self.reading.levels}
        is_broken = self._is_broken
        for uid, unit in self.units.items():
            step = self._step(uid, unit, tree)
            checks.check_texts(unit, step.name, step.code, faults)
            checks.check_dates(unit, step.opened, step.closed, faults)
            if not is_broken:
                checks.check_level(unit, step.level, levels, faults)
            if step.changes:
                yield step

    def _only_shapes(self, uid: str) -> bool:
        """A GeoJSON feature gives a place that exists its shape and nothing else."""
        return self.reading.kind == "geojson" and uid in self.known.places

    def _name(self, uid: str, unit: Unit) -> str:
        place = self.known.places.get(uid)
        if place and (unit.name is KEPT or self._only_shapes(uid)):
            return place.name
        return "" if isinstance(unit.name, Kept) else unit.name

    def _parents(self, given: Mapping[str, str | Kept]) -> dict[str, str]:
        """The parent of every place as it is to be; a new one of unknown parent goes to the top."""
        parents = {uid: place.parent for uid, place in self.known.places.items()}
        tops = self.known.tops
        for uid, parent in given.items():
            if not uid or self._only_shapes(uid):
                continue
            if isinstance(parent, str):
                parents[uid] = parent
            elif uid not in parents:
                parents[uid] = tops[0] if len(tops) == 1 else ""
        return parents

    def _check_tree(self, tree: Tree) -> None:
        faults = self.reading.faults
        for circle in tree.circles:
            unit = next(self.units[uid] for uid in circle if uid in self.units)
            faults.add("cycle", unit, circle=names_around(circle, self.names))
        checks.check_depth(tree, self.units, faults)
        new = [uid for uid, parent in tree.parents.items() if not parent and uid in self.units]
        if (
            len(new) > 1
            and not self._is_broken
            and any(uid not in self.known.places for uid in new)
        ):
            faults.add("several_tops", self.units[new[0]], blocks=False, count=len(new))

    @property
    def _is_broken(self) -> bool:
        """Parents are missing or go in circles: levels would be wrong for that reason alone."""
        return not BROKEN.isdisjoint(self.reading.faults.counts)

    def _step(self, uid: str, unit: Unit, tree: Tree) -> Step:
        place = self.known.places.get(uid)
        only_shape = self._only_shapes(uid)
        step = Step(
            unit.number,
            uid,
            place.pk if place else None,
            self.names[uid],
            _given(KEPT if only_shape else unit.names, place.names if place else {}),
            _given(KEPT if only_shape else unit.code, place.code if place else ""),
            tree.parents[uid],
            tree.paths[uid],
            tree.levels[uid],
            _given(KEPT if only_shape else unit.opened, place.opened if place else None),
            _given(KEPT if only_shape else unit.closed, place.closed if place else None),
            drawn_from(unit.geometry) or (place.drawn_from if place else ""),
        )
        self._compare(step, place, unit)
        return step

    def _compare(self, step: Step, place: KnownPlace | None, unit: Unit) -> None:
        """What the step changes."""
        groups = self._groups(step, unit)
        if place is None:
            step.changes.append(Planned("created", after=self.names.get(step.parent, "")))
            step.groups = groups or None
            return
        step.changes += _differences(place, step, self.names)
        before = self.known.groups_of.get(place.pk, frozenset())
        if groups is not None and groups != before:
            step.groups = groups
            step.changes.append(
                Planned("regrouped", self._group_names(before), self._group_names(groups))
            )

    def _groups(self, step: Step, unit: Unit) -> frozenset[str] | None:
        """The groups the unit is to be in, None if the file does not say."""
        before = self.known.groups_of.get(step.pk or 0, frozenset())
        listed = frozenset(
            group for group, members in self.reading.members.items() if step.uid in members
        )
        if unit.groups is KEPT or self._only_shapes(step.uid):
            return (before - self.reading.members.keys()) | listed if self.reading.members else None
        return frozenset(unit.groups) | listed if not isinstance(unit.groups, Kept) else None

    def _group_names(self, uids: frozenset[str]) -> str:
        names = {**self.known.groups, **self.reading.groups}
        return ", ".join(sorted(names.get(uid) or uid for uid in uids))[:400]

    def _check_changes(self, steps: list[Step], tree: Tree) -> None:
        faults = self.reading.faults
        touched = {
            step.uid
            for step in steps
            if any(change.what in {"created", "renamed", "moved"} for change in step.changes)
        }
        checks.check_siblings(tree, self.names, self.units, touched, faults)
        checks.check_positions(self.source, tree, self._redrawn(steps), faults)

    def _redrawn(self, steps: list[Step]) -> dict[str, tuple[Unit, Geometry]]:
        """The shapes that are new, with their units."""
        shapes = {}
        for step in steps:
            unit = self.units[step.uid]
            place = self.known.places.get(step.uid)
            is_new = step.drawn_from != (place.drawn_from if place else "")
            if is_new and isinstance(unit.geometry, Geometry):
                shapes[step.uid] = (unit, unit.geometry)
        return shapes

    def _plan(self, steps: list[Step]) -> Plan:
        steps.sort(key=lambda step: (step.level, step.number))
        plan = Plan(self.source, self.reading.kind, steps=steps, faults=self.reading.faults)
        if not plan.is_blocked:
            self._draw(steps)
        plan.unchanged = len(self.units) - len(steps)
        plan.absent = len(self.known.places.keys() - self.units.keys())
        plan.levels = {
            number: named
            for number, named in self.reading.levels.items()
            if self.known.levels.get(number) != named
        }
        plan.groups = {
            uid: name or uid
            for uid, name in self.reading.groups.items()
            if self.known.groups.get(uid) != (name or self.known.groups.get(uid) or uid)
        }
        plan.parents = {uid: place.pk for uid, place in self.known.places.items()}
        return plan

    def _draw(self, steps: list[Step]) -> None:
        """Simplify all shapes of the file together, so that borders stay shared; keep the new."""
        new = self._redrawn(steps)
        if not new:
            return
        shapes = {
            uid: unit.geometry
            for uid, unit in self.units.items()
            if isinstance(unit.geometry, Geometry)
        }
        simple = simplify(shapes)
        for step in steps:
            if step.uid in new:
                step.geometry = to_text(simple[step.uid])


def _given(value: Value | Kept, known: Value) -> Value:
    return known if isinstance(value, Kept) else value


def drawn_from(geometry: Geometry | Kept) -> str:
    """A fingerprint of a shape as the file has it, "" for none."""
    if isinstance(geometry, Kept):
        return ""
    digest = hashlib.blake2b(repr(geometry.point).encode(), digest_size=8)
    for polygon in geometry.polygons:
        digest.update(b"|%d" % len(polygon))
        for ring in polygon:
            digest.update(b"/%d/" % len(ring) + ring.tobytes())
    return digest.hexdigest()


def _differences(place: KnownPlace, step: Step, names: Mapping[str, str]) -> Iterable[Planned]:
    if step.name != place.name:
        yield Planned("renamed", place.name, step.name)
    if step.names != place.names:
        yield Planned("translated", _listed(place.names), _listed(step.names))
    if step.code != place.code:
        yield Planned("recoded", place.code, step.code)
    if step.parent != place.parent:
        yield Planned("moved", names.get(place.parent, ""), names.get(step.parent, ""))
    if step.closed != place.closed:
        what = "closed" if step.closed else "reopened"
        yield Planned(what, _day(place.closed), _day(step.closed))
    if step.opened != place.opened:
        yield Planned("redated", _day(place.opened), _day(step.opened))
    if step.drawn_from != place.drawn_from:
        yield Planned("redrawn")


def _listed(names: Mapping[str, str]) -> str:
    return ", ".join(f"{language}: {name}" for language, name in sorted(names.items()))[:400]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
