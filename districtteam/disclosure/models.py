"""Who agreed that who sees what, what each team lets others see, and who looked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network, Team
from districtteam.ui.http import Here

from .policy import Policy


class CharterQuerySet(models.QuerySet["Charter"]):
    def visible_to(self, here: Here) -> "CharterQuerySet":
        return self.filter(network=here.network) if here.network else self.none()

    def adopted(self) -> "CharterQuerySet":
        return self.exclude(adopted_at=None).order_by("-adopted_at", "-id")


class Charter(models.Model):
    """A network's table of who sees what, on which its teams vote.

    table: what was proposed; for a team that did not agree, a cell is never wider than in the
    starting table. least: smallest count of persons shown, base: districts that hide one another.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="charters")
    table = models.JSONField()
    base = models.PositiveSmallIntegerField(default=5)
    least = models.PositiveSmallIntegerField(default=5)
    proposed_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True)

    objects = CharterQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least__gte=5, least__lte=10), name="charter_least_5_to_10"
            ),
            models.CheckConstraint(condition=models.Q(base__gte=5), name="charter_base_from_5"),
        ]

    def __str__(self) -> str:
        return f"{self.network}, {self.proposed_at:%Y-%m-%d}"

    @property
    def policy(self) -> Policy:
        return Policy.from_json(self.table)


class CharterVote(models.Model):
    """What a team says to a proposed charter. No row: it said nothing, and nothing widens."""

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="votes")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["charter", "team"], name="charter_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.agrees}"


class Consent(models.Model):
    """A team lets an audience see more than the policy does.

    subject: "cycle:12", or "" for everything that is collected; content_class, audience, detail:
    codes of disclosure.policy.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="consents")
    subject = models.CharField(max_length=60, blank=True)
    content_class = models.CharField(max_length=1)
    audience = models.CharField(max_length=20)
    detail = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "subject", "content_class", "audience"],
                condition=models.Q(withdrawn_at=None),
                name="consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.content_class} {self.audience} {self.detail}"


class Tightening(models.Model):
    """The most that a team lets others see of one of its answers."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="tightenings")
    subject = models.CharField(max_length=60)
    question = models.CharField(max_length=255)
    detail = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "subject", "question"], name="tightening_once")
        ]
        indexes = [models.Index(fields=["subject", "team"], name="tightening_of")]

    def __str__(self) -> str:
        return f"{self.team}: {self.question} {self.detail}"


class Purpose(models.TextChoices):
    """What somebody looks at named figures for."""

    CHECK = "check", _("to check the data")
    HELP = "help", _("to help the district")
    DECIDE = "decide", _("to prepare a decision")
    EVALUATE = "evaluate", _("to evaluate the programme")
    REPAIR = "repair", _("to repair the system")


class Look(models.Model):
    """Somebody read a team's figures beside its name, where its peers may not. One row a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    institution = models.CharField(max_length=200)
    team = models.ForeignKey(Team, models.PROTECT, related_name="looks")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    subject = models.CharField(max_length=60)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person", "purpose", "subject", "day"], name="look_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.team}"
