"""A team session: any member prepares something for the team, its lead or acting lead confirms."""

from django.db import models

from districtteam.people.models import Person, Team

from .errors import ChangedMeanwhile
from .models import Cycle


class TeamAct(models.Model):
    """What a team says in a cycle, once prepared and then confirmed, in one row a team.

    present: who sat around the table when it was confirmed, as the one who confirmed says.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, default="web")
    present = models.ManyToManyField(Person, related_name="+", blank=True)

    class Meta:
        abstract = True

    @property
    def seen(self) -> str:
        """Which words a page of confirmation shows: it sends this back with the confirmation."""
        return self.prepared_at.isoformat()

    def check_seen(self, seen: str) -> None:
        """Raises ChangedMeanwhile where other words were read than those that stand now."""
        if seen and seen != self.seen:
            raise ChangedMeanwhile


def held(cycle: Cycle) -> Cycle:
    """The cycle as it is now; until the transaction ends nobody moves it on.

    Rows may be added that refer to it: a worker's letters need not wait for this transaction, which
    may itself wait for the people that they go to.
    """
    rows = Cycle.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("network", "mandate").get(pk=cycle.pk)
