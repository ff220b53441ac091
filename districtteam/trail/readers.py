"""Who may read the history of what. Rooms above register their kinds at start-up; the rest is shut.

    readers.register("people.team", may_read_team, also=members_of_team)

`may_read(here, key)` says whether the reader may see the history of that object, whose key is one
that a row can have; `also(key)` adds
deeds that belong to it without naming it (what a person did, what happened to a network's teams);
`but_not(here, key)` takes out deeds that are not for everybody who may read the rest.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q

from districtteam.ui.http import Here
from districtteam.ui.keys import key_in

MayRead = Callable[[Here, str], bool]
Also = Callable[[str], Q]
ButNot = Callable[[Here, str], Q]


class Readers(NamedTuple):
    may_read: MayRead
    also: Also | None = None
    but_not: ButNot | None = None


_readers: dict[str, Readers] = {}


def register(
    kind: str, may_read: MayRead, also: Also | None = None, but_not: ButNot | None = None
) -> None:
    """Open the history of objects of `kind` ("people.team") to those whom `may_read` admits."""
    _readers[kind] = Readers(may_read, also, but_not)


def may_read(here: Here, kind: str, key: str) -> bool:
    """Closed unless somebody signed in is admitted by the room that knows the kind."""
    readers = _readers.get(kind)
    if readers is None or here.person is None or not key_in(key):
        return False
    return readers.may_read(here, key)


def belonging(kind: str, key: str) -> Q:
    """Entries that belong to an object though they do not name it; empty unless registered."""
    readers = _readers.get(kind)
    return readers.also(key) if readers and readers.also else Q()


def kept_from(here: Here, kind: str, key: str) -> Q:
    """Entries of an object's history that this reader is not told of; empty unless registered."""
    readers = _readers.get(kind)
    return readers.but_not(here, key) if readers and readers.but_not else Q()
