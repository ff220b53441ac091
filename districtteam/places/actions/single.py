"""Changing one place by hand, with a line in its history."""

from datetime import date

from django.db import transaction

from districtteam.lib.words import tidy
from districtteam.places.errors import (
    AlreadyClosed,
    ClosedBeforeOpened,
    InsideItself,
    NameMissing,
    NameTooLong,
    NotClosed,
    OtherTree,
    TreeTooDeep,
)
from districtteam.places.models import Change, Place
from districtteam.places.planning.checks import LONGEST_NAME
from districtteam.places.planning.tree import LONGEST_PATH, MOST_LEVELS
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .importing import carry


def rename_place(place: Place, name: str, *, by: Actor) -> Place:
    """Give a place another name. Raises NameMissing, NameTooLong."""
    name = " ".join(tidy(name).split())
    if not name:
        raise NameMissing
    if len(name) > LONGEST_NAME:
        raise NameTooLong(limit=LONGEST_NAME)
    before = place.name
    if name == before:
        return place
    with transaction.atomic():
        place.name = name
        place.save(update_fields=["name", "search"])
        _note(place, "renamed", before, name, by)
        record("places.rename_place", place, by=by, before=before)
    return place


def move_place(place: Place, parent: Place, *, by: Actor) -> Place:
    """Put a place, with all that stands below it, under another.

    Raises OtherTree, InsideItself, TreeTooDeep.
    """
    if parent.source != place.source:
        raise OtherTree(parent=parent.name)
    with transaction.atomic():
        _one_move_at_a_time(place.source)
        parent.refresh_from_db(fields=["path", "level"])
        place.refresh_from_db(fields=["path", "level", "parent"])
        if parent.path.startswith(place.path):
            raise InsideItself(place=place.name, parent=parent.name)
        if parent.pk == place.parent_id:
            return place
        _refuse_depth(place, parent)
        _move(place, parent, by)
    return place


def _one_move_at_a_time(source: str) -> None:
    """Two places moved under each other at once would make a circle: whoever moves in a tree holds
    its tops until the transaction ends."""
    tops = Place.objects.of(source).filter(parent=None).select_for_update(no_key=True)
    list(tops.order_by("pk").values_list("pk", flat=True))


def _refuse_depth(place: Place, parent: Place) -> None:
    below = Place.objects.under(place).order_by("-level").values_list("level", "path")
    deepest = below.first() or (place.level, place.path)
    grows = parent.level + 1 - place.level
    longer = len(parent.path) + len(place.uid) + 1 - len(place.path)
    if deepest[0] + grows > MOST_LEVELS or len(deepest[1]) + longer > LONGEST_PATH:
        raise TreeTooDeep(limit=MOST_LEVELS)


def _move(place: Place, parent: Place, by: Actor) -> None:
    before = place.parent.name if place.parent else ""
    carry(place.source, place.uid, f"{parent.path}{place.uid}/", parent.level + 1)
    Place.objects.filter(pk=place.pk).update(parent=parent)
    place.refresh_from_db(fields=["path", "level", "parent"])
    _note(place, "moved", before, parent.name, by)
    record("places.move_place", place, by=by, before=before, after=parent.name)


def close_place(place: Place, day: date, *, by: Actor) -> Place:
    """From `day` on the place is no longer open. Raises AlreadyClosed, ClosedBeforeOpened."""
    if place.closed:
        raise AlreadyClosed(place=place.name)
    if place.opened and day < place.opened:
        raise ClosedBeforeOpened(place=place.name, opened=place.opened.isoformat())
    with transaction.atomic():
        place.closed = day
        place.save(update_fields=["closed", "search"])
        _note(place, "closed", "", day.isoformat(), by)
        record("places.close_place", place, by=by, day=day.isoformat())
    return place


def reopen_place(place: Place, *, by: Actor) -> Place:
    """The place is open as if it had never closed. Raises NotClosed."""
    if not place.closed:
        raise NotClosed(place=place.name)
    before = place.closed.isoformat()
    with transaction.atomic():
        place.closed = None
        place.save(update_fields=["closed", "search"])
        _note(place, "reopened", before, "", by)
        record("places.reopen_place", place, by=by)
    return place


def _note(place: Place, what: str, before: str, after: str, by: Actor) -> None:
    Change.objects.create(place=place, what=what, at=by.at, before=before, after=after)
