"""Where a reader stands: who they are, in which network, with which roles today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from districtteam.lib.words import alphabetical
from districtteam.ui.kept import Kept

from .models import Membership, Network, Person, Team
from .roles import AUDIENCE_OF_KIND, Role, TeamKind

Found = TypeVar("Found")
POSTS: Kept[Membership] = Kept(  # a life has few
    lambda person: Membership.objects.filter(person_id=person).select_related("network", "team"),
    int,
)


@dataclass
class Here:
    """The reader of one request. Looks nothing up until it is asked.

    person: None for somebody not signed in; chosen: slug of the network picked by somebody who
    belongs to several; fresh: proved who they are a moment ago; now: the time of the request;
    shared, lent, detour: see ui.http.
    """

    person: Person | None
    now: datetime
    chosen: str = ""
    fresh: bool = False
    shared: bool = False
    lent: bool = False
    detour: str = ""

    @property
    def today(self) -> date:
        """By the clocks of the network, wherever the server stands."""
        return self.network.day_at(self.now) if self.network else self.now.date()

    def reaches(self, url: str) -> bool:  # noqa: ARG002  (a narrower key reaches less)
        """Whether the key that the reader came with opens that page at all."""
        return True

    def once(self, what: str, find: Callable[[], Found]) -> Found:
        """What `find` gives, looked up once however many parts of the page ask."""
        if what not in self._found:
            self._found[what] = find()
        found: Found = self._found[what]
        return found

    @cached_property
    def _found(self) -> dict[str, Any]:
        return {}

    @cached_property
    def all_memberships(self) -> list[Membership]:
        """Every post that the person holds today, in all networks: one query."""
        if self.person is None:
            return []
        return [post for post in POSTS.rows(self.person.pk) if post.is_held_at(self.now)]

    @cached_property
    def networks(self) -> list[Network]:
        return sorted(
            {m.network for m in self.all_memberships},
            key=lambda network: alphabetical(network.name),
        )

    @cached_property
    def network(self) -> Network | None:
        chosen = [network for network in self.networks if network.slug == self.chosen]
        return next(iter(chosen or self.networks), None)

    @cached_property
    def memberships(self) -> list[Membership]:
        return [m for m in self.all_memberships if m.network == self.network]

    @cached_property
    def teams(self) -> list[Team]:
        return list({m.team.pk: m.team for m in self.memberships if m.team}.values())

    @cached_property
    def roles(self) -> frozenset[str]:
        held = {Role(m.role).value for m in self.memberships}
        kinds = {AUDIENCE_OF_KIND.get(TeamKind(team.kind), "") for team in self.teams}
        return frozenset(held | (kinds - {""}))
