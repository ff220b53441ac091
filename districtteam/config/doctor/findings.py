"""What the doctor says: how it is, and what to do where it should be otherwise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import gettext as _


class Level(IntEnum):
    """ATTENTION works for now; FAULT will lose data, open a door or show an error."""

    OK = 0
    ATTENTION = 1
    FAULT = 2

    @property
    def word(self) -> str:
        return {
            Level.OK: _("OK"),
            Level.ATTENTION: _("attention"),
            Level.FAULT: _("fault"),
        }[self]


@dataclass(frozen=True)
class Finding:
    """what: one sentence; do: what to do now, nothing where all is well."""

    level: Level
    what: str
    do: str = ""


Check = Callable[[], Iterator[Finding]]


def ok(what: str) -> Finding:
    return Finding(Level.OK, what)


def attention(what: str, do: str) -> Finding:
    return Finding(Level.ATTENTION, what, do)


def fault(what: str, do: str) -> Finding:
    return Finding(Level.FAULT, what, do)
