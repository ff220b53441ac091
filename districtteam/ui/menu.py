"""The few links at the head of every page. Rooms add theirs at start-up (apps.py)."""

from dataclasses import dataclass

from django.utils.functional import Promise

from .doors import Door


@dataclass(frozen=True)
class Item:
    url_name: str
    label: str | Promise
    rule: Door
    order: int


_items: list[Item] = []


def add(url_name: str, label: str | Promise, *audience: str, order: int = 50) -> None:
    """Show a link to `url_name` to those of `audience` (see ui.doors); low orders come first."""
    if any(item.url_name == url_name for item in _items):
        return
    _items.append(Item(url_name, label, Door(frozenset(audience), ("GET",)), order))
    _items.sort(key=lambda item: item.order)


def items_for(roles: frozenset[str], *, signed_in: bool) -> list[Item]:
    return [item for item in _items if item.rule.admits(roles, signed_in=signed_in)]
