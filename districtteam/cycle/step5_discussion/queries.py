"""What is discussed, who has spoken, what has been drawn together."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from districtteam.cycle.core.models import DISCUSSION, Cycle, Notice
from districtteam.cycle.core.queries import keys_of_teams, team_here
from districtteam.cycle.step4_results.charts import dull_in
from districtteam.cycle.step4_results.drawing.frozen import value_of
from districtteam.cycle.step4_results.queries import differs, edition_of, frozen_of
from districtteam.deliberation import queries as deliberation
from districtteam.deliberation.models import Post
from districtteam.deliberation.queries import ThreadLine, Waiting
from districtteam.deliberation.rooms import reads_at_once
from districtteam.people.models import Person, Team
from districtteam.ui.http import Here

from .models import Citation, Consent, Point, Synthesis, Topic
from .prompts import NO_FIGURE, NO_TEAM

NOTHING = Waiting()
PICKED = 100  # posts to pick from for a lesson, the newest


@dataclass(frozen=True)
class TopicLine:
    """differs: "higher" or "lower", where the reader's own figure is further from the others than
    chance explains; dull: of charts.dull_in.
    """

    topic: Topic
    line: ThreadLine
    waiting: Waiting = NOTHING
    differs: str = ""
    dull: int = 0

    @property
    def turn(self) -> tuple[bool, bool, int, bool, int, int]:
        """What is new comes first, then who asks, then where one's own figure differs; what gives
        little to talk about comes last.
        """
        new, asking = self.waiting.news, self.waiting.asking
        rest = (self.line.teams, self.topic.position)
        return (not new, not asking, self.dull, not self.differs, *rest)


def topics_of(cycle: Cycle, here: Here) -> list[TopicLine]:
    """The conversations that the reader sees, those to join first: ten queries at most."""
    lines = {line.thread.pk: line for line in deliberation.lines_of(cycle.subject, here)}
    waiting = deliberation.waiting_in(cycle.subject, here)
    differing = differs(cycle, team_here(cycle, here))
    dull = dull_in(cycle)
    topics = cycle.topics.select_related("thread__network", "cycle__network")
    found = [
        TopicLine(
            it,
            lines[it.thread_id],
            waiting.get(it.thread_id, NOTHING),
            differing.get(it.chart, ""),
            dull.get(it.chart, 0),
        )
        for it in topics
        if it.thread_id in lines
    ]
    return sorted(found, key=lambda it: it.turn)


def featured(lines: list[TopicLine]) -> TopicLine | None:
    """The conversation to begin with: where something waits, else where few have spoken yet."""
    return next(iter(lines), None)


def asked_of(topic: Topic, team: Team | None) -> str:
    """What the box under a chart asks: to explain a figure, of a team that has one there."""
    if team is None:
        return str(NO_TEAM)
    return topic.prompt if _has_figure(topic, team.pk) else str(NO_FIGURE)


def _has_figure(topic: Topic, team: int) -> bool:
    """Of the whole: whether the team answered anything that the edition rests on."""
    edition = edition_of(topic.cycle)
    if edition is None:
        return False
    frozen = frozen_of(edition)
    if not topic.chart:
        return bool(frozen.answers.get(team))
    return value_of(frozen, frozen.question(topic.chart), team) is not None


def keeps_posts_from(topic: Topic, here: Here) -> bool:
    """Whether something stands there that its peers alone read: "peers first"."""
    if reads_at_once(here):
        return False
    unseen = Post.objects.standing().exclude(pk__in=Post.objects.visible_to(here).values("pk"))
    return unseen.filter(thread=topic.thread_id).exists()


def teams_missing(cycle: Cycle) -> set[int]:
    """The teams that have said nothing in the cycle's open conversations."""
    return keys_of_teams(cycle) - deliberation.speaking_teams(cycle.subject)


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


def told_of(point: Point) -> tuple[int, int]:
    """How many were told by letter that the lesson cites them, and how many it cites.

    Whoever has had enough letters this week, or has left, gets none.
    """
    citations = list(point.citations.select_related("post__author", "post__told_by"))
    cited = {it.post.speaker.pk for it in citations}
    notices = Notice.objects.filter(
        cycle=point.synthesis.cycle,
        number=DISCUSSION,
        kind="citation",
        mark__in=[f"citation:{it.pk}" for it in citations],
    )
    return len(cited & set(notices.values_list("person", flat=True))), len(cited)


def posts_to_cite(cycle: Cycle, here: Here) -> QuerySet[Post]:
    """The newest of what was said to all of the cycle, in the order in which it was said."""
    seen = Post.objects.visible_to(here).standing()
    posts = seen.filter(thread__subject=cycle.subject, thread__team=None)
    newest = posts.order_by("-at", "-id").values_list("pk", flat=True)[:PICKED]
    return posts.filter(pk__in=list(newest)).select_related("author", "team", "told_by")


def cited_and_readable(cycle: Cycle, here: Here) -> set[int]:
    """The keys of the posts that the cycle's lessons cite and the reader may go back to."""
    posts = Post.objects.visible_to(here).standing()
    cited = posts.filter(citations__point__synthesis__cycle=cycle)
    return set(cited.values_list("pk", flat=True))


def unanswered(cycle: Cycle) -> int:
    """How many of those who are cited have not said yet whether their words may stand."""
    asked = Citation.objects.filter(point__synthesis__cycle=cycle, state=Consent.TOLD)
    return asked.count()


def citations_of(person: Person | int) -> QuerySet[Citation]:
    """Where somebody is cited."""
    said = Q(post__told_by=person) | Q(post__told_by=None, post__author=person)
    return Citation.objects.filter(said).select_related(
        "point__synthesis__cycle__network", "post__thread"
    )
