"""A questionnaire, its versions, the questions of each and what a pilot said of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network, Person, Team
from districtteam.ui.http import Here


class DisclosureClass(models.TextChoices):
    """How sensitive an answer is; a network's charter says who sees what of each class."""

    A = "A", _("A: practices")
    B = "B", _("B: routine data")
    C = "C", _("C: sensitive")


class FormQuerySet(models.QuerySet["Form"]):
    def visible_to(self, here: Here) -> "FormQuerySet":
        """The forms of the network the reader works in."""
        return self.filter(network=here.network) if here.network else self.none()


class Form(models.Model):
    """A questionnaire of a network, whatever becomes of its text."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="forms")
    title = models.JSONField(default=dict)  # {"fr": "…", "en": "…"}
    topic = models.SlugField(max_length=40, blank=True)  # the starter topic it was made from
    made_at = models.DateTimeField()

    objects = FormQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return str(self.title.get(self.network.language) or next(iter(self.title.values()), "–"))


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, here: Here) -> "VersionQuerySet":
        """Those of the reader's network."""
        return self.filter(form__network=here.network) if here.network else self.none()

    def piloted_by(self, here: Here) -> "VersionQuerySet":
        """Those on which the reader's teams were asked for their remarks."""
        return self.visible_to(here).filter(pilots__in=here.teams).distinct()

    def published(self) -> "VersionQuerySet":
        return self.filter(state=Version.PUBLISHED)


class Version(models.Model):
    """One text of a form. A draft is changed at will; a published version never again."""

    DRAFT, PUBLISHED = "draft", "published"
    STATES = [(DRAFT, _("draft")), (PUBLISHED, _("published"))]

    form = models.ForeignKey(Form, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default=DRAFT)
    file_name = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of the XForm; "" where refused
    mended = models.BooleanField(default=False)
    languages = models.JSONField(default=list)  # codes: ["fr", "en"]
    minutes = models.PositiveIntegerField(default=0)  # what filling it in takes, estimated
    findings = models.JSONField(default=list)  # the gate's, as dictionaries
    reason = models.TextField(blank=True)  # why it is longer than a questionnaire should be
    pilots = models.ManyToManyField(Team, related_name="pilots", blank=True)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="version_once"),
            models.UniqueConstraint(
                fields=["form"], condition=Q(state="draft"), name="version_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.number}"

    @property
    def is_published(self) -> bool:
        return self.state == self.PUBLISHED


class Content(models.Model):
    """The bytes of a version, apart from what lists of versions read."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="content")
    source = models.BinaryField()  # as it was sent, at most 2 MB
    xform = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.version)


class Question(models.Model):
    """A question of a version: how sensitive it is, and the decision that it feeds.

    path: as answers name it, without the form's own name ("staff/midwives"); in a repeat, from
    the repeat on, with the repeat's path in `repeat`.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=500)
    repeat = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20)  # number, decimal, choice, choices, rank, text, day …
    labels = models.JSONField(default=dict)
    disclosure_class = models.CharField(
        max_length=1, choices=DisclosureClass.choices, default=DisclosureClass.C
    )
    feeds = models.JSONField(default=dict)  # {"fr": "the decision that it feeds"}
    required = models.BooleanField(default=False)
    always = models.BooleanField(default=True)  # asked whatever else is answered

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "repeat", "path"], name="question_once")
        ]

    def __str__(self) -> str:
        return self.name


class Trial(models.Model):
    """A pilot team has gone through a draft and has said what it had to say, or nothing."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="trials")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "team"], name="trial_once")]

    def __str__(self) -> str:
        return f"{self.version}: {self.team}"


class Remark(models.Model):
    """What somebody of a pilot team says of a question."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="remarks")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="remark_once")]

    def __str__(self) -> str:
        return self.text[:60]
