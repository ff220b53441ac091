"""Somebody, and the numbers and mailboxes by which they are reached."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from districtteam.people.sight import Sight
from districtteam.ui.http import Here
from districtteam.ui.naming import Named

from .networks import Network
from .teams import Membership


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, here: Here) -> "PersonQuerySet":
        """Oneself, and whoever has or had a post in the reader's network."""
        seen = models.Q(pk=here.person.pk if here.person else None)
        if Sight.of(here).names:
            posts = Membership.objects.filter(network=here.network)
            seen |= models.Q(pk__in=posts.values("person"))
        return self.filter(seen)


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def visible_to(self, here: Here) -> PersonQuerySet:
        return self.get_queryset().visible_to(here)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(handle=username or "")


class Channel(models.TextChoices):
    """How somebody likes to be reached."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message (SMS)")
    PHONE = "phone", _("telephone call")


class Person(Named, AbstractBaseUser):
    """Somebody. Has no password and no address of their own here: see Address."""

    handle = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=10, blank=True, choices=Channel.choices)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ["sorted_as", "id"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return str(_("Erased person")) if self.erased_at else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)


class AddressQuerySet(models.QuerySet["Address"]):
    def visible_to(self, here: Here) -> "AddressQuerySet":
        """One's own, one's team-mates' and, for facilitators and administrators, the network's.

        Somebody who has left a post takes their numbers along.
        """
        if here.person is None:
            return self.none()
        today = here.today
        near = Membership.objects.on(today).filter(team__in=here.teams)
        if Sight.of(here).addresses:
            near = Membership.objects.not_over(today).filter(network=here.network)
        return self.filter(
            models.Q(person=here.person)
            | (models.Q(person__in=near.values("person")) & ~models.Q(hidden_from=here.network))
        )

    def shown_in(self, network: Network | int) -> "AddressQuerySet":
        """Those that this network was told, or that their owner added while in post there."""
        return self.exclude(hidden_from=network)

    def in_use(self) -> "AddressQuerySet":
        return self.filter(stopped_at=None)


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
    added_at = models.DateTimeField(null=True)
    # Networks where they worked again later, and that had not had it before: written to, not shown.
    hidden_from = models.ManyToManyField(Network, related_name="+", blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "value"], name="address_once")
        ]

    def __str__(self) -> str:
        return self.value
