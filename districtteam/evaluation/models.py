"""What nobody else keeps and an evaluation needs from the first day: calls, credit, bytes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districtteam.cycle.core.models import Cycle, StepName
from districtteam.people.models import Network, Person, Team

from .units import quantity


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


class CreditQuerySet(models.QuerySet["Credit"]):
    def standing(self) -> "CreditQuerySet":
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)


class Credit(models.Model):
    """Internet credit given to a team, so that taking part costs it nothing.

    unit: MB, GB or a currency (ISO 4217); on: the day on which it was given; proof: the number of
    the transfer (reference) or a photo of the receipt. A slip is taken back with a reason and
    stays to be read.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="credits")
    number = models.PositiveSmallIntegerField(choices=StepName.choices)
    team = models.ForeignKey(Team, models.PROTECT, related_name="credits")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="credits")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=3)
    on = models.DateField()
    reference = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="credit_is_something")
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.quantity}"

    @property
    def quantity(self) -> str:
        return quantity(self.amount, self.unit)

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


class Receipt(models.Model):
    """A photo of what proves a credit, made small; apart, so that lists do not read it."""

    credit = models.OneToOneField(Credit, models.CASCADE, related_name="receipt")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.credit)


class Device(models.TextChoices):
    """The kind of device, and nothing else of what a browser says of itself."""

    SMALL = "small", _("small telephone")
    PHONE = "phone", _("telephone")
    TABLET = "tablet", _("tablet")
    COMPUTER = "computer", _("computer")
    OTHER = "other", pgettext_lazy("device", "another device")


class Way(models.TextChoices):
    """By which key somebody came in."""

    OWN = "own", _("signed in")
    SHARED = "shared", _("on a team’s telephone")
    LINK = "link", _("by a personal link")


class Traffic(models.Model):
    """What one session was sent on one day in one step: pages, and bytes as they went out.

    session: a code that only tells the sessions of a day apart; mark: what makes the row the only
    one; number: 0 outside of steps. After 90 days person, session and mark are forgotten.
    """

    mark = models.CharField(max_length=32, blank=True)
    day = models.DateField()
    network = models.ForeignKey(Network, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="traffic")
    session = models.CharField(max_length=12, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    device = models.CharField(max_length=10, choices=Device.choices)
    cycle = models.ForeignKey(Cycle, models.CASCADE, null=True, related_name="traffic")
    number = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    sent = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "traffic"
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mark"], condition=~Q(mark=""), name="traffic_marked_once"
            )
        ]
        indexes = [models.Index(fields=["person", "day"], name="traffic_of_person")]

    def __str__(self) -> str:
        return f"{self.day}, {self.device}: {self.pages}"
