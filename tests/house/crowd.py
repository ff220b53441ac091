"""A network of any size, made in a few statements, to see whether a page's cost grows with it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from django.db import connection
from django.db.models import Model

from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Membership, Person, Team
from districtteam.people.roles import Role
from districtteam.places.models import Change, Place, search_words
from districtteam.trail.actions import kind_of
from districtteam.trail.models import Entry, Mention
from tests import make

Row = TypeVar("Row", bound=Model)
DISTRICTS_EACH = 40  # facilities in a district


def grow(cast: make.Cast, mark: str, *, places: int, people: int) -> None:
    """Add so many places, and so many people, each with a team, a post, an address and deeds."""
    districts = grow_places(cast, mark, places)
    persons = add(
        Person(name=f"{mark} {n}", language="fr", password="!", created_at=make.NOW)
        for n in range(people)
    )
    teams = add(
        Team(network=cast.network, name=f"{mark} {n}", kind=cast.team.kind) for n in range(people)
    )
    add(
        Team.places.through(team=team, place=place)
        for team, place in zip(teams, districts, strict=False)
    )
    add(
        Address(person=person, kind=Address.EMAIL, value=f"{mark}{n}@example.org")
        for n, person in enumerate(persons)
    )
    grow_posts(cast, persons, teams)
    grow_history(cast, persons, teams, districts)
    grow_messages(mark, persons)
    count_anew()


def count_anew() -> None:
    """What PostgreSQL does by itself within a minute of a large change, but not in a test."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def add(rows: Iterable[Row]) -> list[Row]:
    listed = list(rows)
    return type(listed[0]).objects.bulk_create(listed, batch_size=5000) if listed else []


def grow_places(cast: make.Cast, mark: str, count: int) -> list[Place]:
    """Districts in the region, and facilities in them; returns the districts."""
    wanted = max(3, count // (DISTRICTS_EACH + 1))
    districts = add(place(cast.region, f"{mark}-{n}") for n in range(wanted))
    add(place(districts[n % len(districts)], f"{mark}-f{n}") for n in range(count - len(districts)))
    return districts


def place(parent: Place, uid: str) -> Place:
    return Place(
        source=parent.source,
        uid=uid,
        name=uid,
        search=search_words(uid, "", {}),
        path=f"{parent.path}{uid}/",
        level=parent.level + 1,
        parent=parent,
    )


def grow_posts(cast: make.Cast, persons: list[Person], teams: list[Team]) -> None:
    """Each leads a team of their own, and a former post of each was in the cast's team."""
    since = date(2026, 1, 1)
    add(
        Membership(person=person, network=cast.network, team=team, role=Role.LEAD, starts=since)
        for person, team in zip(persons, teams, strict=True)
    )
    add(
        Membership(
            person=person,
            network=cast.network,
            team=cast.team,
            starts=since - timedelta(days=90),
            ends=since,
        )
        for person in persons
    )


def grow_history(
    cast: make.Cast, persons: list[Person], teams: list[Team], districts: list[Place]
) -> None:
    """A deed of each person, about their team and the cast, and changes of places."""
    about = [cast.team, cast.awa, cast.bakary, cast.network]
    entries = add(
        Entry(at=make.NOW, deed="people.planted", channel="web", by=person) for person in persons
    )
    add(
        Mention(entry=entry, kind=kind_of(thing), key=str(thing.pk), label=str(thing))
        for entry, team in zip(entries, teams, strict=True)
        for thing in (team, *about)
    )
    add(
        Change(place=place, what="renamed", at=make.NOW, before="a", after="b")
        for place in (*districts, *[cast.koubia for _ in persons])
    )


def grow_messages(mark: str, persons: list[Person]) -> None:
    """One message to each, their deliveries in every state by turns."""
    said = add(
        Message(
            person=person,
            occasion=f"{mark}:{n}",
            purpose="test",
            language="fr",
            subject="Vos réponses sont attendues",
            text="Merci.",
            created_at=make.NOW,
        )
        for n, person in enumerate(persons)
    )
    states = [state for state, _ in Delivery.STATES]
    add(
        Delivery(
            message=message,
            channel="email",
            address=f"{mark}{n}@example.org",
            state=states[n % len(states)],
            due_at=make.NOW,
            sent_at=make.NOW if states[n % len(states)] == Delivery.SENT else None,
            problem="550 no such mailbox" if states[n % len(states)] == Delivery.FAILED else "",
        )
        for n, message in enumerate(said)
    )
