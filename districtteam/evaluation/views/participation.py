"""Who took part, as a page and as files for evaluators."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from districtteam.cycle.core.models import Cycle, State
from districtteam.evaluation.apps import EVALUATING, READERS
from districtteam.evaluation.counts import participation as counts
from districtteam.evaluation.effort import efforts_of
from districtteam.evaluation.log import MAKERS, tables_of
from districtteam.evaluation.participation import lines_of
from districtteam.evaluation.tables import Rows, Table, codebook
from districtteam.lib.tables import write_csv
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request

SHOWN = 10  # cycles on a page
MOST = 200  # cycles in a file
BOOK = ["table", "column", "value", "meaning"]
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cycles_of(request: Request) -> QuerySet[Cycle]:
    """Those that have begun; plans are nobody's participation."""
    seen = Cycle.objects.visible_to(request.here).exclude(state=State.PLANNED)
    return seen.select_related("network")


@door(*READERS)
def participation(request: Request) -> HttpResponse:
    """How many districts took part at each point, cycle by cycle. Counts, never names."""
    page = page_of(request, cycles_of(request), SHOWN)
    cycles = list(page.object_list)
    efforts = efforts_of(cycles)
    context = {
        "page": page,
        "lines": [(line, efforts[line.cycle.pk]) for line in lines_of(cycles)],
        "evaluates": request.here.roles & set(EVALUATING),
        "logs": [*MAKERS],
    }
    return render(request, "evaluation/participation.html", context)


@door(*READERS)
def participation_file(request: Request) -> HttpResponse:
    """The same as a file for a statistician: counts with their denominators, no shares."""
    return _csv(counts(list(cycles_of(request)[:MOST])))


@door(*EVALUATING)
def log(request: Request, table: str) -> HttpResponse:
    """One of the logs under codes, or the codebook."""
    if table == "codebook":
        lines = codebook(_tables(request))
        return _file(write_csv(BOOK, lines), "text/csv; charset=utf-8", "codebook.csv")
    if table not in MAKERS:
        raise Http404
    return _csv(MAKERS[table](request.here.network, list(cycles_of(request)[:MOST])))


@door(*EVALUATING)
def log_workbook(request: Request) -> HttpResponse:
    """All of it as one workbook: the codebook first."""
    from districtteam.lib.tables.sheets import write_workbook  # noqa: PLC0415  (openpyxl is slow)

    tables = _tables(request)
    sheets: dict[str, tuple[list[str], Rows]] = {"codebook": (BOOK, codebook(tables))}
    sheets |= {table.name: (table.headers, table.rows) for table in tables}
    return _file(write_workbook(sheets), EXCEL, "log.xlsx")


def _tables(request: Request) -> list[Table]:
    cycles = list(cycles_of(request)[:MOST])
    return [counts(cycles), *tables_of(request.here.network, cycles)]


def _csv(table: Table) -> HttpResponse:
    data = write_csv(table.headers, ([_cell(it) for it in row] for row in table.rows))
    return _file(data, "text/csv; charset=utf-8", f"{table.name}.csv")


def _cell(value: object) -> object:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
