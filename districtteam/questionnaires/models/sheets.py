"""A team's shared draft: every answer with who gave it, when and by which channel."""

from datetime import date, datetime
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districtteam.people.models import Membership, Person, Team
from districtteam.people.roles import Role
from districtteam.ui.http import Here

from .versions import Version


class SheetState(models.TextChoices):
    OPEN = "open", _("open")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("not filled in, with a reason")
    CLOSED = "closed", pgettext_lazy("answer sheet", "closed")


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, here: Here) -> "SheetQuerySet":
        """Those of the reader's teams, and for facilitators those of their network's teams."""
        seen = models.Q(team__in=[team.pk for team in here.teams])
        if Role.FACILITATOR in here.roles:
            seen |= models.Q(team__network=here.network)
        return self.filter(seen)

    def of(self, subject: str) -> "SheetQuerySet":
        return self.filter(subject=subject)

    def taking_answers(self, at: datetime) -> "SheetQuerySet":
        open_ones = self.filter(state=SheetState.OPEN, paused_at=None)
        return open_ones.filter(opens_at__lte=at, closes_at__gt=at)


class Sheet(models.Model):
    """The answer sheet of a team: one for each subject ("cycle:12") and version.

    revision counts what was written; answered and asked are counted at each writing, so that a
    list of teams says "7 of 12" without opening any sheet.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="sheets")
    team = models.ForeignKey(Team, models.PROTECT, related_name="sheets")
    subject = models.CharField(max_length=80, db_index=True)
    opened_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()  # what teams are told; late answers are taken all the same
    closes_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)  # since then teams write, and nobody confirms
    state = models.CharField(
        max_length=10, choices=SheetState.choices, default=SheetState.OPEN, db_index=True
    )
    revision = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)  # a member says: the lead may confirm
    ready_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["closes_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "team", "subject"], name="sheet_once")
        ]

    def __str__(self) -> str:
        return f"{self.version.form}, {self.team}"

    @cached_property
    def posts(self) -> dict[date, list[Membership]]:
        """The posts of the team by day, as far as they were asked for (see posts.py)."""
        return {}

    def is_visible_to(self, here: Here) -> bool:
        """As SheetQuerySet.visible_to has it."""
        ours = self.team_id in {team.pk for team in here.teams}
        facilitates = Role.FACILITATOR in here.roles and here.network is not None
        return ours or (facilitates and self.team.network_id == here.network.pk)

    def takes_answers(self, at: datetime) -> bool:
        """Whether the team can say now what counts: its answers, or why there are none."""
        return self.paused_at is None and self.takes_drafts(at)

    def takes_drafts(self, at: datetime) -> bool:
        """Whether what somebody writes is kept, also while nobody can confirm it."""
        in_time = self.opens_at <= at and (self.paused_at or at) < self.closes_at
        return self.state == SheetState.OPEN and in_time


class Turn(models.Model):
    """One turn of a repeat. Its key stays when others are taken away, so that no answer moves."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="turns")
    path = models.CharField(max_length=500)  # of the repeat: "/data/ward"
    key = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["sheet", "path", "key"], name="turn_once")]

    def __str__(self) -> str:
        return f"{self.path}[{self.key}]"


class Field(models.Model):
    """An answer as somebody wrote it. Rows are added, never changed: the newest counts.

    path: of the node, with the keys of its turns: "/data/ward[3]/name".
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="fields")
    path = models.CharField(max_length=500)
    value = models.TextField(blank=True)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)

    class Meta:
        ordering = ["revision", "id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "path", "revision"], name="field_once")
        ]

    def __str__(self) -> str:
        return self.path


class SectionHand(models.Model):
    """In whose hands a section is."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="hands")
    section = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "section"], name="section_in_one_hand")
        ]

    def __str__(self) -> str:
        return self.section
