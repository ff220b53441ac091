"""Which questionnaire a cycle uses."""

from django.db import models

from districtteam.cycle.core.models import Cycle
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
