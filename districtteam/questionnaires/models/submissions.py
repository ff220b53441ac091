"""What a team has said for good: its answers, or why there are none; and what was reopened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Person

from .sheets import Sheet


class Submission(models.Model):
    """Answers that the lead has confirmed. Never changed: a correction is another submission."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    instance_id = models.UUIDField(unique=True)  # made by whoever sends: resending does no harm
    receipt = models.CharField(max_length=12)
    xml = models.TextField()
    answers = models.JSONField(default=dict)  # {"beds": 40, "ward": [{"name": "…"}]}
    digest = models.CharField(max_length=64)  # SHA-256 of the XML
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    present = models.ManyToManyField(Person, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)
    deprecates = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="deprecated_by"
    )
    answered = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="submission_once")]

    def __str__(self) -> str:
        return self.receipt


class Reason(models.TextChoices):
    """Why a team cannot fill in a questionnaire: the closed list of the first evaluation."""

    NO_INTERNET = "no_internet", _("we have no internet")
    NO_POWER = "no_power", _("we have no electricity")
    NO_TIME = "no_time", _("we have no time")
    ON_MISSION = "on_mission", _("those who know are on mission")
    NOT_CONCERNED = "not_concerned", _("it does not concern us")
    HIERARCHY = "hierarchy", _("our hierarchy said no")
    OTHER = "other", _("another reason")


class Refusal(models.Model):
    """We cannot fill it in, because …"""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="refusals")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_reason_display()


class Reopening(models.Model):
    """A sheet was opened again; what was confirmed counts until something else is."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="reopenings")
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.reason[:60]
