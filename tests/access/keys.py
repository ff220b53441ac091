"""Rows of this room for tests: the same each time they are asked for."""

from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from allauth.mfa.models import Authenticator
from django.utils import timezone

from districtteam.access import tokens
from districtteam.access.actions.step_links import make_step_link
from districtteam.access.models import Device, HandOver, Invitation, Key
from districtteam.people.models import Person
from districtteam.trail.actor import Actor

CODE = "123456"


def waiting(person: Person, purpose: str, **more: object) -> Key:
    """A key that was asked for and can be turned by the code above."""
    now = timezone.now()
    address = person.addresses.first()
    uid = uuid5(NAMESPACE_OID, f"{purpose} {person.pk}")
    given = {
        "purpose": purpose,
        "kind": address.kind,
        "address": address.value,
        "person": None if purpose == Key.SIGN_IN else person,
        "language": "en",
        "code_digest": tokens.code_digest(CODE, uid),
        "made_at": now,
        "code_until": now + timedelta(minutes=10),
        "link_until": now + timedelta(minutes=30),
        **more,
    }
    return Key.objects.update_or_create(uid=uid, defaults=given)[0]


def link_to(person: Person) -> str:
    """The token of a link that signs this person in."""
    token = f"link-to-{person.pk:_>12}"
    waiting(person, Key.SIGN_IN, link_digest=tokens.digest(token))
    return token


def device(person: Person, session_key: str = "a-session", *, shared: bool = False) -> Device:
    now = timezone.now()
    given = {"person": person, "label": "Firefox, Linux", "shared": shared}
    seen = {"first_seen": now, "last_seen": now}
    return Device.objects.update_or_create(session_key=session_key, defaults={**given, **seen})[0]


def step_link(person: Person) -> str:
    """The token of a link to the first page, as if it were a step's."""
    now = timezone.now()
    by = Actor(person=None, at=now)
    url = make_step_link(person, "test", "/places", now + timedelta(days=1), by=by)
    return url.rpartition("/")[2]


def passkey(person: Person) -> Authenticator:
    """A passkey that no device holds: enough to be listed and removed."""
    given = {"data": {"name": "Telephone", "credential": {}}}
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return found.first() or Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, **given
    )


def invitation(person: Person) -> str:
    """The token of an invitation that is open, to the person's first post."""
    now = timezone.now()
    token = f"invites-{person.pk:_>12}"
    given = {
        "kind": "email",
        "address": person.addresses.first().value,
        "digest": tokens.digest(token),
        "sent_at": now,
        "expires_at": now + timedelta(days=30),
    }
    Invitation.objects.update_or_create(membership=person.memberships.first(), defaults=given)
    return token


def hand_over(person: Person, successor: Person) -> HandOver:
    """The note of somebody who leaves their post to another."""
    given = {
        "next_membership": successor.memberships.first(),
        "note": "Appelez Fanta pour la chaîne du froid.",
        "at": timezone.now(),
    }
    found = HandOver.objects.update_or_create(leaving=person.memberships.first(), defaults=given)
    return found[0]
