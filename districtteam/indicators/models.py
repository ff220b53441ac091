"""Routine figures: what an indicator is, and its values by place and period."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network
from districtteam.people.words import said
from districtteam.places.models import Place
from districtteam.ui.http import Here


class Unit(models.TextChoices):
    """What the number is. A share is stored between its parts, 0.62 and not 62."""

    SHARE = "share", _("share, in per cent")
    NUMBER = "number", _("number")


class Direction(models.TextChoices):
    """Which way is better; many indicators have no such way."""

    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
    NONE = "none", _("neither")


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, here: Here) -> "IndicatorQuerySet":
        return self.filter(network=here.network) if here.network else self.none()


class Indicator(models.Model):
    """A routine figure of a network. code: as its source calls it, a DHIS2 uid or a short name.

    content_class: B, routine, unless the network says otherwise; persons: its numerator counts
    people, so that small ones are hidden.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=60)
    names = models.JSONField(default=dict)
    unit = models.CharField(max_length=10, choices=Unit.choices, default=Unit.NUMBER)
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.NONE)
    content_class = models.CharField(max_length=1, default="B")
    persons = models.BooleanField(default=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "code"], name="indicator_code_once")
        ]

    def __str__(self) -> str:
        return said(self.names, get_language() or "", self.network.languages) or self.code


class Import(models.Model):
    """A file of values: first looked at, then taken in. Its values are seen from taken_at on.

    content: the file, until it is taken in; plan: fingerprint of the changes that were shown.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="indicator_imports")
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(default=bytes)
    plan = models.CharField(max_length=64)
    source = models.CharField(max_length=120, blank=True)
    counts = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class ValueQuerySet(models.QuerySet["Value"]):
    def in_force(self) -> "ValueQuerySet":
        """Values of files taken in; of several for a place and period the last counts."""
        taken = self.filter(part_of__taken_at__isnull=False)
        return taken.order_by("part_of__taken_at", "part_of_id")


class Value(models.Model):
    """What an indicator was, in a place and period. Rows are added, never changed.

    period: as DHIS2 writes it; value: numerator over denominator for a share, else a number; as_of:
    the day on which the source said so.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    value = models.FloatField()
    source = models.CharField(max_length=120, blank=True)
    as_of = models.DateField()
    part_of = models.ForeignKey(Import, models.CASCADE, related_name="values")

    objects = ValueQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["indicator", "period", "place"], name="value_of"),
            models.Index(fields=["place", "indicator"], name="value_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["part_of", "indicator", "place", "period"], name="value_once_in_a_file"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.place_id} {self.period}"
