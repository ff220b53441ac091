"""This room's part of "what the system knows of me", and of being forgotten."""

from collections.abc import Iterator

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person

from .queries import messages_to


def facts_of_person(person: Person) -> Iterator[Fact]:
    """Each message to the person, with its text unless that was a link or code."""
    for message in messages_to(person).iterator(chunk_size=500):
        deliveries = message.deliveries.all()
        ways = ", ".join(f"{it.address} ({it.get_state_display()})" for it in deliveries)
        text = "" if message.secret_until else message.text
        yield Fact(message.subject, f"{ways}\n{text}".strip(), message.created_at)
