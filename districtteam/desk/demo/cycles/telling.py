"""What the steps of a told cycle share: its script, its hours, and who speaks for a team when."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from django.utils import translation

from districtteam.cycle.core.models import Cycle
from districtteam.desk.demo.profiles import profile_of
from districtteam.desk.demo.story import SATURDAY, Story
from districtteam.people.models import Membership, Person, Team
from districtteam.people.queries import lead_first
from districtteam.people.roles import TeamKind
from districtteam.trail.actor import Actor

SCRIPTS = Path(__file__).parent / "scripts"
LEADING = {"lead", "acting_lead"}
EDGE = timedelta(minutes=10)
OPENS, HOURS = 7, 11  # a working day begins at seven and lasts eleven hours

Script = dict[str, Any]


def script_of(name: str) -> Script:
    found: Script = json.loads((SCRIPTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@dataclass
class Told:
    """A cycle as it is told. script: what is said in it; dice: what is left to chance, seeded."""

    story: Story
    cycle: Cycle
    script: Script
    dice: Random
    _posts: dict[tuple[int, str], list[Membership]] = field(default_factory=dict)

    @cached_property
    def teams(self) -> list[Team]:
        parts = self.cycle.participations.select_related("team__network").order_by("team__pk")
        return [part.team for part in parts]

    @cached_property
    def by_name(self) -> dict[str, Team]:
        return {team.name: team for team in self.story.network.teams.select_related("network")}

    def facilitator(self, at: datetime) -> Actor:
        return Actor(person=self.story.helper, at=at)

    def between(self, start: datetime, end: datetime, share: float) -> datetime:
        """A moment so far on the way from one to the other, in working hours where there are."""
        moment = start + (end - start) * share
        moment = moment.replace(hour=OPENS + int(HOURS * self.dice.random()))
        if moment.weekday() >= SATURDAY and end - start > timedelta(days=5):
            moment -= timedelta(days=moment.weekday() - SATURDAY + 1)
        moment = moment.replace(minute=int(60 * self.dice.random()))
        return min(max(moment, start + EDGE), end - EDGE)

    def some(self, start: datetime, end: datetime) -> datetime:
        return self.between(start, end, self.dice.random())

    def posts(self, team: Team, at: datetime) -> list[Membership]:
        """Who is in the team that day, its lead or whoever stands in first."""
        day = self.cycle.network.day_at(at)
        key = (team.pk, day.isoformat())
        if key not in self._posts:
            held = team.memberships.on(day).select_related("person")
            self._posts[key] = lead_first(held)
        return self._posts[key]

    def people(self, team: Team, at: datetime) -> list[Person]:
        return list(dict.fromkeys(post.person for post in self.posts(team, at)))

    def lead(self, team: Team, at: datetime) -> Actor | None:
        """Who confirms for the team: on the telephone, where a facilitator types it in."""
        leads = [post.person for post in self.posts(team, at) if post.role in LEADING]
        return self.spoken(team, leads[0], at) if leads else None

    def member(self, team: Team, at: datetime) -> Actor | None:
        """Anybody else of the team, or its lead where there is nobody else."""
        people = self.people(team, at)
        if not people:
            return None
        others = people[1:] or people
        return self.spoken(team, others[int(self.dice.random() * len(others))], at)

    def spoken(self, team: Team, person: Person, at: datetime) -> Actor:
        if profile_of(team.name).by_phone:
            return self.facilitator(at).on_behalf(person, "phone")
        return Actor(person=person, at=at)

    def present(self, team: Team, at: datetime) -> list[Person]:
        """Who sits around the table: the first of the team and some of the others."""
        people = self.people(team, at)
        return people[:1] + [one for one in people[1:] if self.dice.random() < 0.6]  # noqa: PLR2004

    def uid(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128), version=4)

    def language(self, team: Team | None) -> str:
        """What is spoken there."""
        return language_of(self.story, team)


def language_of(story: Story, team: Team | None) -> str:
    spoken = {name: one.language for one in story.country.regions for name in one.districts}
    return spoken.get(team.name if team else "", story.country.languages[0])


def districts_of(story: Story, regions: tuple[str, ...] = ()) -> list[Team]:
    """The district teams of these regions, or of the whole country."""
    teams = story.network.teams.filter(kind=TeamKind.HDMT).order_by("pk")
    if regions:
        teams = teams.filter(places__parent__name__in=regions)
    return list(teams)


speaking = translation.override  # the language in which somebody writes
