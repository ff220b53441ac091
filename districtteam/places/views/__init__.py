"""The tree to read, a place to change by hand, files to take in."""

from .importing import changes, check, send, taken
from .reading import place, tree
from .single import close, move, rename, reopen

__all__ = [
    "changes",
    "check",
    "close",
    "move",
    "place",
    "rename",
    "reopen",
    "send",
    "taken",
    "tree",
]
