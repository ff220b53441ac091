"""Frozen editions of a cycle's results, and what teams say of their own figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Person, Team


class Edition(models.Model):
    """What was published of a cycle's answers, once; a correction is another edition.

    data: answers, questions, policy and terms as they were at as_of, for nobody's eyes (see
    drawing.material); digest: SHA-256 over it and over every drawing; reason: what it corrects.
    """

    PREPARING, READY, PUBLISHED = "preparing", "ready", "published"
    STATES = [(PREPARING, _("being prepared")), (READY, _("ready")), (PUBLISHED, _("published"))]

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default=PREPARING)
    data = models.JSONField(default=dict)
    as_of = models.DateTimeField()
    invited = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)  # at least four fifths of the questions
    reason = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True)  # open to everybody from then on

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="edition_once"),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=~models.Q(state="published"),
                name="edition_one_unpublished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}, {self.number}"


class Panel(models.Model):
    """One question as one audience reads it in one language: drawn once, with one slot.

    audience: of drawing.material: "region" for what every region reads, "region:12" for the team
    with that key; beside: of a routine figure, the question that it stands beside; body: everything
    the page shows, as plain data (see drawing.panels); privileged: keys of the teams whose names it
    shows to this audience and their peers do not see.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="panels")
    audience = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    position = models.PositiveIntegerField()
    question = models.CharField(max_length=200)
    beside = models.CharField(max_length=200, blank=True)
    title = models.TextField()
    sentence = models.TextField()
    body = models.JSONField()
    privileged = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "audience", "language", "position"], name="panel_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """What a team writes beside its own figure: it travels with the figure wherever it is named."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="notes")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    question = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "team", "question"], name="note_once")
        ]

    def __str__(self) -> str:
        return self.text


class Quote(models.Model):
    """Whether a team's own explanation may stand beside the chart, and with its name or without."""

    NO, NAMELESS, NAMED = "no", "nameless", "named"
    WORDS = [
        (NO, _("No")),
        (NAMELESS, _("Yes, without our name")),
        (NAMED, _("Yes, with our name")),
    ]

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="quotes")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    question = models.CharField(max_length=200)
    consent = models.CharField(max_length=10, choices=WORDS, default=NO)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "team", "question"], name="quote_once")
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.question}"


class Better(models.Model):
    """Which way is better for a question, as the facilitators say: without it nobody is better."""

    UP, DOWN, NONE = "up", "down", "none"
    WORDS = [(NONE, _("neither")), (UP, _("more is better")), (DOWN, _("less is better"))]

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="better")
    question = models.CharField(max_length=200)
    way = models.CharField(max_length=10, choices=WORDS, default=NONE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "question"], name="better_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.way}"


class Talk(models.Model):
    """A team asks to talk to another about a question; names are exchanged when it says yes.

    why: what made the platform think of it; talked: what the asking team says later, and took.
    """

    BETTER, OFFER = "better", "offer"
    WHY = [(BETTER, _("does better than chance explains")), (OFFER, _("offers help"))]

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="talks")
    question = models.CharField(max_length=200)
    asking = models.ForeignKey(Team, models.PROTECT, related_name="+")
    asked = models.ForeignKey(Team, models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=WHY)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    agrees = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    talked = models.BooleanField(null=True)
    took = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "question", "asking", "asked"], name="talk_once"
            )
        ]

    def __str__(self) -> str:
        return self.question
