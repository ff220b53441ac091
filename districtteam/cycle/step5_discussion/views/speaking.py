from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import cycle_or_404, page
from districtteam.cycle.core.queries import team_here, teams_here
from districtteam.cycle.core.speaking import is_own, team_of
from districtteam.cycle.step4_results.charts import drawn
from districtteam.cycle.step5_discussion import actions as cycle_actions
from districtteam.cycle.step5_discussion import queries
from districtteam.cycle.step5_discussion.forms import (
    AmendForm,
    AnswerForm,
    LineForm,
    PostForm,
    StoryForm,
)
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.deliberation import actions
from districtteam.deliberation import queries as deliberation
from districtteam.deliberation.models import Post
from districtteam.deliberation.rooms import reads_at_once
from districtteam.people.models import Team
from districtteam.people.rights import refuse_unless
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of, path
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.keys import key_in
from districtteam.ui.pages import done, sent

from .common import OUTSIDE, SPEAKERS, back_to, frame, post_or_404, speaks_for, topic_or_404

LATEST = 20  # posts on a page
MOST_TO_JOIN = 3  # conversations at the top, so that a telephone shows them on its first screen


@door(SIGNED_IN)
def discussion(request: Request, pk: int) -> HttpResponse:
    """The chart in which few have spoken, a box to write in, and the other conversations."""
    cycle = cycle_or_404(request, pk)
    lines = queries.topics_of(cycle, request.here)
    first = queries.featured(lines)
    form = None
    if first and first.topic.thread.closed_at is None and _may_speak(request, cycle):
        team = team_here(cycle, request.here)
        form = PostForm(request, team, prompt=queries.asked_of(first.topic, team))
    context = {
        **frame(request, cycle),
        "first": first,
        "chart": drawn(cycle, first.topic.chart, request.here) if first else "",
        **_sorted(lines),
        "reads_all": reads_at_once(request.here),
        "stories": queries.stories_of(cycle, request.here)[:3],
        "synthesis": queries.synthesis_of(cycle),
        "lines_in": deliberation.lines_to_facilitators(cycle.subject, request.here)[:20],
        "reports": deliberation.reported(cycle.subject).count(),
    }
    return page(request, "step5/discussion", form, **context)


def _sorted(lines: list[queries.TopicLine]) -> dict[str, Any]:
    """At most three to join first, the others in which something was said, the silent ones."""
    spoken = [it for it in lines if it.line.posts]
    to_join = [it for it in spoken if it.waiting.news or it.waiting.asking][:MOST_TO_JOIN]
    return {
        "to_join": to_join,
        "spoken": [it for it in spoken if it not in to_join],
        "silent": [it for it in lines if not it.line.posts],
    }


def _may_speak(request: Request, cycle: Cycle) -> bool:
    """Whoever's team takes part, and those who speak for none: facilitators and experts."""
    return bool(request.here.roles & OUTSIDE or teams_here(cycle, request.here))


@door(SIGNED_IN, methods="GET POST", files=True)
def topic(request: Request, pk: int, topic: int) -> HttpResponse:
    """A chart, what was said under it, and a box to write in."""
    cycle, shown = topic_or_404(request, pk, topic)
    posts = deliberation.posts_in(shown.thread, request.here)
    asked = posts.filter(pk=key_in(request.GET.get("reply_to", ""))).first()
    form = None
    if _may_speak(request, cycle) and shown.thread.closed_at is None:
        form = _form_for(request, shown, asked)
        if request.method == "POST" and form.is_valid() and _say(request, shown, form):
            messages.success(request, _("Posted. Thank you."))
            return redirect("cycle:topic", cycle.pk, shown.pk)
    context = {
        **frame(request, cycle),
        "topic": shown,
        "chart": drawn(cycle, shown.chart, request.here),
        "page": page_of(request, posts.order_by("-at", "-id"), LATEST),
        "kept": queries.keeps_posts_from(shown, request.here),
        "asked": asked,
    }
    return page(request, "step5/topic", form, **context)


