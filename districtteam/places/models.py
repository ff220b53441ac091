"""The tree of places: countries, regions, districts, facilities, with their history."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models

from districtteam.lib.words import fold
from districtteam.ui.naming import Named


def search_words(name: str, code: str, names: Mapping[str, str]) -> str:
    """What a place is found by: code and names without accents or case."""
    return " ".join(dict.fromkeys(fold(text) for text in (name, code, *names.values()) if text))


class PlaceQuerySet(models.QuerySet["Place"]):
    def of(self, source: str) -> "PlaceQuerySet":
        return self.filter(source=source)

    def under(self, place: "Place") -> "PlaceQuerySet":
        """The place itself and all that stands below it."""
        return self.filter(source=place.source, path__startswith=place.path)

    def matching(self, words: str) -> "PlaceQuerySet":
        """Those whose name or code has all these words, or beginnings of them."""
        found = self
        for word in fold(words).split():
            found = found.filter(search__contains=word)
        return found

    def open_on(self, day: object) -> "PlaceQuerySet":
        return self.filter(
            models.Q(opened=None) | models.Q(opened__lte=day),
            models.Q(closed=None) | models.Q(closed__gt=day),
        )


class Place(Named):
    """An organisation unit. `source` names its tree: two countries may use the same uids.

    `path` is the chain of uids from the root, "/ImspTQPwCqd/O6uvpzGd5pu/": with a closing slash,
    so that no unit is taken for the beginning of another. `geometry` is GeoJSON text in WGS 84,
    simplified at import; `drawn_from` a fingerprint of what it was simplified from, so that the
    same file read again is seen to change nothing.
    """

    source = models.SlugField(max_length=40)
    uid = models.CharField(max_length=40)
    code = models.CharField(max_length=80, blank=True)
    path = models.CharField(max_length=400)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=230)
    names = models.JSONField(default=dict, blank=True)  # {"fr": "…"}, where they differ
    search = models.TextField(blank=True)
    geometry = models.TextField(blank=True)
    drawn_from = models.CharField(max_length=16, blank=True)
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["sorted_as", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="place_once")]
        indexes = [
            models.Index(fields=["source", "path"], name="place_path"),
            models.Index(fields=["source", "level", "sorted_as"], name="place_level"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = search_words(self.name, self.code, self.names)
        super().save(*args, **kwargs)

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self.name)

    @property
    def ancestors(self) -> list[str]:
        """Uids from the root down to the parent."""
        return self.path.strip("/").split("/")[:-1]


class Level(models.Model):
    """What a level of a tree is called: "District", "Zone sanitaire"."""

    source = models.SlugField(max_length=40)
    level = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    names = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["source", "level"]
        constraints = [models.UniqueConstraint(fields=["source", "level"], name="level_once")]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self.name)


class Group(Named):
    """A set of places that share something: urban, coastal, pilot, private."""

    source = models.SlugField(max_length=40)
    uid = models.CharField(max_length=40)
    name = models.CharField(max_length=230)
    places = models.ManyToManyField(Place, related_name="groups", blank=True)

    class Meta:
        ordering = ["sorted_as", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="group_once")]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file that somebody has sent and looked through, kept until they confirm or it expires.

    The page between holds nothing but `key`. `plan` is the fingerprint of the changes that were
    shown: what is confirmed is what was read, or it is shown again. `summary` is what the page
    says of the plan (see planning.summary). `taken` is the import that it was confirmed for.
    """

    key = models.CharField(max_length=43, unique=True)
    source = models.SlugField(max_length=40)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    plan = models.CharField(max_length=64)
    summary = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    taken = models.ForeignKey("Import", models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.file_name


class Import(models.Model):
    """One file of places taken in: what it was and what it changed.

    The changes are written in several short transactions; `finished_at` stays empty until the
    last. One that stopped half-way is harmless: the same file taken in again does the rest.
    """

    source = models.SlugField(max_length=40)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    counts = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=60, blank=True)  # code of what stopped it

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["source", "-at"], name="import_of")]

    def __str__(self) -> str:
        return self.file_name


class Change(models.Model):
    """What happened to a place, by a word of `places.changes`: created, renamed, moved, closed…"""

    place = models.ForeignKey(Place, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    before = models.CharField(max_length=400, blank=True)
    after = models.CharField(max_length=400, blank=True)
    part_of = models.ForeignKey(Import, models.SET_NULL, null=True, related_name="changes")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"
