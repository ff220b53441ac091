"""History, read back: of an object, of a team, of a network. Newest first, in a few queries."""

from django.db import models
from django.db.models import Q

from districtteam.ui.http import Here

from .actions import kind_of
from .models import Entry, Mention
from .readers import belonging, kept_from, may_read


def history(here: Here, kind: str, key: str) -> models.QuerySet[Entry]:
    """Every deed that names the object or belongs to it, whole: with people and mentions.

    For a reader who may read it: ask may_read before.

    The queries stay three (page, count, mentions) for a district and for a whole network.
    """
    named = Q(pk__in=Mention.objects.filter(kind=kind, key=key).values("entry"))
    return (
        Entry.objects.filter(belonging(kind, key) | named)
        .exclude(kept_from(here, kind, key))
        .select_related("by", "on_behalf_of")
        .prefetch_related("mentions")
    )


def recent_history(here: Here, thing: models.Model, count: int = 5) -> list[Entry]:
    """The last deeds about an object, for a corner of its page; empty for who may not read it."""
    kind, key = kind_of(thing), str(thing.pk)
    return list(history(here, kind, key)[:count]) if may_read(here, kind, key) else []


def label_of(kind: str, key: str) -> str:
    """What the object was called when it was last named, or "" if it never was."""
    last = Mention.objects.filter(kind=kind, key=key).order_by("-entry")
    return last.values_list("label", flat=True).first() or ""
