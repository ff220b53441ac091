from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from .actor import Actor
from .models import Entry, Mention


def record(deed: str, *about: models.Model, by: Actor, **facts: Any) -> Entry:
    """Write down a deed beside the deed itself, in the caller's transaction.

    deed: stable code "room.action", worded in the room's trail sentences; about: the objects
    concerned (at most a handful; for a mass change name the import, not its rows);
    facts: JSON-able parameters of the sentence, never a secret, an address or an answer.
    """
    entry = Entry.objects.create(
        deed=deed,
        at=by.at,
        channel=by.channel,
        by=by.person,
        on_behalf_of=by.on_behalf_of,
        facts=facts,
    )
    Mention.objects.bulk_create(
        Mention(entry=entry, kind=kind_of(thing), key=str(thing.pk), label=str(thing)[:200])
        for thing in about
    )
    return entry


def record_each(
    deed: str, things: Iterable[Sequence[models.Model]], *, by: Actor, **facts: Any
) -> None:
    """One deed done to many, an entry for each: `record` for each of `things`, in two queries."""
    listed = list(things)
    entries = Entry.objects.bulk_create(
        Entry(
            deed=deed,
            at=by.at,
            channel=by.channel,
            by=by.person,
            on_behalf_of=by.on_behalf_of,
            facts=facts,
        )
        for _about in listed
    )
    Mention.objects.bulk_create(
        Mention(entry=entry, kind=kind_of(thing), key=str(thing.pk), label=str(thing)[:200])
        for entry, about in zip(entries, listed, strict=True)
        for thing in about
    )


def kind_of(thing: models.Model) -> str:
    """How mentions name a kind of object: "people.team"."""
    return str(thing._meta.label_lower)  # noqa: SLF001  (Django's documented model API)


def rename(thing: models.Model, label: str) -> None:
    """Write another name wherever the trail names this object.

    The only change that a row of the trail ever sees: somebody's name goes when they ask for it.
    """
    Mention.objects.filter(kind=kind_of(thing), key=str(thing.pk)).update(label=label[:200])
