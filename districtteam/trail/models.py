"""Who did what, when, by which channel, on whose behalf. Rows are added, never changed."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One deed. `deed` is the action's stable code ("people.name_lead"); `facts` its parameters."""

    at = models.DateTimeField(db_index=True)
    deed = models.CharField(max_length=80)
    channel = models.CharField(max_length=10)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deeds"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deeds_on_behalf"
    )
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed}"


class Mention(models.Model):
    """An object that a deed concerns, so that its history can be read from any side."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=60)  # "people.team"
    key = models.CharField(max_length=40)  # its primary key
    label = models.CharField(max_length=200)  # its name on that day

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "-entry"], name="mention_of")]

    def __str__(self) -> str:
        return self.label
