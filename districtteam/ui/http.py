"""What every request carries, as the lower rooms see it.

The access room fills `request.here` (see `districtteam.access.middleware`); rooms below it
know the shape only, so that a page about places can ask who is reading without importing people.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from django.http import HttpRequest

Found = TypeVar("Found")


class Here(Protocol):
    """Where the reader stands: who, in which network, with which roles, at what time."""

    person: Any  # people.Person, or None for somebody who is not signed in
    network: Any  # people.Network that the reader is working in, or None
    networks: Sequence[Any]  # all in which the person holds a post today
    roles: frozenset[str]  # roles held today in that network, see people.roles
    fresh: bool  # proved who they are by a code or passkey a moment ago
    shared: bool  # reads on a team's telephone
    lent: bool  # a name picked from the team's list on a shared telephone
    detour: str  # address of what must be done before a role's pages open, or ""
    memberships: Sequence[Any]  # the posts that the person holds today in that network
    teams: Sequence[Any]  # the person's teams today in that network
    now: datetime
    today: date  # the day at `now` by the clocks of that network

    def reaches(self, url: str) -> bool:
        """Whether the key that the reader came with opens that page at all."""

    def once(self, what: str, find: Callable[[], Found]) -> Found:
        """What `find` gives, looked up once however many parts of the page ask."""


class Request(HttpRequest):
    here: Here
