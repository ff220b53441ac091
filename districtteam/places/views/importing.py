"""Taking a file in: send it, look at what would change, confirm, see what became of it."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from districtteam.lib.tables import write_csv
from districtteam.places import actions, queries
from districtteam.places.errors import FileGone, PlaceError, PlanChanged
from districtteam.places.forms import UploadForm, upload_form
from districtteam.places.models import Change, Upload
from districtteam.places.planning import Plan
from districtteam.places.planning.summary import Summary
from districtteam.places.words import (
    change_words,
    count_words,
    fault_words,
    kind_words,
    problem_words,
)
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request

from .here import source_of

UNPROCESSABLE = 422


@door("administrator", methods="GET POST", files=True)
def send(request: Request) -> HttpResponse:
    source = source_of(request)
    form = upload_form(request) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        name, data = form.cleaned_data["file"]
        try:
            upload = actions.keep_upload(source, name, data, by=actor_of(request))
        except PlaceError as refused:
            form.add_error("file", refused.message)
        else:
            return redirect("places:check", upload.key)
    page = page_of(request, queries.imports_of(source))
    context = {"form": form, "page": page}
    return render(request, "places/send.html", context, status=_status(request))


def _status(request: Request) -> int:
    return UNPROCESSABLE if request.method == "POST" else 200


@door("administrator", methods="GET POST")
def check(request: Request, key: str) -> HttpResponse:
    upload = _upload_or_404(request, key)
    if request.method == "POST":
        try:
            return redirect("places:taken", actions.take_upload(upload, by=actor_of(request)).pk)
        except PlanChanged as changed:
            messages.warning(request, changed.message)
        except PlaceError as refused:
            messages.warning(request, refused.message)
            return redirect("places:send")
    return render(request, "places/check.html", {"upload": upload, **_shown(upload)})


def _upload_or_404(request: Request, key: str) -> Upload:
    uploads = queries.uploads_of(source_of(request), request.here.person)
    return get_object_or_404(uploads, key=key, expires_at__gt=request.here.now)


def _shown(upload: Upload) -> dict[str, object]:
    summary = Summary.from_json(upload.summary)
    return {
        "summary": summary,
        "counts": count_words(summary.counts),
        "blocking_count": len(summary.blocking) + summary.more_blocking,
        "blocking": [fault_words(fault, summary.kind) for fault in summary.blocking],
        "remarks": [fault_words(fault, summary.kind) for fault in summary.remarks],
        "changes": [(name, change_words(*change)) for name, *change in summary.changes],
    }


@door("administrator")
def changes(request: Request, key: str) -> HttpResponse:
    """Every change as a table, to go through with others."""
    try:
        plan = actions.plan_upload(_upload_or_404(request, key), request.here.now)
    except FileGone as gone:
        raise Http404 from gone
    data = write_csv(["uid", "name", "change", "before", "after"], _lines(plan))
    answer = HttpResponse(data, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="changes.csv"'
    return answer


def _lines(plan: Plan) -> Iterator[tuple[str, ...]]:
    for step, change in plan.changes():
        yield step.uid, step.name, kind_words(change.what), change.before, change.after


@door("administrator")
def taken(request: Request, pk: int) -> HttpResponse:
    done = get_object_or_404(queries.imports_of(source_of(request)), pk=pk)
    page = page_of(request, queries.changes_of(done))
    context = {
        "done": done,
        "counts": count_words(done.counts),
        "problem": problem_words(done.problem) if done.problem else "",
        "page": page,
        "lines": [(change.place, _words(change)) for change in page],
    }
    return render(request, "places/taken.html", context)


def _words(change: Change) -> str:
    return change_words(change.what, change.before, change.after)
