from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.cycle.core.errors import CycleError
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.step4_results import actions, queries
from districtteam.cycle.step4_results.checks import findings
from districtteam.cycle.step4_results.forms import PrepareForm
from districtteam.cycle.step4_results.freezing import freeze
from districtteam.cycle.step4_results.models import Better, Edition
from districtteam.questionnaires.models import Reason
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request


@door(*FACILITATING, methods="GET POST")
def checks(request: Request, pk: int) -> HttpResponse:
    """Gaps, far values and contradictions, before anything is published; which way is better."""
    cycle = cycle_or_404(request, pk)
    frozen = freeze(cycle)
    language = get_language() or ""
    ratios = [asked for asked in frozen.drawn if asked.kind == "ratio"]
    shares = [asked for asked in ratios if not asked.is_routine]
    if request.method == "POST":
        _set_ways(request, cycle, [asked.name for asked in shares])
        messages.success(request, _("Saved."))
        return redirect("cycle:checks", cycle.pk)
    response = queries.response_of(cycle)
    reasons = dict(Reason.choices)
    context = {
        "cycle": cycle,
        "response": response,
        "declined": [(reasons.get(code, code), n) for code, n in response.declined.items()],
        "page": page_of(request, findings(frozen, language)),
        "shares": [(it.name, it.title(language, frozen.languages), it.better) for it in shares],
        "ways": Better.WORDS,
    }
    return page(request, "step4/checks", **context)


def _set_ways(request: Request, cycle: Cycle, names: list[str]) -> None:
    ways = dict(Better.WORDS)
    for name in names:
        way = request.POST.get(f"way-{name}", "")
        if way in ways:
            actions.set_better(cycle, name, way, by=actor_of(request))


@door(*FACILITATING, methods="POST")
def prepare(request: Request, pk: int) -> HttpResponse:
    """Freeze the answers as they are, to be drawn."""
    cycle = cycle_or_404(request, pk)
    form = PrepareForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        actions.prepare_edition(cycle, reason=reason, by=actor_of(request))
        messages.success(request, _("The edition is being drawn. Look again in a minute."))
    except CycleError as refused:
        messages.warning(request, refused.message)
    return redirect("cycle:results", cycle.pk)


@door(*FACILITATING, methods="POST")
def publish(request: Request, pk: int) -> HttpResponse:
    """Let the readers see the edition that is ready."""
    cycle = cycle_or_404(request, pk)
    try:
        edition = actions.publish_edition(cycle, by=actor_of(request))
        messages.info(request, _published(edition))
    except CycleError as refused:
        messages.warning(request, refused.message)
    return redirect("cycle:results", cycle.pk)


def _published(edition: Edition) -> str:
    if edition.state == Edition.PUBLISHED:
        return _("The results are published.")
    return _(
        "Since the edition was prepared, a team has changed something: what others may see of its"
        " answers, or an answer. It is being drawn again. Look again in a minute."
    )


@door(*FACILITATING, methods="POST")
def open_edition(request: Request, pk: int) -> HttpResponse:
    """Let everybody read what the policy shows to the public."""
    cycle = cycle_or_404(request, pk)
    edition = queries.edition_of(cycle)
    if edition is None:
        raise Http404
    actions.open_to_public(edition, by=actor_of(request))
    messages.success(request, _("Everybody can read the public part now."))
    return redirect("cycle:results", cycle.pk)
