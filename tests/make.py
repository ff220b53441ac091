"""Builders for tests: plain functions, and the same few people everywhere.

    cast = make.cast()          # one country, two districts, everybody in their post
    client.force_login(cast.awa)

Awa is a member of Koubia's team, Bakary its lead, Celestine its acting lead; Daouda facilitates;
Esther sits in the region, Fanta in the ministry; Gilbert evaluates; Hawa administers. Issa leads
a district of another country: the stranger. Jeanne leads Lola, the other district here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from districtteam.people.models import Address, Membership, Network, Person, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Level, Place
from districtteam.trail.actor import Actor

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
LEVELS = [("Country", "Pays"), ("Region", "Région"), ("District", "District")]
NAMES = [
    "awa",
    "bakary",
    "celestine",
    "daouda",
    "esther",
    "fanta",
    "gilbert",
    "hawa",
    "issa",
    "jeanne",
]


def actor(person: Person | None = None, *, at: datetime = NOW, channel: str = "web") -> Actor:
    return Actor(person=person, at=at, channel=channel)


def network(slug: str = "kadou", **fields: object) -> Network:
    given = {
        "name": slug.title(),
        "country": "GN",
        "languages": ["fr", "en"],
        "time_zone": "Africa/Conakry",
        "place_source": slug,
        **fields,
    }
    return Network.objects.create(slug=slug, **given)


def place(
    name: str, parent: Place | None = None, *, source: str = "kadou", **fields: object
) -> Place:
    uid = fields.pop("uid", name.lower().replace(" ", "-"))
    above = parent.path if parent else "/"
    level = parent.level + 1 if parent else 1
    return Place.objects.create(
        source=parent.source if parent else source,
        uid=uid,
        name=name,
        path=f"{above}{uid}/",
        level=level,
        parent=parent,
        **fields,
    )


def team(network: Network, name: str, *places: Place, kind: str = TeamKind.HDMT) -> Team:
    made = Team.objects.create(network=network, name=name, kind=kind)
    made.places.set(places)
    return made


def person(name: str, *, email: str = "", phone: str = "", language: str = "en") -> Person:
    made = Person.objects.create(name=name, language=language, created_at=NOW)
    if email:
        Address.objects.create(person=made, kind=Address.EMAIL, value=email, verified_at=NOW)
    if phone:
        Address.objects.create(person=made, kind=Address.PHONE, value=phone, verified_at=NOW)
    return made


def member(
    person: Person,
    where: Team | Network,
    role: str = Role.MEMBER,
    *,
    post: str = "",
    starts: date = date(2026, 1, 1),
    ends: date | None = None,
) -> Membership:
    team = where if isinstance(where, Team) else None
    return Membership.objects.create(
        person=person,
        team=team,
        network=team.network if team else where,
        role=role,
        post=post,
        starts=starts,
        ends=ends,
    )


@dataclass
class Cast:
    network: Network
    country: Place
    region: Place
    koubia: Place
    lola: Place
    team: Team  # Koubia's
    other_team: Team  # Lola's
    awa: Person
    bakary: Person
    celestine: Person
    daouda: Person
    esther: Person
    fanta: Person
    gilbert: Person
    hawa: Person
    issa: Person
    jeanne: Person

    def by_part(self) -> dict[str, Person | None]:
        """Everybody by the part they play; None is somebody who is not signed in."""
        return {
            "nobody": None,
            "member": self.awa,
            "lead": self.bakary,
            "acting_lead": self.celestine,
            "facilitator": self.daouda,
            "region": self.esther,
            "national": self.fanta,
            "evaluator": self.gilbert,
            "administrator": self.hawa,
            "stranger": self.issa,
            "neighbour": self.jeanne,
        }


def cast() -> Cast:
    here = network("kadou", name="Kadou")
    Level.objects.bulk_create(
        Level(source="kadou", level=level, name=name, names={"fr": french})
        for level, (name, french) in enumerate(LEVELS, start=1)
    )
    country = place("Kadou")
    region = place("Haute-Kadou", country)
    koubia, lola = place("Koubia", region), place("Lola", region)
    ours, theirs = team(here, "Koubia", koubia), team(here, "Lola", lola)
    directorate = team(here, "Haute-Kadou", region, kind=TeamKind.REGION)
    ministry = team(here, "Direction nationale", country, kind=TeamKind.NATIONAL)
    abroad = network("palmeraie", name="Palmeraie", country="BJ")
    far = team(abroad, "Porga", place("Porga", source="palmeraie"))
    people = {name: person(name.title(), email=f"{name}@example.org") for name in NAMES}
    member(people["awa"], ours)
    member(people["bakary"], ours, Role.LEAD)
    member(people["celestine"], ours, Role.ACTING_LEAD)
    member(people["daouda"], here, Role.FACILITATOR)
    member(people["esther"], directorate)
    member(people["fanta"], ministry)
    member(people["gilbert"], here, Role.EVALUATOR)
    member(people["hawa"], here, Role.ADMINISTRATOR)
    member(people["issa"], far, Role.LEAD)
    member(people["jeanne"], theirs, Role.LEAD)
    return Cast(
        network=here,
        country=country,
        region=region,
        koubia=koubia,
        lola=lola,
        team=ours,
        other_team=theirs,
        **people,
    )
