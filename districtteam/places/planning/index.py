"""Who is called what: mostly one for each word, so one is kept without a list around it."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Index(Generic[Item]):
    """Items by word.

    >>> index = Index[int]()
    >>> index.add("bo", 1); index.add("bo", 2)
    >>> index.of("bo"), index.of("kenema")
    ([1, 2], [])
    """

    __slots__ = ("_first", "_more")

    def __init__(self) -> None:
        self._first: dict[str, Item] = {}
        self._more: dict[str, list[Item]] = {}

    def add(self, word: str, item: Item) -> None:
        if self._first.setdefault(word, item) != item:
            self._more.setdefault(word, []).append(item)

    def of(self, word: str) -> list[Item]:
        if word not in self._first:
            return []
        return [self._first[word], *self._more.get(word, ())]
