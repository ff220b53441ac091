from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import cycle_or_404, page
from districtteam.cycle.core.speaking import may_confirm
from districtteam.cycle.step6_translation import actions
from districtteam.cycle.step6_translation.forms import SupportForm
from districtteam.cycle.step6_translation.models import SupportRequest
from districtteam.people.rights import refuse_unless
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import frame


@door(SIGNED_IN, methods="GET POST")
def support(request: Request, pk: int, asked: int) -> HttpResponse:
    """What a team needs of another to keep its commitment, and the answer of the one asked."""
    cycle = cycle_or_404(request, pk)
    shown = _asked_or_404(cycle, asked)
    refuse_unless(may_confirm(request.here, shown.team))
    initial = {"verdict": shown.verdict, "text": shown.text, "passed_to": shown.passed_to_id}
    form = SupportForm(request, shown, sent(request), initial=initial)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _answer(shown, form)):
        messages.success(
            request,
            _("Answered. %(team)s and the other teams can read it.")
            % {"team": shown.commitment.team},
        )
        return redirect("cycle:support", cycle.pk, shown.pk)
    context = {**frame(request, cycle), "asked": shown, "commitment": shown.commitment}
    return page(request, "step6/support", form, **context)


def _asked_or_404(cycle: Cycle, asked: int) -> SupportRequest:
    rows = SupportRequest.objects.filter(commitment__cycle=cycle)
    related = ("team__network", "passed_to", "answered_by", "blocked")
    of_commitment = ("commitment__team__network", "commitment__cycle__network")
    return get_object_or_404(rows.select_related(*related, *of_commitment), pk=asked)


def _answer(shown: SupportRequest, form: SupportForm) -> object:
    given = form.cleaned_data
    said = given["verdict"], given["text"]
    return actions.answer_support(shown, *said, passed_to=given["passed_to"], by=form.by)
