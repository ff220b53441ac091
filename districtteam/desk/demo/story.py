"""A country told from its first day to this morning, by the same actions as in real use."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from districtteam.people import actions as people
from districtteam.people.models import Address, Membership, Network, Person, Team
from districtteam.people.roles import Role
from districtteam.trail.actor import Actor

from .country import Country
from .persons import Crowd, Someone

FOUNDED = 121  # days ago
LISTED = 117  # the list of people was read in
CALLED = 20  # the roll call was opened
SATURDAY = 5


@dataclass
class Story:
    """What the chapters share. cast: the people whom a visitor of the demo may be, by part."""

    country: Country
    now: datetime
    crowd: Crowd
    network: Network = field(init=False)
    keeper: Person = field(init=False)  # the administrator
    helper: Person = field(init=False)  # a facilitator
    cast: dict[str, Person] = field(default_factory=dict)

    def at(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """So many days ago by the country's clock, on the working day before where it was none."""
        local = self.now.astimezone(ZoneInfo(self.country.time_zone)) - timedelta(days=days)
        while local.weekday() >= SATURDAY:
            local -= timedelta(days=1)
        then = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return min(then, self.now)

    def day(self, days: int) -> date:
        return self.day_at(self.at(days))

    def in_days(self, days: int) -> date:
        return self.day_at(self.now) + timedelta(days=days)

    def day_at(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.country.time_zone)).date()

    def by(
        self,
        person: Person | None,
        days: int,
        hour: int = 9,
        minute: int = 0,
        channel: str = "web",
    ) -> Actor:
        return Actor(person=person, at=self.at(days, hour, minute), channel=channel)

    def some_minute(self) -> int:
        return int(self.crowd.random.random() * 60)

    def enrol(self, someone: Someone, by: Actor, *, shared: bool = False) -> Person:
        """Put a made-up person on the list, with the numbers and mailboxes they have."""
        language = "" if someone.language == self.network.language else someone.language
        person = people.enrol_person(self.network, someone.name, language=language, by=by)
        if someone.phone:
            people.add_address(person, Address.PHONE, someone.phone, shared=shared, by=by)
        if someone.email:
            people.add_address(person, Address.EMAIL, someone.email, by=by)
        return person

    def appoint(  # noqa: PLR0913  (keywords that read as a sentence)
        self,
        someone: Someone,
        where: Team | Network,
        role: str = Role.MEMBER,
        *,
        post: str = "",
        since: int,
        by: Actor,
        shared: bool = False,
    ) -> Membership:
        """Somebody new in a post that they have held for so many days."""
        person = self.enrol(someone, by, shared=shared)
        return people.appoint(person, where, role, post=post, starts=self.day(since), by=by)
