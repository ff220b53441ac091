"""What every page of the discussion does in the same way."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from districtteam.cycle.core.models import DISCUSSION, Cycle
from districtteam.cycle.core.pages import cycle_or_404
from districtteam.cycle.core.queries import step_of, teams_here
from districtteam.cycle.core.speaking import team_of
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.deliberation.models import Post, Thread
from districtteam.people.models import Team
from districtteam.ui.components import path
from districtteam.ui.http import Request

FACILITATOR = "facilitator"
OUTSIDE = frozenset({FACILITATOR, "expert"})  # speak for no team
SPEAKERS = ("member", "lead", "acting_lead", "expert", FACILITATOR)


def frame(request: Request, cycle: Cycle) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "step": step_of(cycle, DISCUSSION),
        "facilitates": FACILITATOR in request.here.roles,
        "here": request.here,
    }


def topic_or_404(request: Request, pk: int, topic: int) -> tuple[Cycle, Topic]:
    """A conversation that the reader may read."""
    cycle = cycle_or_404(request, pk)
    seen = Thread.objects.visible_to(request.here).filter(subject=cycle.subject, team=None)
    topics = cycle.topics.select_related("thread__network", "cycle__network")
    return cycle, get_object_or_404(topics.filter(thread__in=seen), pk=topic)


def post_or_404(request: Request, pk: int, post: int) -> tuple[Cycle, Post]:
    """A post of the cycle that the reader may read."""
    cycle = cycle_or_404(request, pk)
    posts = Post.objects.visible_to(request.here).filter(thread__subject=cycle.subject)
    if FACILITATOR not in request.here.roles:
        posts = posts.standing() | posts.filter(author=request.here.person)
    found = posts.select_related("thread", "author", "team", "told_by")
    return cycle, get_object_or_404(found, pk=post)


def speaks_for(request: Request, cycle: Cycle) -> Team | None:
    """The team for which the reader writes; facilitators and experts have none of their own."""
    named = request.GET.get("team") or request.POST.get("team")
    outside = request.here.roles & OUTSIDE
    if outside and not named and not teams_here(cycle, request.here):
        return None
    return team_of(request, cycle)


def back_to(post: Post, cycle: Cycle) -> HttpResponse:
    """The conversation in which a post stands, at the post."""
    topic = Topic.objects.filter(thread=post.thread).first()
    if topic is None:
        return redirect(path("cycle:line", cycle.pk) + f"?team={post.thread.team_id}")
    return redirect(path("cycle:topic", cycle.pk, topic.pk) + f"#post-{post.pk}")