def _form_for(request: Request, topic: Topic, asked: Post | None) -> PostForm:
    team, files = speaks_for(request, topic.cycle), request.FILES or None
    if asked:
        return AnswerForm(request, team, sent(request), files, initial={"reply_to": asked.pk})
    return PostForm(request, team, sent(request), files, prompt=queries.asked_of(topic, team))


def _say(request: Request, topic: Topic, form: PostForm) -> bool:
    """Write the post, in answer to one that the reader sees."""
    given = form.cleaned_data
    seen = deliberation.posts_in(topic.thread, request.here)
    asked = seen.filter(pk=given.get("reply_to") or 0).first()
    return done(
        form,
        lambda: cycle_actions.say(
            topic,
            given["text"],
            given["uid"],
            team=form.team,
            reply_to=asked,
            picture=form.picture,
            by=form.by,
        ),
    )


@door(*SPEAKERS, methods="GET POST")
def story(request: Request, pk: int, topic: int) -> HttpResponse:
    """Tell something that was done, in four short parts."""
    cycle, shown = topic_or_404(request, pk, topic)
    form = StoryForm(request, speaks_for(request, cycle), sent(request))
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _tell(shown, form)):
        messages.success(request, _("Posted. Thank you."))
        return redirect("cycle:topic", cycle.pk, shown.pk)
    return page(request, "step5/story", form, topic=shown, **frame(request, cycle))


def _tell(topic: Topic, form: StoryForm) -> Post:
    telling = form.telling()
    uid = form.cleaned_data["uid"]
    return actions.write_post(
        topic.thread, telling.did, uid, team=form.team, story=telling, by=form.by
    )


@door(*SPEAKERS, methods="GET POST")
def line(request: Request, pk: int) -> HttpResponse:
    """A team's private line to the facilitators."""
    cycle = cycle_or_404(request, pk)
    team = team_of(request, cycle)
    held = deliberation.line_of(team, cycle.subject)
    form = LineForm(request, None, sent(request))
    form.fields.pop("photo")
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _write_on_line(request, cycle, team, form)):
        messages.success(request, _("Sent."))
        return redirect(path("cycle:line", cycle.pk) + f"?team={team.pk}")
    posts: Any = deliberation.posts_in(held, request.here) if held else ()
    return page(request, "step5/line", form, team=team, posts=posts, **frame(request, cycle))


def _write_on_line(request: Request, cycle: Cycle, team: Team, form: LineForm) -> Post:
    given, by = form.cleaned_data, actor_of(request)
    as_team = is_own(request.here, team)
    return cycle_actions.write_on_line(
        cycle, team, given["text"], given["uid"], as_team=as_team, by=by
    )


@door(SIGNED_IN, methods="GET POST")
def amend_post(request: Request, pk: int, post: int) -> HttpResponse:
    """Say it differently; that it was changed is shown."""
    cycle, shown = post_or_404(request, pk, post)
    refuse_unless(request.here.person in {shown.author, shown.told_by})
    form = AmendForm(sent(request), initial={"text": shown.text})
    by = actor_of(request)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: actions.amend_post(shown, form.cleaned_data["text"], by=by)):
        return back_to(shown, cycle)
    return page(request, "step5/amend_post", form, post=shown, **frame(request, cycle))


@door(SIGNED_IN, methods="POST")
def move_up(request: Request, pk: int, post: int) -> HttpResponse:
    """Let region, ministry and experts read one's earlier post."""
    cycle, shown = post_or_404(request, pk, post)
    refuse_unless(request.here.person == shown.speaker)
    actions.move_up(shown, by=actor_of(request))
    messages.success(request, _("Region and ministry can read it too."))
    return back_to(shown, cycle)


@door(SIGNED_IN)
def photo(request: Request, pk: int, post: int) -> HttpResponse:
    """The picture of a post, for those who read the post; loaded on a tap."""
    _cycle, shown = post_or_404(request, pk, post)
    held = getattr(shown, "photo", None)
    if held is None:
        raise Http404
    answer = HttpResponse(bytes(held.data), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer
