"""Saying something to somebody: rows in the caller's transaction, sent by the worker afterwards."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language

from districtteam.messaging import channels
from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Person
from districtteam.trail.actor import Actor

SUBJECT_LENGTH = 200


@transaction.atomic
def send(  # noqa: PLR0913  (what a message is made of, all by name)
    person: Person,
    *,
    occasion: str,
    purpose: str,
    subject: str,
    text: str,
    by: Actor,
    address: Address | None = None,
    channel: str | None = None,
    due_at: datetime | None = None,
    urgent: bool = False,
    secret_until: datetime | None = None,
) -> Message:
    """Say something to a person once; the worker sends it within a second or two of the commit.

    occasion: "room.deed:key", unique: a second call returns the first message and sends nothing;
    subject, text: plain words, already in the person's language;
    address: where to, if not the person's best address; used even if it is not verified yet;
    channel: only by this one; due_at: not before then; urgent: somebody is waiting for it;
    secret_until: the text carries a link or code that works until then. It is not sent later
    than that, and is wiped once it is sent or that moment has passed.

    The message is its own trace and belongs to the caller's deed, so there is no trail entry.
    A person whom no channel reaches gets a message without deliveries, shown in the outbox.
    """
    message, new = Message.objects.get_or_create(
        occasion=occasion,
        defaults={
            "person": person,
            "purpose": purpose,
            "language": person.language or get_language() or settings.LANGUAGE_CODE,
            "subject": " ".join(subject.split())[:SUBJECT_LENGTH],
            "text": text,
            "secret_until": secret_until,
            "created_at": by.at,
        },
    )
    if new:
        _plan(message, address or _best_address(person, channel), due_at or by.at, urgent=urgent)
    return message


def _best_address(person: Person, channel: str | None) -> Address | None:
    """A verified one before an unverified, one's own before a shared, the oldest first."""
    kinds = channels.kinds_served(channel)
    reachable = person.addresses.filter(kind__in=kinds, stopped_at=None)
    return min(reachable, key=lambda it: (it.verified_at is None, it.shared, it.pk), default=None)


def _plan(message: Message, address: Address | None, due_at: datetime, *, urgent: bool) -> None:
    channel = channels.serving(address.kind) if address else None
    if address is None or channel is None:
        return
    Delivery.objects.create(
        message=message,
        channel=channel.code,
        address=address.value,
        urgent=urgent,
        due_at=due_at,
    )
