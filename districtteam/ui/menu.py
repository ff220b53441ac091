"""The few links at the head of every page. Rooms add theirs at start-up (apps.py)."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise

from .doors import Door
from .http import Here

When = Callable[[Here], bool]


class Item(NamedTuple):
    url_name: str
    label: str | Promise
    rule: Door
    order: int
    when: When | None = None

    def shown_to(self, here: Here | None) -> bool:
        if here is None or (self.when and not self.when(here)):
            return False
        signed_in = here.person is not None
        return self.rule.admits(here.roles if signed_in else frozenset(), signed_in=signed_in)


_items: list[Item] = []


def add(
    url_name: str,
    label: str | Promise,
    *audience: str,
    order: int = 50,
    when: When | None = None,
) -> None:
    """Show a link to `url_name` to those of `audience` (see ui.doors); low orders come first.

    when: a question about where the reader stands, for what the audience alone cannot say.
    """
    if any(item.url_name == url_name for item in _items):
        return
    _items.append(Item(url_name, label, Door(frozenset(audience), ("GET",)), order, when))
    _items.sort(key=lambda item: item.order)


def items_for(here: Here | None) -> list[Item]:
    return [item for item in _items if item.shown_to(here)]
