"""What an earlier cycle left open, told by the later steps to the first one of the next cycle.

agenda.add(open_commitments)      # at start-up, by the step that knows
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .models import Cycle


class OpenEnd(NamedTuple):
    """Something that stayed open. text: as it was said; url: where it can be read."""

    text: str
    url: str = ""


Provider = Callable[[Cycle], Iterable[OpenEnd]]
_providers: list[Provider] = []


def add(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def open_ends(cycle: Cycle | None) -> list[OpenEnd]:
    """What stayed open in that cycle; nothing where there was none."""
    if cycle is None:
        return []
    return [end for provider in _providers for end in provider(cycle)]
