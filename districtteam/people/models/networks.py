"""One country's programme: its words, its rules, and who mandates it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


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

    def day_at(self, moment: datetime) -> date:
        """The day that the network's clocks show at that moment: posts, mandates and deadlines
        begin and end with it."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()

    @cached_property
    def own_terms(self) -> dict[tuple[str, str], "Term"]:
        """Its words by (word, language): one query per request, whatever the page says."""
        return {(term.word, term.language): term for term in self.terms.all()}


class Term(models.Model):
    """What a network calls a thing: "district" is "zone sanitaire" in Benin."""

    FEMININE, MASCULINE = "f", "m"
    GENDERS = [(FEMININE, _("feminine")), (MASCULINE, _("masculine"))]

    network = models.ForeignKey(Network, models.CASCADE, related_name="terms")
    word = models.CharField(max_length=40)  # code of people.terms
    language = models.CharField(max_length=10)
    singular = models.CharField(max_length=80)
    plural = models.CharField(max_length=80)
    gender = models.CharField(max_length=1, blank=True, choices=GENDERS)  # "la zone", "du cercle"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "word", "language"], name="term_once")
        ]

    def __str__(self) -> str:
        return self.singular


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> "MandateQuerySet":
        """Those in force that day; `ends` is the last day."""
        return self.filter(Q(starts__lte=day), Q(ends=None) | Q(ends__gte=day))


class AuthorityKind(models.TextChoices):
    MINISTRY = "ministry", _("ministry")
    REGION = "region", _("region")
    PROGRAMME = "programme", _("programme")
    INSTITUTE = "institute", _("institute")


class Mandate(models.Model):
    """Who mandates the work of a network, by which letter, for how long. text: what the letter
    says, where there is no file of it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="mandates")
    authority = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=AuthorityKind.choices)
    reference = models.CharField(max_length=120, blank=True)  # the letter's number and date
    text = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)  # last day, as letters say it
    focal_point = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="mandate_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.authority


class MandateLetter(models.Model):
    """The letter as it was sent in; apart, so that reading a mandate does not read it."""

    PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
    KINDS = [(PDF, "PDF"), (PNG, "PNG"), (JPEG, "JPEG")]

    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="letter")
    kind = models.CharField(max_length=20, choices=KINDS)
    data = models.BinaryField()
    size = models.PositiveIntegerField()  # bytes

    def __str__(self) -> str:
        return f"{self.mandate}, {self.get_kind_display()}"
