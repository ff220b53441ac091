"""What earlier cycles left open, told by the later steps to the first one of the next cycle.

agenda.add(open_commitments)      # at start-up, by the step that knows
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from .models import Cycle


class OpenEnd(NamedTuple):
    """Something that stayed open.

    text: as it was said, in which language; url: where it can be read; key: which of all it is;
    about: why it is still open.
    """

    text: str
    url: str = ""
    key: str = ""
    about: str = ""
    language: str = ""


Provider = Callable[[list[Cycle], date], Iterable[OpenEnd]]
_providers: list[Provider] = []


def add(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def open_ends(cycles: list[Cycle], day: date) -> list[OpenEnd]:
    """What these cycles left open, as it stands on that day."""
    return [end for provider in _providers for end in provider(cycles, day)] if cycles else []
