"""What the system knows of somebody: every room that keeps something of people tells its part.

    knowledge.register(Provider("messaging", _("Messages"), facts_of_messages, stays=_("…")))

A provider gives plain rows, so that the page, the JSON and the CSV say the same.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise

from .models import Person


class Fact(NamedTuple):
    """One thing known. what, value: in the reader's words; at: when it was written down."""

    what: str
    value: str
    at: datetime | None = None


class Provider(NamedTuple):
    """What one room knows.

    key: the room's stable code; facts: lazily, the newest first, at a fixed number of queries;
    stays: what erasing leaves there and why, in words ("" when nothing stays).
    """

    key: str
    title: str | Promise
    facts: Callable[[Person], Iterable[Fact]]
    stays: str | Promise = ""


_providers: dict[str, Provider] = {}


def register(provider: Provider) -> None:
    _providers[provider.key] = provider


def providers() -> list[Provider]:
    return list(_providers.values())


def everything_about(person: Person) -> Iterator[tuple[Provider, Fact]]:
    """All that is known, room by room; nothing is gathered in memory."""
    for provider in providers():
        for fact in provider.facts(person):
            yield provider, fact
