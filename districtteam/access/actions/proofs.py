"""Proof of who is there, for binding acts, and proof that an address is one's own."""

from django.db import transaction

from districtteam.access.errors import TooOftenError
from districtteam.access.models import Invitation, Key
from districtteam.messaging import channels
from districtteam.people.actions import verify_address
from districtteam.people.models import Address, Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .keys import ask_to_prove


@transaction.atomic
def prove(person: Person, *, how: str, by: Actor) -> None:
    """Somebody showed, a moment ago, that it is they. how: code, or second factor."""
    record("access.proved", person, by=by, how=how)


@transaction.atomic
def confirm_address(key: Key, address: Address, *, by: Actor) -> None:
    """The code sent to an address was typed by the person who claims it."""
    if (key.kind, key.address, key.person_id) == (address.kind, address.value, address.person_id):
        verify_address(address, by=by)


def send_first_code(address: Address, by: Actor) -> None:
    """A number or mailbox that somebody adds for themselves gets its code at once."""
    if by.person == address.person and by.channel == "web":
        send_code(address, by)


def send_code(address: Address, by: Actor) -> None:
    """Send the code that shows whose an address is, unless several went there already."""
    if channels.serving(address.kind) is None:
        return
    try:
        ask_to_prove(address, Key.VERIFY, by=by)
    except TooOftenError:
        return  # the page of the address says when to ask again


@transaction.atomic
def withdraw(address: Address, by: Actor) -> None:
    """An address is being removed: what was sent there opens nothing any more."""
    person = address.person
    person.keys.filter(kind=address.kind, address=address.value).delete()
    Invitation.objects.filter(
        membership__person=person, kind=address.kind, address=address.value, accepted_at=None
    ).update(expires_at=by.at)
