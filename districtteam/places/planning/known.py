"""The tree as it stands, light enough to hold a country in memory."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from districtteam.lib.words import fold
from districtteam.places.models import Group, Level, Place

from .index import Index

FIELDS = (
    *("pk", "uid", "code", "name", "names", "path", "level", "opened", "closed"),
    "drawn_from",
)


@dataclass(slots=True)
class KnownPlace:
    """A place of the tree, without its geometry. parent: uid, "" at the top."""

    pk: int
    uid: str
    code: str
    name: str
    names: dict[str, str]
    path: str
    level: int
    parent: str
    opened: date | None
    closed: date | None
    drawn_from: str


@dataclass(slots=True)
class KnownTree:
    places: dict[str, KnownPlace] = field(default_factory=dict)
    by_code: Index[str] = field(default_factory=Index)
    by_name: Index[str] = field(default_factory=Index)
    levels: dict[int, tuple[str, dict[str, str]]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    groups_of: dict[int, frozenset[str]] = field(default_factory=dict)  # by primary key

    @property
    def tops(self) -> list[str]:
        return [place.uid for place in self.places.values() if not place.parent]


def known_tree(source: str) -> KnownTree:
    rows = Place.objects.of(source).order_by().values_list(*FIELDS)
    tree = KnownTree()
    for pk, uid, code, name, names, path, level, opened, closed, drawn in rows.iterator(
        chunk_size=5_000
    ):
        above = path.strip("/").rpartition("/")[0].rpartition("/")[2]
        place = KnownPlace(pk, uid, code, name, names, path, level, above, opened, closed, drawn)
        tree.places[uid] = place
        if code:
            tree.by_code.add(code, uid)
        tree.by_name.add(fold(name), uid)
    _add_groups(tree, source)
    for named in Level.objects.filter(source=source):
        tree.levels[named.level] = (named.name, named.names)
    return tree


def _add_groups(tree: KnownTree, source: str) -> None:
    tree.groups = dict(Group.objects.filter(source=source).values_list("uid", "name"))
    members: defaultdict[int, set[str]] = defaultdict(set)
    pairs = Group.places.through.objects.filter(group__source=source).values_list(
        "place_id", "group__uid"
    )
    for place, group in pairs.iterator(chunk_size=5_000):
        members[place].add(group)
    tree.groups_of = {place: frozenset(groups) for place, groups in members.items()}
