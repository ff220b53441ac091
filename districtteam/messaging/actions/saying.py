"""Saying something to somebody: rows in the caller's transaction, sent by the worker afterwards."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

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
            "language": _language(person),
            "subject": _one_line(subject),
            "text": text,
            "secret_until": secret_until,
            "created_at": by.at,
        },
    )
    if new:
        where = address or _best_address(person, channel)
        delivery = _planned(message, where, due_at or by.at, urgent=urgent)
        if delivery is not None:
            delivery.save(force_insert=True)
    return message


class Saying(NamedTuple):
    """What is said to one of many: see send."""

    person: Person
    occasion: str
    purpose: str
    subject: str
    text: str
    secret_until: datetime | None = None


@transaction.atomic
def send_all(sayings: Sequence[Saying], *, by: Actor) -> list[Message]:
    """`send` to many, each at their best address, in four queries; not what was said before."""
    occasions = [one.occasion for one in sayings]
    known = set(Message.objects.filter(occasion__in=occasions).values_list("occasion", flat=True))
    messages = Message.objects.bulk_create(
        Message(
            person=one.person,
            occasion=one.occasion,
            purpose=one.purpose,
            language=_language(one.person),
            subject=_one_line(one.subject),
            text=one.text,
            secret_until=one.secret_until,
            created_at=by.at,
        )
        for one in sayings
        if one.occasion not in known
    )
    best = _best_addresses([message.person for message in messages])
    plans = (
        _planned(message, best.get(message.person.pk), by.at, urgent=False) for message in messages
    )
    Delivery.objects.bulk_create(filter(None, plans))
    return messages


@transaction.atomic
def send_late(message: Message, address: Address, *, by: Actor) -> bool:
    """A message that reached nobody goes to an address that became known since; whether it does."""
    waiting = message.deliveries.exclude(state=Delivery.FAILED).exists()
    over = message.secret_until is not None and message.secret_until <= by.at
    delivery = None if waiting or over else _planned(message, address, by.at, urgent=False)
    if delivery is None or not message.text:
        return False
    if message.deliveries.filter(channel=delivery.channel, address=delivery.address).exists():
        return False
    delivery.save(force_insert=True)
    return True


def _language(person: Person) -> str:
    return person.language or get_language() or settings.LANGUAGE_CODE


def _one_line(subject: str) -> str:
    """A space that must not break stays one: French writes it before its signs."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", subject).strip()[:SUBJECT_LENGTH]


def _best_address(person: Person, channel: str | None) -> Address | None:
    return _best_addresses([person], channel).get(person.pk)


def _best_addresses(people: Iterable[Person], channel: str | None = None) -> dict[int, Address]:
    """A verified one before an unverified, one's own before a shared, the oldest first."""
    kinds = channels.kinds_served(channel)
    reachable = Address.objects.filter(
        person__in=[person.pk for person in people], kind__in=kinds, stopped_at=None
    )
    worst_first = sorted(
        reachable, key=lambda it: (it.verified_at is None, it.shared, it.pk), reverse=True
    )
    return {address.person_id: address for address in worst_first}


def _planned(
    message: Message, address: Address | None, due_at: datetime, *, urgent: bool
) -> Delivery | None:
    channel = channels.serving(address.kind) if address else None
    if address is None or channel is None:
        return None
    return Delivery(
        message=message,
        channel=channel.code,
        address=address.value,
        urgent=urgent,
        due_at=due_at,
    )
