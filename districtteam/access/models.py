"""Keys to the house: one-time links and codes, step links, devices, invitations, hand-overs."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from districtteam.people.models import Membership, Person, Team


class Key(models.Model):
    """A one-time link and code sent to an address. Only digests are kept.

    A key to sign in belongs to an address, not to a person: who opens the door is known when the
    key turns, since teams share phones, and asking must cost the same for an unknown address.
    """

    SIGN_IN, VERIFY, PROVE = "sign_in", "verify", "prove"

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)  # of people.Address
    address = models.CharField(max_length=254)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="keys")
    language = models.CharField(max_length=10)
    next_path = models.CharField(max_length=500, blank=True)
    link_digest = models.CharField(max_length=64, blank=True)  # empty until it is sent
    code_digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    code_until = models.DateTimeField()
    link_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, blank=True)  # "link" or "code", once used
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link_digest"], condition=~Q(link_digest=""), name="key_link_once"
            )
        ]
        indexes = [
            models.Index(fields=["address", "made_at"], name="key_of_address"),
            models.Index(fields=["made_at"], name="key_made"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d %H:%M}"


class StepLink(models.Model):
    """A personal link to one step, good on any phone until the step closes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="step_links")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    step = models.CharField(max_length=80)  # what the upper room calls it, "cycle:12:answers"
    path = models.CharField(max_length=200)  # where it leads, and the only pages it opens
    serial = models.PositiveSmallIntegerField(default=0)  # how often it was revoked
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="step_link_once")]

    def __str__(self) -> str:
        return self.step


class Device(models.Model):
    """A browser that somebody signed in on, theirs or the team's. Seen: to the day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    shared = models.BooleanField(default=False)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        ordering = ["-last_seen", "-id"]

    def __str__(self) -> str:
        return self.label


class Stewardship(models.Model):
    """Somebody whose role asks for a second factor, and since when they have known it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="stewardship")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)


class Invitation(models.Model):
    """The offer of a post, waiting for the person's first visit."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10)  # of people.Address
    address = models.CharField(max_length=254)  # where it went, and what accepting it proves
    digest = models.CharField(max_length=64, unique=True)
    times = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return str(self.membership)

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.declined_at is None and self.expires_at > at


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
