"""Internet credit: who got what, with what proves it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404
from districtteam.evaluation.actions import log_credit, withdraw_credit
from districtteam.evaluation.forms import CreditForm, WithdrawForm
from districtteam.evaluation.models import Credit
from districtteam.evaluation.queries import credit_lines, credits_of
from districtteam.lib.tables import write_csv
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, files_of, sent, show

MOST = 10_000  # entries in a file
COLUMNS = [
    "day", "team", "given_to", "amount", "unit", "reference", "receipt", "step", "logged_by",
    "logged_at", "taken_back_at", "taken_back_by", "taken_back_why",
]  # fmt: skip


@door(*FACILITATING)
def credits(request: Request, pk: int) -> HttpResponse:  # noqa: A001  (the word of the address)
    """Each team of the cycle and what it was given; one tap to log more."""
    cycle = cycle_or_404(request, pk)
    taking = cycle.participations.active().select_related("team")
    page = page_of(request, taking)
    lines = credit_lines(cycle, [part.team for part in page.object_list])
    context = {"cycle": cycle, "page": page, "lines": lines}
    return render(request, "evaluation/credits.html", context)


@door(*FACILITATING, methods="GET POST", files=True)
def credit(request: Request, pk: int, team: int) -> HttpResponse:
    """What one team was given, and a form to log more."""
    cycle = cycle_or_404(request, pk)
    part = get_object_or_404(cycle.participations.select_related("team__network"), team=team)
    start = {"on": request.here.today}
    form = CreditForm(cycle, part.team, sent(request), files_of(request), initial=start)
    if request.method == "POST" and form.is_valid() and done(form, lambda: _log(request, form)):
        messages.success(request, _("The credit is logged."))
        return redirect("evaluation:credit", cycle.pk, part.team.pk)
    listed = page_of(request, credits_of(cycle, part.team))
    return show(request, "evaluation/credit.html", form, cycle=cycle, team=part.team, page=listed)


@door(*FACILITATING, methods="GET POST")
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take back an entry that was a slip."""
    shown = credit_or_404(request, pk)
    form = WithdrawForm(sent(request))
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(
        form, lambda: withdraw_credit(shown, form.cleaned_data["why"], by=actor_of(request))
    ):
        messages.success(request, _("The entry is taken back. It can still be read."))
        return redirect("evaluation:credit", shown.cycle_id, shown.team_id)
    return show(request, "evaluation/withdraw.html", form, credit=shown)


@door(*FACILITATING)
def receipt(request: Request, pk: int) -> HttpResponse:
    """The photo of a receipt; loaded on a tap."""
    held = getattr(credit_or_404(request, pk), "receipt", None)
    if held is None:
        raise Http404
    return HttpResponse(bytes(held.data), content_type="image/jpeg")


@door(*FACILITATING)
def credits_file(request: Request, pk: int) -> HttpResponse:
    """Every entry as a file for whoever keeps the accounts, those taken back among them."""
    cycle = cycle_or_404(request, pk)
    rows = credits_of(cycle)[:MOST]
    answer = HttpResponse(
        write_csv(COLUMNS, [list(_cells(row)) for row in rows]),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="credits.csv"'
    return answer


def credit_or_404(request: Request, pk: int) -> Credit:
    """An entry about a cycle of the reader's network."""
    cycles = Cycle.objects.visible_to(request.here)
    rows = Credit.objects.filter(cycle__in=cycles).select_related("cycle__network", "team")
    return get_object_or_404(rows, pk=pk)


def _log(request: Request, form: CreditForm) -> Credit:
    given = dict(form.cleaned_data)
    given.pop("photo")
    return log_credit(
        form.cycle,
        form.team,
        given.pop("amount"),
        given.pop("unit"),
        receipt=form.receipt,
        by=actor_of(request),
        **given,
    )


def _cells(row: Credit) -> Iterator[Any]:
    yield from (row.on, row.team, row.person or "", row.amount, row.unit, row.reference)
    yield from ("yes" if hasattr(row, "receipt") else "", row.number, row.by or "", row.at)
    yield from (row.withdrawn_at or "", row.withdrawn_by or "", row.withdrawn_why)
