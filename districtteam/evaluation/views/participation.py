from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from districtteam.cycle.core.models import Cycle, State
from districtteam.evaluation.apps import READERS
from districtteam.evaluation.participation import Line, lines_of
from districtteam.lib.tables import write_csv
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request

SHOWN = 10  # cycles on a page
MOST = 500  # cycles in a file
COLUMNS = [
    "cycle", "template", "state", "invited", "filled", "filled_web", "commented", "commented_web",
    "forum", "forum_web", "hours_to_answer", "hours_to_answer_n", "hours_to_speak",
    "hours_to_speak_n", "filled_but_silent", "active_before", "retained",
]  # fmt: skip


def cycles_of(request: Request) -> QuerySet[Cycle]:
    """Those that have begun; plans are nobody's participation."""
    seen = Cycle.objects.visible_to(request.here).exclude(state=State.PLANNED)
    return seen.select_related("network")


@door(*READERS)
def participation(request: Request) -> HttpResponse:
    """How many districts took part at each point, cycle by cycle. Counts, never names."""
    page = page_of(request, cycles_of(request), SHOWN)
    context = {"page": page, "lines": lines_of(list(page.object_list))}
    return render(request, "evaluation/participation.html", context)


@door(*READERS)
def participation_file(request: Request) -> HttpResponse:
    """The same as a file for a statistician: counts with their denominators, no shares."""
    lines = lines_of(list(cycles_of(request)[:MOST]))
    data = write_csv(COLUMNS, [list(_cells(line)) for line in lines])
    answer = HttpResponse(data, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="participation.csv"'
    return answer


def _cells(line: Line) -> Iterator[Any]:
    yield from (str(line.cycle), line.cycle.template, line.cycle.state, line.filled.all)
    for share in (line.filled, line.commented, line.forum):
        yield from (share.some, share.web)
    for hours, count in (line.hours_to_answer, line.hours_to_speak):
        yield from ("" if hours is None else f"{hours:.1f}", count)
    yield line.lost.some
    kept = line.retained
    yield from ("", "") if kept is None else (kept.all, kept.some)
