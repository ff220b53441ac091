"""A learning cycle, its six steps in time, and the teams that take part in it."""

import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Mandate, Network, Person, Team
from districtteam.people.words import said
from districtteam.ui.http import Here

from .subjects import subject_of

ISSUE, QUESTIONNAIRE, COMPLETION, RESULTS, DISCUSSION, TRANSLATION = range(1, 7)


class Template(models.TextChoices):
    FULL = "full", _("full cycle, about 12 weeks")
    RAPID = "rapid", _("rapid cycle, 10 days")


class State(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    FINISHED = "finished", _("finished")
    CANCELLED = "cancelled", _("cancelled")


class StepName(models.IntegerChoices):
    ISSUE = ISSUE, _("Issue")
    QUESTIONNAIRE = QUESTIONNAIRE, _("Questionnaire")
    COMPLETION = COMPLETION, _("Completion")
    RESULTS = RESULTS, _("Results")
    DISCUSSION = DISCUSSION, _("Discussion")
    TRANSLATION = TRANSLATION, _("Translation")


class JointCycle(models.Model):
    """What links cycles of several networks: one questionnaire; every figure stays at home.

    key: what one facilitator passes to the other, so that nobody joins unasked.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    founded_by = models.ForeignKey(Network, models.PROTECT, related_name="+")
    founded_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.key)


class CycleQuerySet(models.QuerySet["Cycle"]):
    def visible_to(self, here: Here) -> "CycleQuerySet":
        """The cycles of the network the reader works in; plans are the facilitators' own."""
        if here.network is None:
            return self.none()
        cycles = self.filter(network=here.network)
        return cycles if "facilitator" in here.roles else cycles.exclude(state=State.PLANNED)

    def under_way(self) -> "CycleQuerySet":
        return self.filter(state__in=[State.RUNNING, State.PAUSED])


class Cycle(models.Model):
    """One round of learning of a network, from an issue to what came of it.

    at_step: the step that is open, 0 before the first; previous: the cycle whose open ends stand
    on this one's agenda; mandate: in force when it began.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="cycles")
    titles = models.JSONField(default=dict)  # by language
    purposes = models.JSONField(default=dict, blank=True)
    template = models.CharField(max_length=10, choices=Template.choices, default=Template.FULL)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    at_step = models.PositiveSmallIntegerField(default=0)
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="cycles")
    joint = models.ForeignKey(JointCycle, models.PROTECT, null=True, related_name="cycles")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    planned_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering = ["-planned_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(at_step__lte=TRANSLATION), name="cycle_has_six_steps"
            )
        ]

    def __str__(self) -> str:
        return said(self.titles, get_language() or "", self.network.languages)

    @property
    def purpose(self) -> str:
        return said(self.purposes, get_language() or "", self.network.languages)

    @property
    def subject(self) -> str:
        """How the engines, which know of no cycles, call what belongs to this one."""
        return subject_of(self.pk)


class Step(models.Model):
    """One of a cycle's six steps in time. due_at: the last moment of its last day.

    reopened_at: when it was last opened again, if it was; reopened_why: what the facilitators said
    when they went back to it, "" where the cycle came forward to it once more.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(choices=StepName.choices)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.TextField(blank=True)

    class Meta:
        ordering = ["cycle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="step_once_in_a_cycle"),
            models.CheckConstraint(
                condition=models.Q(due_at__gt=models.F("opens_at")), name="step_due_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.get_number_display()}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def began_at(self) -> datetime:
        """When it was opened the last time."""
        return self.reopened_at or self.opens_at


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def at(self, moment: datetime) -> "ParticipationQuerySet":
        """Those who took part at that moment."""
        stayed = models.Q(left_at=None) | models.Q(left_at__gt=moment)
        return self.filter(stayed, invited_at__lte=moment)

    def active(self) -> "ParticipationQuerySet":
        return self.filter(left_at=None)


class Participation(models.Model):
    """A team in a cycle. Every rate has these for its denominator."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="participations")
    team = models.ForeignKey(Team, models.PROTECT, related_name="participations")
    invited_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["team__sorted_as", "id"]
        constraints = [models.UniqueConstraint(fields=["cycle", "team"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.team}, {self.cycle}"


class Agreement(models.Model):
    """Who sees what of a cycle's answers: the network's table as it was before collection.

    policy: disclosure.policy.Policy as JSON; base, least: as the charter in force said.
    """

    cycle = models.OneToOneField(Cycle, models.CASCADE, related_name="agreement")
    policy = models.JSONField()
    base = models.PositiveSmallIntegerField(default=5)
    least = models.PositiveSmallIntegerField(default=5)
    agreed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.cycle)


class Notice(models.Model):
    """That somebody was told of a step, or reminded of it: the row behind each message.

    kind: "opening", "reminder", ...; a person gets a kind once for a step and moment (mark).
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="notices")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=30)
    mark = models.CharField(max_length=40)
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["-told_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "number", "person", "kind", "mark"], name="notice_once"
            )
        ]
        indexes = [models.Index(fields=["person", "told_at"], name="notice_of_person")]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.kind} to {self.person}"
