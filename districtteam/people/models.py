"""Networks, teams, persons, memberships, addresses and mandates. Roles belong to posts."""

import uuid
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districtteam.places.models import Place

from .roles import Role, TeamKind


class Network(models.Model):
    """One country's programme: its own tree of places, languages, words and rules."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)  # ISO 3166-1, for telephone numbers
    languages = models.JSONField(default=list)  # what people write in; the first is the default
    time_zone = models.CharField(max_length=60, default="UTC")
    place_source = models.SlugField(max_length=40, unique=True)
    district_level = models.PositiveSmallIntegerField(default=2)
    data_owner = models.CharField(max_length=200, blank=True)
    charter = models.TextField(blank=True)
    holidays = models.JSONField(default=list, blank=True)  # ISO dates on which nobody is pushed

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def language(self) -> str:
        return self.languages[0] if self.languages else "en"


class Term(models.Model):
    """What a network calls a thing: "district" is "zone sanitaire" in Benin."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="terms")
    word = models.CharField(max_length=40)  # code of people.terms
    language = models.CharField(max_length=10)
    singular = models.CharField(max_length=80)
    plural = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "word", "language"], name="term_once")
        ]

    def __str__(self) -> str:
        return self.singular


class Mandate(models.Model):
    """Who mandates the work of a network, by which letter, for how long."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="mandates")
    authority = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20,
        choices=[
            ("ministry", _("ministry")),
            ("region", _("region")),
            ("programme", _("programme")),
            ("institute", _("institute")),
        ],
    )
    reference = models.CharField(max_length=120, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    focal_point = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-starts"]

    def __str__(self) -> str:
        return self.authority


class Team(models.Model):
    """The acting unit, tied to one or more places."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TeamKind.choices, default=TeamKind.HDMT)
    places = models.ManyToManyField(Place, related_name="teams", blank=True)
    closed = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "kind", "name"], name="team_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(handle=username or "")


class Person(AbstractBaseUser):
    """Somebody. Has no password and no address of their own here: see Address."""

    handle = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """Those in force that day; `ends` is the first day out."""
        return self.filter(Q(starts__lte=day), Q(ends=None) | Q(ends__gt=day))


class Membership(models.Model):
    """A post held by a person for a time: in a team, or in the network itself (facilitator…)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.MEMBER)
    post = models.CharField(max_length=120, blank=True)  # "Médecin-chef de district"
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        indexes = [models.Index(fields=["network", "role"], name="membership_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["team", "person", "role"],
                condition=Q(ends=None),
                name="membership_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class Address(models.Model):
    """A telephone number (E.164) or a mailbox (lower case). Teams share phones: never unique."""

    PHONE = "phone"
    EMAIL = "email"

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=10, choices=[(PHONE, _("telephone")), (EMAIL, _("e-mail"))])
    value = models.CharField(max_length=254, db_index=True)
    verified_at = models.DateTimeField(null=True)
    shared = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)  # the person said STOP, or it bounced for good

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "value"], name="address_once")
        ]

    def __str__(self) -> str:
        return self.value


class RollCall(models.Model):
    """Appel de rentrée: a team's word that its posts, names and numbers are right."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="roll_calls")
    opened_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return f"{self.team}, {self.opened_at:%Y-%m-%d}"


class PeopleImport(models.Model):
    """A list of people taken in, with what it made, so that it can be undone."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="people_imports")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made = models.JSONField(default=dict)  # {"people.person": [ids], …}
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.network}, {self.at:%Y-%m-%d %H:%M}"
