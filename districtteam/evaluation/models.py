"""What nobody else keeps and an evaluation needs from the first day: the calls that were made."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districtteam.cycle.core.models import Cycle, StepName
from districtteam.people.models import Person, Team


class Outcome(models.TextChoices):
    """How a call ended: a closed list, so that calls can be counted."""

    SPOKE = "spoke", _("spoke with the team, it will do it")
    TAKEN = "taken", _("wrote down what the team said")
    BACK = "back", _("asked to be called again")
    NO_ANSWER = "no_answer", _("nobody answered")
    NO_NETWORK = "no_network", _("no network")
    WRONG = "wrong", _("wrong number")
    REFUSED = "refused", pgettext_lazy("outcome of a call", "does not want to")


class Call(models.Model):
    """A telephone call of a facilitator to a team about a step. minutes: rounded up."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="calls")
    number = models.PositiveSmallIntegerField(choices=StepName.choices)
    team = models.ForeignKey(Team, models.PROTECT, related_name="calls")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    minutes = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["team", "-at"], name="call_of_team")]

    def __str__(self) -> str:
        return f"{self.team}: {self.get_outcome_display()}"
