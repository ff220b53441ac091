"""What is discussed, who has spoken, what has been drawn together."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.deliberation import queries as deliberation
from districtteam.deliberation.models import Post
from districtteam.deliberation.queries import ThreadLine
from districtteam.people.models import Person
from districtteam.ui.http import Here

from .models import Citation, Consent, Point, Synthesis, Topic


@dataclass(frozen=True)
class TopicLine:
    topic: Topic
    line: ThreadLine


def topics_of(cycle: Cycle, here: Here) -> list[TopicLine]:
    """The conversations that the reader sees, in the order of the charts: three queries."""
    lines = {line.thread.pk: line for line in deliberation.lines_of(cycle.subject, here)}
    topics = cycle.topics.select_related("thread__network", "cycle__network")
    return [TopicLine(it, lines[it.thread_id]) for it in topics if it.thread_id in lines]


def featured(lines: list[TopicLine]) -> TopicLine | None:
    """The conversation to begin with: the first in which few have spoken yet."""
    return min(lines, key=lambda it: (it.line.teams, it.topic.position), default=None)


def teams_missing(cycle: Cycle) -> set[int]:
    """The teams that have said nothing in the cycle's open conversations."""
    taking = set(cycle.participations.active().values_list("team", flat=True))
    return taking - deliberation.speaking_teams(cycle.subject)


def stories_of(cycle: Cycle, here: Here) -> QuerySet[Post]:
    posts = Post.objects.visible_to(here).standing()
    return posts.filter(thread__subject=cycle.subject, story__isnull=False).select_related(
        "story", "author", "team", "thread"
    )


def synthesis_of(cycle: Cycle) -> Synthesis | None:
    return Synthesis.objects.filter(cycle=cycle).first()


def points_of(cycle: Cycle) -> QuerySet[Point]:
    """The lessons with the words they cite; what was taken back is left out."""
    standing = Citation.objects.exclude(state=Consent.WITHDRAWN).select_related(
        "post__author", "post__team", "post__thread__topic", "post__told_by"
    )
    points = Point.objects.filter(synthesis__cycle=cycle).select_related(
        "synthesis__cycle__network"
    )
    return points.prefetch_related(Prefetch("citations", queryset=standing))


def citations_of(person: Person | int) -> QuerySet[Citation]:
    """Where somebody is cited."""
    said = Q(post__told_by=person) | Q(post__told_by=None, post__author=person)
    return Citation.objects.filter(said).select_related(
        "point__synthesis__cycle__network", "post__thread"
    )
