"""Keys to the house: one-time links and codes, step links, devices, invitations, hand-overs."""

from django.db import models

from districtteam.people.models import Membership, Person, Team


class Key(models.Model):
    """A one-time link and code sent to an address. Only digests are kept."""

    SIGN_IN, VERIFY, PROVE = "sign_in", "verify", "prove"

    person = models.ForeignKey(Person, models.CASCADE, related_name="keys")
    purpose = models.CharField(max_length=10)
    address = models.CharField(max_length=254)
    link_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d %H:%M}"


class StepLink(models.Model):
    """A personal link to one step, good on any phone until the step closes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="step_links")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    step = models.CharField(max_length=80)  # what the upper room calls it, "cycle:12:answers"
    path = models.CharField(max_length=200)  # where it leads, and the only pages it opens
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="step_link_once")]

    def __str__(self) -> str:
        return self.step


class Device(models.Model):
    """A browser that somebody signed in on, theirs or the team's."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    shared = models.BooleanField(default=False)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        ordering = ["-last_seen"]

    def __str__(self) -> str:
        return self.label


class Invitation(models.Model):
    """The offer of a post, waiting for the person's first visit."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="invitation")
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.membership)


class HandOver(models.Model):
    """Somebody leaves a post and says what the next person should know."""

    leaving = models.OneToOneField(Membership, models.CASCADE, related_name="hand_over")
    next_membership = models.OneToOneField(
        Membership, models.SET_NULL, null=True, related_name="taken_over"
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.leaving)
