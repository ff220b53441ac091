from django.db import transaction

from districtteam.people import checks
from districtteam.people.errors import UnknownChannel
from districtteam.people.models import Channel, Network, Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def enrol_person(network: Network, name: str, *, language: str = "", by: Actor) -> Person:
    """Put somebody on the network's list; `appoint` then gives a post.

    language: "" for the network's own.
    """
    with transaction.atomic():
        person = Person.objects.create(
            name=checks.a_name(name),
            language=checks.a_reading_language(language),
            created_at=by.at,
        )
        record("people.enrol_person", person, network, by=by)
    return person


def amend_person(person: Person, name: str, *, by: Actor) -> Person:
    """Correct somebody's name."""
    checks.not_erased(person)
    name = checks.a_name(name)
    if name == person.name:
        return person
    with transaction.atomic():
        person.name = name
        person.save(update_fields=["name"])
        record("people.amend_person", person, by=by)
    return person


def set_preferences(
    person: Person,
    *,
    by: Actor,
    language: str | None = None,
    time_zone: str | None = None,
    channel: str | None = None,
) -> Person:
    """Language of the pages, time zone and favourite channel; "" is the network's, None stays."""
    checks.not_erased(person)
    wanted = {
        "language": checks.a_reading_language(language or ""),
        "time_zone": checks.a_time_zone(time_zone) if time_zone else "",
        "channel": _channel(channel or ""),
    }
    given = {"language": language, "time_zone": time_zone, "channel": channel}
    changed = [
        field
        for field, value in wanted.items()
        if given[field] is not None and getattr(person, field) != value
    ]
    if not changed:
        return person
    with transaction.atomic():
        for field in changed:
            setattr(person, field, wanted[field])
        person.save(update_fields=changed)
        record("people.set_preferences", person, by=by, fields=changed)
    return person


def _channel(code: str) -> str:
    if code and code not in Channel.values:
        raise UnknownChannel(channel=code)
    return code
