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
    about: why it is still open; note: what was reported of it last, for who may open `url`.
    """

    text: str
    url: str = ""
    key: str = ""
    about: str = ""
    language: str = ""
    note: str = ""


Provider = Callable[[list[Cycle], date, set[int]], Iterable[OpenEnd]]
_providers: list[Provider] = []


def add(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def open_ends(cycle: Cycle, day: date) -> list[OpenEnd]:
    """What the cycles before this one left open, as it stands on that day.

    What a team set itself is on the agenda of the cycles that it takes part in.
    """
    from .queries import earlier_of, keys_of_teams  # noqa: PLC0415  (a process starts without)

    before = earlier_of(cycle)
    if not before:
        return []
    teams = keys_of_teams(cycle)
    return [end for provider in _providers for end in provider(before, day, teams)]
