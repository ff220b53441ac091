from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.forms import unsaid
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.step5_discussion import actions, queries
from districtteam.cycle.step5_discussion.forms import CitationForm, CitingForm, IntroForm, PointForm
from districtteam.cycle.step5_discussion.models import Point
from districtteam.trail.actor import actor_of
from districtteam.ui.components import path
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import frame


@door(SIGNED_IN)
def synthesis(request: Request, pk: int) -> HttpResponse:
    """The lessons, each with whose words it cites and a way back to them."""
    cycle = cycle_or_404(request, pk)
    held = queries.synthesis_of(cycle)
    context = frame(request, cycle)
    if not context["facilitates"] and (held is None or held.published_at is None):
        raise Http404
    context |= {
        "synthesis": held,
        "points": queries.points_of(cycle),
        "readable": queries.cited_and_readable(cycle, request.here),
    }
    return page(request, "step5/synthesis", **context)


@door(*FACILITATING, methods="GET POST")
def write_point(request: Request, pk: int) -> HttpResponse:
    """Write a lesson and pick the posts that it cites."""
    cycle = cycle_or_404(request, pk)
    form = CitingForm(cycle, queries.posts_to_cite(cycle, request.here), sent(request))
    written: list[Point] = []
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: written.append(_write(request, form))):
        messages.success(request, _written(written[0]))
        return redirect("cycle:synthesis", cycle.pk)
    return page(request, "step5/write_point", form, **frame(request, cycle))


def _write(request: Request, form: CitingForm) -> Point:
    given = form.cleaned_data
    return actions.write_point(
        form.cycle,
        form.said("text"),
        given["posts"],
        limits=form.said("limit"),
        topic=given["topic"],
        by=actor_of(request),
    )


def _written(point: Point) -> str:
    told, cited = queries.told_of(point)
    if told == cited:
        return _("Written. Those who are cited have been told.")
    words = _(
        "Written. Told by letter: %(told)s of %(cited)s. The others find it on their first page"
        " when they sign in."
    )
    return words % {"told": told, "cited": cited}


@door(*FACILITATING, methods="GET POST")
def amend_point(request: Request, pk: int, point: int) -> HttpResponse:
    cycle = cycle_or_404(request, pk)
    held = get_object_or_404(queries.points_of(cycle), pk=point)
    initial = unsaid("text", held.texts) | unsaid("limit", held.limits) | {"topic": held.topic_id}
    form = PointForm(cycle, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        actions.amend_point(held, form.said("text"), form.said("limit"), by=by)
        return redirect("cycle:synthesis", cycle.pk)
    return page(request, "step5/amend_point", form, **frame(request, cycle))


@door(*FACILITATING, methods="POST")
def drop_point(request: Request, pk: int, point: int) -> HttpResponse:
    cycle = cycle_or_404(request, pk)
    actions.drop_point(get_object_or_404(queries.points_of(cycle), pk=point), by=actor_of(request))
    return redirect("cycle:synthesis", cycle.pk)


@door(*FACILITATING, methods="GET POST")
def publish_synthesis(request: Request, pk: int) -> HttpResponse:
    """Say the whole in short, and let everybody read the lessons."""
    cycle = cycle_or_404(request, pk)
    held = queries.synthesis_of(cycle)
    initial = unsaid("intro", held.intros) if held else {}
    form = IntroForm(cycle.network.languages, sent(request), initial=initial)
    by = actor_of(request)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: actions.publish_synthesis(cycle, form.said("intro"), by=by)):
        messages.success(request, _("Published. Everybody in the network can read the lessons."))
        return redirect("cycle:synthesis", cycle.pk)
    waiting = queries.unanswered(cycle)
    context = frame(request, cycle) | {"waiting": waiting}
    return page(request, "step5/publish_synthesis", form, **context)


@door(SIGNED_IN, methods="GET POST")
def citation(request: Request, pk: int, citation: int) -> HttpResponse:
    """How one is cited: agree, say it differently, or take it back."""
    cycle = cycle_or_404(request, pk)
    mine = queries.citations_of(request.here.person).filter(point__synthesis__cycle=cycle)
    held = get_object_or_404(mine, pk=citation)
    form = CitationForm(sent(request), initial={"text": held.quote})
    if request.method == "POST" and ("withdraw" in request.POST or form.is_valid()):
        quote = None if "withdraw" in request.POST else form.cleaned_data["text"]
        actions.answer_citation(held, quote, by=actor_of(request))
        messages.success(request, _("Thank you. It is as you said."))
        back = path("cycle:discussion", cycle.pk)  # which this letter's link may not open
        return redirect(back if request.here.reaches(back) else request.path)
    return page(request, "step5/citation", form, citation=held, **frame(request, cycle))
