"""What pages show of the tree. Every list is scoped to one source and loads no shapes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .models import Change, Import, Level, Place, PlaceQuerySet, Upload

UNSEEN = ("geometry", "search", "sorted_as")  # of places in a list


def places_in(source: str, words: str = "", level: int | None = None) -> PlaceQuerySet:
    """Places from the top of the tree down, by name; those whose name or code has `words`."""
    places = Place.objects.of(source).order_by("level", "sorted_as", "id")
    if level is not None:
        places = places.filter(level=level)
    return (
        places.matching(words)
        .select_related("parent")
        .defer(*UNSEEN, *(f"parent__{name}" for name in UNSEEN))
    )


@dataclass(frozen=True)
class LevelName:
    number: int
    name: str


def levels_of(source: str, language: str) -> dict[int, LevelName]:
    """What each level of a tree is called."""
    rows = Level.objects.filter(source=source).order_by("level")
    return {row.level: LevelName(row.level, row.name_in(language)) for row in rows}


def ancestors_of(place: Place) -> list[Place]:
    """From the top of the tree down to the parent."""
    found = Place.objects.of(place.source).filter(uid__in=place.ancestors)
    return list(found.only("pk", "uid", "name", "names", "level").order_by("level"))


def children_of(place: Place) -> PlaceQuerySet:
    return Place.objects.filter(parent=place).defer(*UNSEEN).order_by("sorted_as", "id")


def history_of(place: Place) -> QuerySet[Change]:
    return place.changes.select_related("part_of").order_by("-at", "-id")


def imports_of(source: str) -> QuerySet[Import]:
    return Import.objects.filter(source=source).select_related("by")


def uploads_of(source: str, person: Any) -> QuerySet[Upload]:
    """Files that this person has sent for this tree."""
    return Upload.objects.filter(source=source, by=person)


def changes_of(taken: Import) -> QuerySet[Change]:
    """What an import changed, from the top of the tree down."""
    changes = taken.changes.select_related("place").defer(*(f"place__{name}" for name in UNSEEN))
    return changes.order_by("place__level", "id")
