"""Threads and what is written in them. A post is somebody's word for their team."""

import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network, Person, Team
from districtteam.people.words import said
from districtteam.ui.http import Here

from .rooms import may_read_line, reads_at_once, reads_later


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, here: Here) -> "ThreadQuerySet":
        """Threads of the reader's network that their role reads, and their team's private lines."""
        if here.network is None:
            return self.none()
        threads = self.filter(network=here.network)
        open_ones = models.Q(team=None)
        if not reads_at_once(here):
            later = models.Q(peers_until=None) | models.Q(peers_until__lte=here.now)
            open_ones &= later if reads_later(here) else models.Q(pk=None)
        lines = models.Q(team__in=[team.pk for team in here.teams])
        if may_read_line(here):
            lines = models.Q(team__isnull=False)
        return threads.filter(open_ones | lines)


class Thread(models.Model):
    """A conversation about one thing.

    subject, key: what it is about, as the upper room calls it ("cycle:12", "chart:beds");
    team: whose private line to the facilitators it is, None for a thread of all;
    peers_until: before then, peers and facilitators only ("peers first").
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="threads")
    subject = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    titles = models.JSONField(default=dict)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    peers_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="thread_once")]

    def __str__(self) -> str:
        return said(self.titles, get_language() or "")


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, here: Here) -> "PostQuerySet":
        """Posts in threads that the reader sees; earlier ones only if moved up by their author."""
        posts = self.filter(thread__in=Thread.objects.visible_to(here))
        if reads_at_once(here):
            return posts
        after = models.Q(thread__peers_until=None)
        after |= models.Q(at__gte=models.F("thread__peers_until"))
        own = models.Q(thread__team__isnull=False)
        return posts.filter(after | own | models.Q(moved_up_at__isnull=False))

    def standing(self) -> "PostQuerySet":
        return self.filter(hidden_at=None)


class Post(models.Model):
    """What somebody wrote, for their team or as a facilitator. uid: made by the sender's form.

    text: as typed, in plain marks; told_by: who said it on the telephone to the one who wrote it;
    hidden_at: taken out of sight by a facilitator, with the reason, never deleted;
    moved_up_at: the author lets region, ministry and experts read what was said among peers.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="posts")
    author = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="posts")
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    text = models.TextField(max_length=4000)
    language = models.CharField(max_length=10)
    channel = models.CharField(max_length=10, default="web")
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    amended_at = models.DateTimeField(null=True)
    moved_up_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=300, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["thread", "at"], name="post_in_thread")]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"

    @property
    def is_read_above(self) -> bool:
        """Whether region and ministry may read it: said to them too, or moved up by its author."""
        until = self.thread.peers_until
        return until is None or self.at >= until or self.moved_up_at is not None

    @property
    def speaker(self) -> Person:
        """Whose word it is: who told it on the telephone, else who wrote it."""
        return self.told_by or self.author


class Story(models.Model):
    """A post that tells something that was done, in the four parts of a short form."""

    post = models.OneToOneField(Post, models.CASCADE, related_name="story")
    did = models.TextField(max_length=1200)
    helped = models.TextField(max_length=600, blank=True)
    hindered = models.TextField(max_length=600, blank=True)
    changed = models.TextField(max_length=600, blank=True)

    def __str__(self) -> str:
        return self.did[:60]


class Photo(models.Model):
    """One picture of a post, made small; where and by which camera it was taken is not kept."""

    post = models.OneToOneField(Post, models.CASCADE, related_name="photo")
    data = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.caption or f"{self.width} × {self.height}"


class ReportReason(models.TextChoices):
    NAMES = "names", _("it names a patient or blames a person")
    FALSE = "false", _("it is wrong")
    RUDE = "rude", _("it hurts somebody")
    OTHER = "other", _("something else")


class Report(models.Model):
    """That a reader asks the facilitators to look at a post. Settled when one has decided."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="reports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=ReportReason.choices)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="report_once")]

    def __str__(self) -> str:
        return str(self.get_reason_display())
