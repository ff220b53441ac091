"""Where a reader stands, by the key they came with: their own session, a lent one, a step link."""

from dataclasses import dataclass
from functools import cached_property

from districtteam.people.here import Here
from districtteam.people.models import Membership, Person
from districtteam.people.roles import AUDIENCE_OF_KIND, TEAM_ROLES

from .models import StepLink
from .paths import covers

OPEN_TO_A_TEAM = frozenset(TEAM_ROLES) | frozenset(AUDIENCE_OF_KIND.values())


@dataclass
class Visit(Here):
    """A reader, limited to what their key opens.

    via_link: came by a step link, so only its pages know who they are;
    owner_id: who proved to be there when a session on a shared telephone began;
    behind: who is signed in on the device on which somebody else's link was opened.
    """

    via_link: StepLink | None = None
    owner_id: int = 0
    behind: Person | None = None

    @cached_property
    def all_memberships(self) -> list[Membership]:
        held = super().all_memberships
        if self.via_link is not None and self.via_link.team_id is not None:
            return [m for m in held if m.team_id == self.via_link.team_id]
        if self.lent:
            return [m for m in held if m.team_id in self._teams_of_owner]
        return held

    @cached_property
    def _teams_of_owner(self) -> set[int | None]:
        posts = Membership.objects.filter(person_id=self.owner_id).select_related("network")
        return {post.team_id for post in posts.exclude(team=None) if post.is_held_at(self.now)}

    @cached_property
    def roles(self) -> frozenset[str]:
        """A link or a lent name never opens what is for facilitators and administrators."""
        held = super().roles
        return held & OPEN_TO_A_TEAM if self.via_link or self.lent else held

    def reaches(self, url: str) -> bool:
        """A step link opens the pages under its own path, and no other is offered."""
        return self.via_link is None or covers(self.via_link.path, url.partition("?")[0])

    @property
    def still_holds(self) -> bool:
        """Whether the key still opens anything: the post that it came with is held today."""
        return bool(self.all_memberships) if self.via_link or self.lent else True
