"""The tree of places: countries, regions, districts, facilities, with their history."""

from django.conf import settings
from django.db import models


class PlaceQuerySet(models.QuerySet["Place"]):
    def of(self, source: str) -> "PlaceQuerySet":
        return self.filter(source=source)

    def under(self, place: "Place") -> "PlaceQuerySet":
        """The place itself and all that stands below it."""
        return self.filter(source=place.source, path__startswith=place.path)

    def open_on(self, day: object) -> "PlaceQuerySet":
        return self.filter(
            models.Q(opened=None) | models.Q(opened__lte=day),
            models.Q(closed=None) | models.Q(closed__gt=day),
        )


class Place(models.Model):
    """An organisation unit. `source` names its tree: two countries may use the same uids.

    `path` is the chain of uids from the root, "/ImspTQPwCqd/O6uvpzGd5pu/": with a closing slash,
    so that no unit is taken for the beginning of another. `geometry` is GeoJSON text in WGS 84,
    simplified at import.
    """

    source = models.SlugField(max_length=40)
    uid = models.CharField(max_length=40)
    code = models.CharField(max_length=80, blank=True)
    path = models.CharField(max_length=400)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=230)
    names = models.JSONField(default=dict, blank=True)  # {"fr": "…"}, where they differ
    geometry = models.TextField(blank=True)
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="place_once")]
        indexes = [
            models.Index(fields=["source", "path"], name="place_path"),
            models.Index(fields=["source", "level", "name"], name="place_level"),
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self.name)


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


class Group(models.Model):
    """A set of places that share something: urban, coastal, pilot, private."""

    source = models.SlugField(max_length=40)
    uid = models.CharField(max_length=40)
    name = models.CharField(max_length=230)
    places = models.ManyToManyField(Place, related_name="groups", blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="group_once")]

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """One file of places taken in: what it was and what it changed."""

    source = models.SlugField(max_length=40)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.file_name


class Change(models.Model):
    """What happened to a place: created, renamed, moved, closed, reopened, redrawn."""

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
