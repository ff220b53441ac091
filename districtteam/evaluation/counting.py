"""How many bytes went to whom, counted in the memory of each web process.

A page costs no query: what was sent is added to a dictionary, and about once a minute what has
come together is written after an answer has gone out. A process that is killed forgets at most
what it counted since. Counted are the bodies of answers as they went out, compressed; not the
headers, and not style, scripts and pictures of the site, which browsers keep.
"""

import logging
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from districtteam.lib.later import Later
from districtteam.trail.actor import system

from .devices import device_class

actions = Later("districtteam.evaluation.actions.traffic")

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds between two writings
MOST = 5_000  # sessions and steps kept in memory; what comes on top waits for the next writing
REFUSED = 400  # from this status on, an answer shows nothing of a step

OWN, SHARED, LINK = "own", "shared", "link"


class Key(NamedTuple):
    """What is counted apart. person, team, network: keys, 0 for none; session: a code of this
    session for this day; way: own, shared or link; room, name, number: the page's address."""

    day: date
    person: int
    team: int
    network: int
    session: str
    way: str
    device: str
    room: str
    name: str
    number: int


class Seen(NamedTuple):
    pages: int
    sent: int  # bytes


class Counter:
    """Adds up, and hands over what it has when it is time. Safe in several threads."""

    def __init__(self, every: float = EVERY, clock: Callable[[], float] = time.monotonic) -> None:
        self.every, self._clock = every, clock
        self._lock = Lock()
        self._seen: dict[Key, Seen] = {}
        self._since = clock()

    def add(self, key: Key, sent: int, pages: int = 1) -> None:
        with self._lock:
            held = self._seen.get(key)
            if held is None and len(self._seen) >= MOST:
                return
            pages_before, sent_before = held or (0, 0)
            self._seen[key] = Seen(pages_before + pages, sent_before + sent)

    def take(self) -> dict[Key, Seen]:
        """What was counted, if it is time; nothing otherwise."""
        if not self._seen or self._clock() - self._since < self.every:
            return {}
        with self._lock:
            taken, self._seen = self._seen, {}
            self._since = self._clock()
        return taken

    def clear(self) -> None:
        """Forget what was counted."""
        with self._lock:
            self._seen = {}

    def put_back(self, taken: dict[Key, Seen]) -> None:
        """It could not be written: the disk is full, the database away."""
        for key, seen in taken.items():
            self.add(key, seen.sent, seen.pages)


counter = Counter()


def counted(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    """The middleware: outside of what compresses, so that it sees what goes out."""

    def count(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        key = key_of(request, response)
        if key is not None:
            counter.add(key, len(response.content))  # type: ignore[attr-defined]
        return response

    return count


def key_of(request: HttpRequest, response: HttpResponseBase) -> Key | None:
    """Under what an answer is counted; None for nobody's, refused and streamed ones."""
    here = getattr(request, "here", None)
    match = request.resolver_match
    if here is None or here.person is None or match is None or response.streaming:
        return None
    if response.status_code >= REFUSED:
        return None
    link = here.via_link
    way = LINK if link else SHARED if here.shared else OWN
    given = link.digest if link else request.session.session_key or ""
    day, team, network = _where(here)
    number = match.kwargs.get("pk", 0)
    return Key(
        day,
        here.person.pk,
        team,
        network,
        _session(given, day),
        way,
        device_class(request.headers.get("User-Agent", "")),
        match.namespace,
        match.url_name or "",
        number if isinstance(number, int) else 0,
    )


def _where(here: Any) -> tuple[date, int, int]:
    """The reader's day, team and network, as far as the page has looked them up anyway."""
    if "all_memberships" not in here.__dict__ or here.network is None:
        return here.now.date(), 0, 0
    team = next(iter(here.teams), None)
    return here.today, (team.pk if team else 0), here.network.pk


@lru_cache(maxsize=1024)
def _session(given: str, day: date) -> str:
    """A code that tells one session of a day from another, and says nothing on the next day."""
    return salted_hmac("districtteam.evaluation.session", f"{day}:{given}").hexdigest()[:12]


def write_down(**_signal: Any) -> None:
    """After an answer has gone out: write what has come together, if it is time."""
    taken = counter.take()
    if not taken:
        return
    try:
        actions.add_traffic(taken, by=system(timezone.now(), "web"))
    except DatabaseError as fault:
        counter.put_back(taken)
        log.warning("What was sent to whom could not be noted: %s", fault)
