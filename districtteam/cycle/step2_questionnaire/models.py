"""Which questionnaire a cycle uses, and which routine figures stand beside its questions."""

from django.db import models

from districtteam.cycle.core.models import Cycle
from districtteam.indicators.models import Indicator
from districtteam.people.models import Person
from districtteam.questionnaires.models import Version


class Questionnaire(models.Model):
    """The version of a form that a cycle's teams will answer, once it is published.

    In a joint cycle it may be the version of another network: the questions are the same, the
    answers stay at home.
    """

    cycle = models.OneToOneField(Cycle, models.CASCADE, related_name="questionnaire")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    chosen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.version)


class Companion(models.Model):
    """An indicator that stands beside a question in the results.

    question: by name; period: the last one shown, as DHIS2 writes it; chosen_at: from then on each
    team can read its own figure, and some days later the others can.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="companions")
    question = models.CharField(max_length=200)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    chosen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "indicator"], name="companion_once")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.indicator}, {self.period}"
