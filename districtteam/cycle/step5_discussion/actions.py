from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from districtteam.cycle.core.calendar import PREVIEW
from districtteam.cycle.core.models import Cycle, Template
from districtteam.cycle.step4_results.charts import subjects_of
from districtteam.deliberation.actions import close_threads, open_line, open_thread, write_post
from districtteam.deliberation.models import Post
from districtteam.lib.words import tidy
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import NoPoints, NothingCited, NotYourWords, OtherCycle
from .models import Citation, Consent, Point, Synthesis, Topic
from .notices import invite_to_discuss, tell_answered, tell_cited
from .prompts import PROMPT, WHOLE

EXCERPT = 600


def open_discussion(cycle: Cycle, by: Actor) -> None:
    """A conversation under each chart and one about the whole: peers first, then the others."""
    peers_until = by.at + timedelta(days=PREVIEW[Template(cycle.template)])
    for position, subject in enumerate([*subjects_of(cycle), None]):
        key = f"chart:{subject.key}" if subject else "whole"
        titles = dict(subject.titles) if subject else _in_languages(cycle, WHOLE)
        thread = open_thread(
            cycle.network, cycle.subject, key, titles, peers_until=peers_until, by=by
        )
        Topic.objects.get_or_create(
            thread=thread,
            defaults={
                "cycle": cycle,
                "chart": subject.key if subject else "",
                "prompts": _in_languages(cycle, PROMPT),
                "position": position,
            },
        )
    invite_to_discuss(cycle, by)


def _in_languages(cycle: Cycle, words: object) -> dict[str, str]:
    """The platform's own words, in each language of the network."""
    texts = {}
    for code in cycle.network.languages:
        with override(code):
            texts[code] = str(words)
    return texts


def close_discussion(cycle: Cycle, by: Actor) -> None:
    close_threads(cycle.subject, by=by)


@transaction.atomic
def say(topic: Topic, text: str, uid: UUID, *, by: Actor, **more: Any) -> Post:
    """Write in a conversation; whoever is answered is told with it. more: of write_post."""
    post = write_post(topic.thread, text, uid, by=by, **more)
    tell_answered(post, topic, by)
    return post


@transaction.atomic
def write_on_line(
    cycle: Cycle, team: Team, text: str, uid: UUID, *, as_team: bool, by: Actor
) -> Post:
    """A message on a team's private line, from the team or, as_team being false, to it."""
    titles = dict.fromkeys(cycle.network.languages, team.name)
    thread = open_line(team, cycle.subject, titles, by=by)
    return write_post(thread, text, uid, team=team if as_team else None, by=by)


@transaction.atomic
def write_point(
    cycle: Cycle,
    texts: Mapping[str, str],
    posts: Iterable[Post],
    *,
    limits: Mapping[str, str] | None = None,
    topic: Topic | None = None,
    by: Actor,
) -> Point:
    """Write a lesson that cites these posts. Their authors are told and may amend their words."""
    cited = list(posts)
    if not cited:
        raise NothingCited
    if not all(_may_be_cited(post, cycle) for post in cited):
        raise OtherCycle
    synthesis, _new = Synthesis.objects.get_or_create(cycle=cycle)
    last = synthesis.points.aggregate(last=Max("position"))["last"] or 0
    fields = {"texts": dict(texts), "limits": dict(limits or {}), "topic": topic}
    point = synthesis.points.create(**fields, position=last + 1, made_by=by.person, made_at=by.at)
    for post in cited:
        _cite(point, post, by)
    record("cycle.write_point", cycle, cycle.network, by=by, posts=len(cited))
    return point


def _may_be_cited(post: Post, cycle: Cycle) -> bool:
    """What was said to all of the cycle; never a team's private line, nor what is hidden."""
    thread = post.thread
    return thread.subject == cycle.subject and thread.team_id is None and post.hidden_at is None


def _cite(point: Point, post: Post, by: Actor) -> None:
    quote = post.text if len(post.text) <= EXCERPT else post.text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    citation = Citation.objects.create(point=point, post=post, quote=quote, cited_at=by.at)
    tell_cited(citation, by)


@transaction.atomic
def amend_point(
    point: Point, texts: Mapping[str, str], limits: Mapping[str, str], *, by: Actor
) -> Point:
    point.texts, point.limits = dict(texts), dict(limits)
    point.save(update_fields=["texts", "limits"])
    cycle = point.synthesis.cycle
    record("cycle.amend_point", cycle, cycle.network, by=by)
    return point


@transaction.atomic
def drop_point(point: Point, *, by: Actor) -> None:
    """Take a lesson out; who was cited is no longer."""
    cycle = point.synthesis.cycle
    point.delete()
    record("cycle.drop_point", cycle, cycle.network, by=by)


@transaction.atomic
def answer_citation(citation: Citation, quote: str | None, *, by: Actor) -> Citation:
    """Who is cited agrees to the words, says them differently, or takes them back (None)."""
    if by.person is None or by.person.pk != citation.post.speaker.pk:
        raise NotYourWords
    given = tidy(quote or "")[: Citation._meta.get_field("quote").max_length]  # noqa: SLF001
    if quote is None or not given:
        citation.state = Consent.WITHDRAWN
    else:
        citation.state = Consent.AGREED if given == citation.quote else Consent.AMENDED
        citation.quote = given
    citation.answered_at = by.at
    citation.save(update_fields=["quote", "state", "answered_at"])
    cycle = citation.point.synthesis.cycle
    record("cycle.answer_citation", cycle, cycle.network, by=by, state=citation.state)
    return citation


@transaction.atomic
def publish_synthesis(cycle: Cycle, intros: Mapping[str, str], *, by: Actor) -> Synthesis:
    """Everybody of the network reads the lessons from now on."""
    synthesis = Synthesis.objects.filter(cycle=cycle).first()
    if synthesis is None or not synthesis.points.exists():
        raise NoPoints
    synthesis.intros = dict(intros)
    synthesis.published_at = synthesis.published_at or by.at
    synthesis.save(update_fields=["intros", "published_at"])
    record("cycle.publish_synthesis", cycle, cycle.network, by=by)
    return synthesis
