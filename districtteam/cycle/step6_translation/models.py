"""What follows from a cycle: who is asked to do what, who commits to what, what came of it."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.sessions import TeamAct
from districtteam.cycle.step5_discussion.models import Point
from districtteam.lib.words import shortened
from districtteam.people.models import Person, Team
from districtteam.people.words import language_of, said

SHORT = 80  # characters of a commitment in a list
PRESSED_TWICE = timedelta(minutes=10)  # within which the same words are the same button


class Level(models.TextChoices):
    REACH = "reach", _("within our reach")
    ABOVE = "above", _("depends on the level above")


class Recommendation(models.Model):
    """Something that a team is asked to do, and answers by a date.

    addressee: which team; focal_point: who of it answers; points: the lessons it follows from.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="recommendations")
    texts = models.JSONField(default=dict)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.ABOVE)
    addressee = models.ForeignKey(Team, models.PROTECT, related_name="+")
    focal_point = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    points = models.ManyToManyField(Point, related_name="recommendations", blank=True)
    answer_by = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return said(self.texts, get_language() or "", self.cycle.network.languages)

    @property
    def language(self) -> str:
        """In which language the reader is shown it."""
        return language_of(self.texts, get_language() or "", self.cycle.network.languages)


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    PARTLY = "partly", _("accepted in part")
    DECLINED = "declined", _("declined")
    LATER = "later", _("needs more time")


class Reply(models.Model):
    """What the addressee answers. One that needs more time may be followed by another."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="replies")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10, default="web")

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return str(self.get_verdict_display())


class Progress(models.TextChoices):
    NOT_STARTED = "not_started", _("not started")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    BLOCKED = "blocked", _("blocked")
    DROPPED = "dropped", _("dropped")


ENDED = (Progress.DONE, Progress.DROPPED)


class Commitment(TeamAct):
    """What a team will do, by when, and by which sign it will be seen.

    support: what it needs, from which team; progress: as the last check-in says.
    """

    uid = models.UUIDField(unique=True)
    text = models.TextField(max_length=1000)
    language = models.CharField(max_length=10)
    due_on = models.DateField()
    sign = models.CharField(max_length=300)
    support = models.CharField(max_length=300, blank=True)
    support_from = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    point = models.ForeignKey(Point, models.SET_NULL, null=True, related_name="commitments")
    progress = models.CharField(
        max_length=12, choices=Progress.choices, default=Progress.NOT_STARTED
    )

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["cycle", "team"], name="commitment_of_team")]

    def __str__(self) -> str:
        return shortened(self.text, SHORT)

    @property
    def ended(self) -> bool:
        return self.progress in ENDED

    def late_on(self, day: date) -> bool:
        return not self.ended and self.due_on < day


class Help(models.TextChoices):
    WILL = "will", _("will help")
    CANNOT = "cannot", _("cannot help")
    ABOVE = "above", _("asks the level above")


class SupportRequest(models.Model):
    """That a team is asked to support a commitment, and what it answers.

    It is asked when the commitment is confirmed, again when it is reported blocked (blocked: that
    report), and of another team where it is passed on. verdict: nothing before the answer.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="support_requests")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    blocked = models.ForeignKey("CheckIn", models.SET_NULL, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Help.choices, blank=True)
    text = models.CharField(max_length=500, blank=True)
    passed_to = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "team"],
                condition=models.Q(verdict=""),
                name="support_waits_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.commitment}"


class CheckIn(models.Model):
    """What a team reports of its commitment, at whatever moment, by whatever channel."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="check_ins")
    progress = models.CharField(max_length=12, choices=Progress.choices)
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10, default="web")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return str(self.get_progress_display())


class FollowUp(models.Model):
    """A day on which the teams are asked what came of their commitments."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="follow_ups")
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["cycle", "due_on"], name="follow_up_once")]

    def __str__(self) -> str:
        return f"{self.cycle}, {self.due_on}"
