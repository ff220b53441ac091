"""What stands in the conversations of a subject, as a reader sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from districtteam.people.models import Team
from districtteam.ui.http import Here

from .models import Post, Report, Thread
from .rooms import KEEPS


@dataclass(frozen=True)
class ThreadLine:
    """A conversation in a list. last: moment of its last post."""

    thread: Thread
    posts: int
    teams: int
    last: datetime | None


def lines_of(subject: str, here: Here) -> list[ThreadLine]:
    """The conversations of all on a subject, with how many posts of how many teams: two queries."""
    threads = Thread.objects.visible_to(here).filter(subject=subject, team=None)
    seen = Q(posts__in=Post.objects.visible_to(here).standing())
    counted = threads.annotate(
        said=Count("posts", filter=seen, distinct=True),
        speakers=Count("posts__team", filter=seen, distinct=True),
        last=Max("posts__at", filter=seen),
    )
    rows = {key: rest for key, *rest in counted.values_list("pk", "said", "speakers", "last")}
    return [ThreadLine(it, *rows[it.pk]) for it in threads if it.pk in rows]


@dataclass(frozen=True)
class Waiting:
    """What waits for a reader in a conversation. news: posts of others since they last wrote;
    asking: questions of others that nobody has answered.
    """

    news: int = 0
    asking: int = 0


def waiting_in(subject: str, here: Here) -> dict[int, Waiting]:
    """By conversation: two queries. Somebody who has not written yet has all of it before them."""
    posts = Post.objects.visible_to(here).standing().filter(thread__subject=subject)
    posts = posts.filter(thread__team=None)
    ours = Q(team__in=[team.pk for team in here.teams])
    mine = Q(author=here.person) | Q(told_by=here.person)
    last = posts.filter(mine | ours).aggregate(last=Max("at"))["last"]
    since = Q(at__gt=last) if last else Q()
    unanswered = Q(text__contains="?", replies=None)
    rows = posts.exclude(mine).exclude(ours).order_by().values("thread")
    counted = rows.annotate(
        news=Count("pk", filter=since, distinct=True),
        asking=Count("pk", filter=unanswered, distinct=True),
    )
    return {row["thread"]: Waiting(row["news"], row["asking"]) for row in counted}


def posts_in(thread: Thread, here: Here) -> QuerySet[Post]:
    """What the reader sees in a thread, in the order in which it was said.

    A hidden post is seen by its author, with the reason, and by facilitators. answers_seen: whom
    a post answers is said only to those who may read that, too: it tells who spoke.
    """
    seen = Post.objects.visible_to(here)
    posts = seen.filter(thread=thread)
    posts = posts.annotate(answers_seen=Exists(seen.filter(pk=OuterRef("reply_to"))))
    if KEEPS not in here.roles:
        mine = Q(author=here.person) | Q(told_by=here.person)
        posts = posts.filter(Q(hidden_at=None) | mine)
    related = ("author", "told_by", "team", "story", "photo", "reply_to__author", "reply_to__team")
    return posts.select_related(*related).defer("photo__data")


def speaking_teams(subject: str) -> set[int]:
    """The teams with at least one post of their own in the open conversations of a subject.

    Facilitators and experts never count: they speak for no team.
    """
    posts = Post.objects.standing().filter(thread__subject=subject, thread__team=None)
    return set(posts.exclude(team=None).values_list("team", flat=True))


def line_of(team: Team, subject: str) -> Thread | None:
    """The private line of a team on a subject, if anything was ever said there."""
    return Thread.objects.filter(team=team, subject=subject).first()


def lines_to_facilitators(subject: str, here: Here) -> QuerySet[Thread]:
    """The private lines that the reader may read and in which something was said."""
    lines = Thread.objects.visible_to(here).filter(subject=subject, team__isnull=False)
    said = Count("posts", distinct=True)
    return (
        lines.annotate(said=said, last=Max("posts__at")).filter(said__gt=0).select_related("team")
    )


def reported(subject: str) -> QuerySet[Report]:
    """What readers have asked the facilitators to look at, the oldest first."""
    reports = Report.objects.filter(post__thread__subject=subject, settled_at=None)
    return reports.select_related("post__thread", "post__author", "post__team", "person")


def count_reported(subjects: list[str]) -> dict[str, int]:
    """How many posts of each subject wait for a facilitator's look; none where there are none."""
    waiting = Report.objects.filter(post__thread__subject__in=subjects, settled_at=None)
    rows = waiting.values_list("post__thread__subject").annotate(n=Count("post", distinct=True))
    return dict(rows.order_by("post__thread__subject"))


def lines_unanswered(subjects: list[str]) -> QuerySet[Thread]:
    """The private lines on which the team spoke last."""
    last = Post.objects.filter(thread=OuterRef("pk")).order_by("-at", "-pk")
    lines = Thread.objects.filter(subject__in=subjects, team__isnull=False)
    waiting = lines.annotate(spoke_last=Subquery(last.values("team")[:1]))
    return waiting.filter(spoke_last__isnull=False).select_related("team__network")
