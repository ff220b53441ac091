"""Rows that keep background work honest: who is alive, and which ticks have happened."""

from django.db import models


class Worker(models.Model):
    """A process of ours, beating every few seconds so that its silence is noticed."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Slot(models.Model):
    """One tick of one periodic job: unique, so it happens once on any number of machines."""

    job = models.CharField(max_length=100)
    at = models.DateTimeField()
    task = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "at"], name="slot_once")]

    def __str__(self) -> str:
        return f"{self.job} at {self.at:%Y-%m-%d %H:%M}"
