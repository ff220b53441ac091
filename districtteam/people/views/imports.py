from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.jobs.growth import have_grown
from districtteam.lib.tables import TableError, TooLargeError, write_csv
from districtteam.people import actions
from districtteam.people.actions.imports import LIMITS
from districtteam.people.errors import PeopleError
from districtteam.people.forms.imports import ImportForm, TeamsForm
from districtteam.people.models import Address, Membership, PeopleImport, Person, Team
from districtteam.people.rights import KEEPING
from districtteam.people.roster.plan import Plan, plan_of
from districtteam.people.roster.stays import stays_of
from districtteam.people.roster.teams import TeamFinder
from districtteam.people.roster.words import refusal_words
from districtteam.trail.actor import actor_of
from districtteam.ui.components import PAGE_SIZE, page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

from .common import page

MOST_FAULTS = 50  # on the page; all of them are in the CSV


@door(*KEEPING, methods="GET POST", files=True)
def import_people(request: Request) -> HttpResponse:
    """Read a list of people, to look at before anything is written."""
    form = ImportForm(sent(request), request.FILES or None)
    if form.is_valid():
        draft = _draft_of(request, form)
        if draft is not None:
            return redirect("people:people_import", draft.pk)
    earlier = request.here.network.people_imports.exclude(taken_at=None).select_related("by")
    return page(request, "import_people", form, page=page_of(request, earlier))


@door(*KEEPING, methods="GET POST")
def people_import(request: Request, pk: int) -> HttpResponse:
    """A list that was read: what it would do; once taken in, what it did."""
    shown = _import_or_404(request, pk)
    if shown.taken_at is not None:
        return page(request, "import_taken", shown=shown, stays=stays_of(shown))
    if request.method == "POST" and "take" in request.POST:
        return _take(request, shown)
    return _preview(request, shown)


@door(*KEEPING, methods="POST")
def drop_import(request: Request, pk: int) -> HttpResponse:
    """Forget a list that was only looked at."""
    shown = _import_or_404(request, pk)
    if shown.taken_at is None:
        actions.drop_draft(shown, by=actor_of(request))
        messages.info(request, _("The list is forgotten; nothing was written."))
    return redirect("people:import_people")


@door(*KEEPING, methods="POST")
def undo_import(request: Request, pk: int) -> HttpResponse:
    """Take back what a list made, but for what somebody has used since."""
    shown = _import_or_404(request, pk)
    if shown.taken_at and not shown.undone_at:
        actions.undo_import(shown, by=actor_of(request))
    return redirect("people:people_import", pk)


@door(*KEEPING)
def import_faults(request: Request, pk: int) -> HttpResponse:
    """Every fault of a list that waits, as a table to correct the list with."""
    shown = _import_or_404(request, pk)
    faults = plan_of(shown).faults
    rows = [(it.line, str(it.column), it.value, it.words) for it in faults]
    headers = [_("Line"), _("Column"), _("Value"), _("What to do")]
    answer = HttpResponse(write_csv(headers, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="faults.csv"'
    return answer


def _draft_of(request: Request, form: ImportForm) -> PeopleImport | None:
    """The list as a draft, or None with the reason on the form."""
    file = form.cleaned_data["file"]
    try:
        if file and file.size > LIMITS.size:
            raise TooLargeError("file_too_large", size=file.size, limit=LIMITS.size)
        data = file.read() if file else form.cleaned_data["cells"]
        name = file.name if file else ""
        return actions.read_people(request.here.network, data, file_name=name, by=actor_of(request))
    except (TableError, PeopleError) as error:
        form.add_error("file" if file else "cells", refusal_words(error))
        return None


def _preview(request: Request, draft: PeopleImport) -> HttpResponse:
    plan = plan_of(draft)
    form = None
    if plan.unknown:
        finder = TeamFinder(draft.network)
        form = TeamsForm(plan, finder, sent(request), choices=draft.choices)
        if form.is_valid():
            actions.choose_teams(draft, form.choices(), by=actor_of(request))
            return redirect("people:people_import", draft.pk)
    return page(
        request,
        "import_preview",
        form,
        shown=draft,
        plan=plan,
        counts=plan.counts(),
        faults=plan.faults[:MOST_FAULTS],
        page=_lines(request, plan),
    )


def _lines(request: Request, plan: Plan) -> object:
    """Fifty lines, those that want an eye on them first."""
    wanted = sorted(plan.planned, key=lambda row: (not row.match.shared, row.match.why == "new"))
    return Paginator(wanted, PAGE_SIZE).get_page(request.GET.get("page"))


def _take(request: Request, draft: PeopleImport) -> HttpResponse:
    try:
        taken = actions.import_people(draft, by=actor_of(request))
    except PeopleError as error:
        messages.warning(request, error.message)
        return redirect("people:people_import", draft.pk)
    people = taken.counts["new"]
    have_grown(people, Person, Membership, Address, Team)
    words = ngettext("%(people)d new person.", "%(people)d new people.", people)
    messages.success(request, words % {"people": people})
    return redirect("people:people_import", taken.pk)


def _import_or_404(request: Request, pk: int) -> PeopleImport:
    imports = PeopleImport.objects.filter(network=request.here.network)
    return get_object_or_404(imports.select_related("network", "by"), pk=pk)
