"""The tree as it would be: circles found, paths and levels worked out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_LEVELS = 15
LONGEST_PATH = 400


@dataclass(slots=True)
class Tree:
    """parents: uid of each place's parent, "" at the top."""

    parents: Mapping[str, str]
    paths: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    circles: list[list[str]] = field(default_factory=list)

    def is_too_deep(self, uid: str) -> bool:
        return self.levels[uid] > MOST_LEVELS or len(self.paths[uid]) > LONGEST_PATH


def tree_of(parents: Mapping[str, str]) -> Tree:
    """Paths and levels of all; each circle once, its members at level 0.

    >>> tree_of({"c": "b", "b": "a", "a": ""}).paths["c"]
    '/a/b/c/'
    >>> tree_of({"a": "b", "b": "a"}).circles
    [['a', 'b']]
    """
    tree = Tree(parents)
    for uid in parents:
        _settle(tree, uid)
    return tree


def _settle(tree: Tree, uid: str) -> None:
    chain: list[str] = []
    on_chain: set[str] = set()
    while uid and uid not in tree.levels:
        if uid in on_chain:
            tree.circles.append(chain[chain.index(uid) :])
            break
        chain.append(uid)
        on_chain.add(uid)
        uid = tree.parents.get(uid, "")
    path, level = tree.paths.get(uid, "/"), tree.levels.get(uid, 0)
    is_lost = bool(uid) and not level  # on a circle, or hanging from one
    for below in reversed(chain):
        path, level = f"{path}{below}/", level + 1
        tree.paths[below], tree.levels[below] = path, 0 if is_lost else level


def names_around(circle: list[str], names: Mapping[str, str], most: int = 6) -> str:
    """A circle for a person to read: "A → B → A".

    >>> names_around(["a", "b"], {"a": "Koubia", "b": "Lola"})
    'Koubia → Lola → Koubia'
    """
    shown = [names.get(uid, uid) for uid in circle[:most]]
    return " → ".join([*shown, *(["…"] if len(circle) > most else []), shown[0]])
