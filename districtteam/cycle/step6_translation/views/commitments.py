from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import FACILITATING, LEADING, TEAMS, cycle_or_404, page
from districtteam.cycle.core.speaking import ConfirmForm, may_confirm, team_of
from districtteam.cycle.step6_translation import actions, queries
from districtteam.cycle.step6_translation.errors import Confirmed
from districtteam.cycle.step6_translation.forms import CommitForm
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.people.models import Team
from districtteam.people.rights import refuse_unless
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.keys import key_in
from districtteam.ui.pages import done, sent

from .common import commitment_or_404, frame, writes


@door(*TEAMS, *FACILITATING, methods="GET POST")
def commit(request: Request, pk: int) -> HttpResponse:
    """Write down one thing that the team will do; its lead confirms."""
    cycle = cycle_or_404(request, pk)
    team = team_of(request, cycle)
    held = _draft(request, cycle)
    initial = _as_typed(held) if held else {}
    form = CommitForm(request, team, cycle, sent(request), initial=initial)
    made: list[Commitment] = []
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: made.append(_prepare(cycle, team, form))):
        if may_confirm(request.here, team):
            return redirect("cycle:confirm_commitment", cycle.pk, made[0].pk)
        messages.success(request, _("Prepared. It waits for your lead, who confirms it."))
        return redirect("cycle:translation", cycle.pk)
    return page(request, "step6/commit", form, team=team, **frame(request, cycle))


def _draft(request: Request, cycle: Cycle) -> Commitment | None:
    """The draft that ?draft= asks to correct, if the reader may."""
    wanted = key_in(request.GET.get("draft", ""))
    if not wanted:
        return None
    held = queries.commitments_of(cycle).filter(confirmed_at=None, pk=wanted).first()
    return held if held and writes(request, held) else None


def _as_typed(held: Commitment) -> dict[str, object]:
    names = ("text", "due_on", "sign", "support", "support_from", "point", "uid")
    return {name: getattr(held, name) for name in names}


def _prepare(cycle: Cycle, team: Team, form: CommitForm) -> Commitment:
    given = form.cleaned_data
    return actions.prepare_commitment(
        cycle,
        team,
        given["text"],
        given["uid"],
        due_on=given["due_on"],
        sign=given["sign"],
        support=given["support"],
        support_from=given["support_from"],
        point=given["point"],
        by=form.by,
    )


@door(SIGNED_IN)
def commitment(request: Request, pk: int, commitment: int) -> HttpResponse:
    """What a team will do, by when, by which sign, and what it has reported."""
    cycle, shown = commitment_or_404(request, pk, commitment)
    context = {
        **frame(request, cycle),
        "commitment": shown,
        "late": shown.late_on(request.here.today),
        "writes": writes(request, shown),
        "confirms": may_confirm(request.here, shown.team),
        "asked": [(it, may_confirm(request.here, it.team)) for it in shown.support_requests.all()],
    }
    return page(request, "step6/commitment", **context)


@door(*LEADING, *FACILITATING, methods="GET POST", fresh=True)
def confirm_commitment(request: Request, pk: int, commitment: int) -> HttpResponse:
    """The lead or acting lead commits the team."""
    cycle, shown = commitment_or_404(request, pk, commitment)
    refuse_unless(may_confirm(request.here, shown.team) and writes(request, shown))
    form = ConfirmForm(request, shown.team, sent(request))
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _confirm(shown, form)):
        messages.success(request, _("Confirmed. You will be asked what came of it."))
        return redirect("cycle:commitment", cycle.pk, shown.pk)
    context = {**frame(request, cycle), "commitment": shown}
    return page(request, "step6/confirm_commitment", form, **context)


def _confirm(shown: Commitment, form: ConfirmForm) -> object:
    return actions.confirm_commitment(shown, form.present, seen=form.seen, by=form.by)


@door(*TEAMS, *FACILITATING, methods="POST")
def drop_draft(request: Request, pk: int, commitment: int) -> HttpResponse:
    """Take back what nobody has confirmed."""
    cycle, shown = commitment_or_404(request, pk, commitment)
    refuse_unless(writes(request, shown))
    try:
        actions.drop_draft(shown, by=actor_of(request))
    except Confirmed as error:
        messages.warning(request, error.message)
    return redirect("cycle:translation", cycle.pk)
