"""What is spoken about, and what the facilitators draw together from it."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle
from districtteam.deliberation.models import Post, Thread
from districtteam.people.models import Person
from districtteam.people.words import language_of, said


class Topic(models.Model):
    """A conversation under one chart of the results, or about the whole cycle.

    chart: key of the chart in the edition, nothing for the whole; prompts: what is asked there.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="topics")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="topic")
    chart = models.CharField(max_length=120, blank=True)
    prompts = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["cycle", "chart"], name="topic_once")]

    def __str__(self) -> str:
        return str(self.thread)

    @property
    def prompt(self) -> str:
        return said(self.prompts, get_language() or "", self.cycle.network.languages)


class Synthesis(models.Model):
    """What the discussion taught, in points that cite what was said."""

    cycle = models.OneToOneField(Cycle, models.CASCADE, related_name="synthesis")
    intros = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "syntheses"

    def __str__(self) -> str:
        return str(self.cycle)

    @property
    def intro(self) -> str:
        return said(self.intros, get_language() or "", self.cycle.network.languages)

    @property
    def language(self) -> str:
        """In which language the reader is shown it."""
        return language_of(self.intros, get_language() or "", self.cycle.network.languages)


class Point(models.Model):
    """One thing that was learned, and where it holds and where not, by language."""

    synthesis = models.ForeignKey(Synthesis, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(default=0)
    texts = models.JSONField(default=dict)
    limits = models.JSONField(default=dict)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="points")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return said(self.texts, get_language() or "", self._languages)

    @property
    def language(self) -> str:
        """In which language the reader is shown it."""
        return language_of(self.texts, get_language() or "", self._languages)

    @property
    def limit(self) -> str:
        return said(self.limits, get_language() or "", self._languages)

    @property
    def language_of_limit(self) -> str:
        return language_of(self.limits, get_language() or "", self._languages)

    @property
    def _languages(self) -> list[str]:
        return list(self.synthesis.cycle.network.languages)


class Consent(models.TextChoices):
    TOLD = "told", _("told, has not answered")
    AGREED = "agreed", _("agreed")
    AMENDED = "amended", _("amended")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Citation(models.Model):
    """That a point cites a post. Its author is told and may amend the words, or take them back.

    quote: the words as they stand in the synthesis.
    """

    point = models.ForeignKey(Point, models.CASCADE, related_name="citations")
    post = models.ForeignKey(Post, models.PROTECT, related_name="citations")
    quote = models.TextField(max_length=1200)
    cited_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Consent.choices, default=Consent.TOLD)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["point", "post"], name="citation_once")]

    def __str__(self) -> str:
        return self.quote[:60]
