"""Who does something, through which channel, on whose behalf, and when.

Every action takes one. The moment is part of it, so an action has no clock of its own: a page
passes the time of its request, the demo passes last month.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from districtteam.ui import clock
from districtteam.ui.http import Request


@dataclass(frozen=True)
class Actor:
    """person: who acts, None for the system itself; on_behalf_of: who is spoken for, if another."""

    person: Any
    at: datetime
    channel: str = "web"
    on_behalf_of: Any = None

    def on_behalf(self, person: Any, channel: str) -> "Actor":
        return replace(self, on_behalf_of=person, channel=channel)


def actor_of(request: Request) -> Actor:
    """The reader of a page, acting by the web, now."""
    return Actor(person=request.here.person, at=request.here.now)


def system(at: datetime | None = None, channel: str = "clock") -> Actor:
    """The platform itself: the clock, a command."""
    return Actor(person=None, at=at or clock.now(), channel=channel)
