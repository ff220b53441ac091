"""A list of people on its way in: first a draft to look at, then taken in, perhaps undone."""

from django.db import models

from .networks import Network
from .persons import Person


class PeopleImport(models.Model):
    """A list of people, with what it made, so that it can be undone."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="people_imports")
    file_name = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    rows = models.JSONField(default=list)  # the list as read; emptied once taken in
    choices = models.JSONField(default=dict)  # {"Koubya": "team:12" | "form" | "skip"}
    taken_at = models.DateTimeField(null=True)  # None: only a draft, nothing written
    made = models.JSONField(default=dict)  # {"people.person": [ids], …}
    counts = models.JSONField(default=dict)  # {"new": 12, "matched": 3, "left_out": 1, …}
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name or f"{self.network}, {self.at:%Y-%m-%d %H:%M}"
