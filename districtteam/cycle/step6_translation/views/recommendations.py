from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.step6_translation import actions, queries
from districtteam.cycle.step6_translation.forms import FocalPointForm, RecommendForm, ReplyForm
from districtteam.cycle.step6_translation.models import Recommendation, Verdict
from districtteam.people.models import Team
from districtteam.people.rights import refuse_unless
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import frame


@door(*FACILITATING, methods="GET POST")
def recommend(request: Request, pk: int) -> HttpResponse:
    """Ask somebody above for something, to be answered by a day."""
    cycle = cycle_or_404(request, pk)
    form = RecommendForm(request, cycle, sent(request))
    made: list[Recommendation] = []
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: made.append(_recommend(request, form))):
        if queries.who_answers(made[0], request.here.now) is None:
            words = _("Written down. Nobody of %(team)s can be written to yet: say who answers.")
            messages.warning(request, words % {"team": made[0].addressee})
            return redirect("cycle:focal_point", cycle.pk, made[0].pk)
        messages.success(request, _("Written down. It waits for their answer."))
        return redirect("cycle:translation", cycle.pk)
    return page(request, "step6/recommend", form, **frame(request, cycle))


def _recommend(request: Request, form: RecommendForm) -> Recommendation:
    given = form.cleaned_data
    return actions.recommend(
        form.cycle,
        form.said("text"),
        given["addressee"],
        given["answer_by"],
        level=given["level"],
        focal_point=given["focal_point"],
        points=given["points"],
        by=actor_of(request),
    )


@door(SIGNED_IN, methods="GET POST")
def recommendation(request: Request, pk: int, made: int) -> HttpResponse:
    """A recommendation, what is answered, and for whom it is addressed to, the answer."""
    cycle = cycle_or_404(request, pk)
    shown = get_object_or_404(queries.recommendations_of(cycle), pk=made)
    answers = queries.may_reply(request.here, shown)
    replies = list(shown.replies.all())
    last = next(reversed(replies), None)
    settled = last is not None and last.verdict != Verdict.LATER
    initial = {"verdict": last.verdict, "text": last.text} if last and settled else {}
    form = ReplyForm(request, _spoken_for(request, shown), sent(request), initial=initial)
    if request.method == "POST":
        refuse_unless(answers)
        if _answered(request, shown, form):
            return redirect("cycle:recommendation", cycle.pk, shown.pk)
    context = {**frame(request, cycle), "made": shown, "last": last, "before": replies[:-1]}
    context["answerer"] = queries.who_answers(shown, request.here.now)
    return page(
        request, "step6/recommendation", form if answers else None, settled=settled, **context
    )


def _spoken_for(request: Request, shown: Recommendation) -> Team | None:
    """The addressee; None for its focal point, who answers for themselves."""
    return None if shown.focal_point_id == request.here.person.pk else shown.addressee


def _answered(request: Request, shown: Recommendation, form: ReplyForm) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    if not done(form, lambda: actions.reply(shown, given["verdict"], given["text"], by=form.by)):
        return False
    messages.success(request, _("Answered. The districts can read it."))
    return True


@door(*FACILITATING, methods="GET POST")
def focal_point(request: Request, pk: int, made: int) -> HttpResponse:
    """Say who answers a recommendation for its addressee; they are written to."""
    cycle = cycle_or_404(request, pk)
    shown = get_object_or_404(queries.recommendations_of(cycle), pk=made)
    initial = {"person": shown.focal_point_id}
    form = FocalPointForm(shown.addressee, request.here.now, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        person, by = form.cleaned_data["person"], actor_of(request)
        actions.name_focal_point(shown, person, by=by)
        messages.success(
            request, _("Written down. It waits for the answer of %(name)s.") % {"name": person}
        )
        return redirect("cycle:recommendation", cycle.pk, shown.pk)
    context = {**frame(request, cycle), "made": shown, "people": form.people}
    return page(request, "step6/focal_point", form, **context)
