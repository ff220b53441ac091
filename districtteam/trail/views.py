from django.http import Http404, HttpResponse
from django.shortcuts import render

from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from . import queries
from .readers import may_read
from .words import days_of


@door(SIGNED_IN)
def history(request: Request, kind: str, key: str) -> HttpResponse:
    if not may_read(request.here, kind, key):
        raise Http404
    page = page_of(request, queries.history(request.here, kind, key))
    context = {"days": days_of(page), "page": page, "name": queries.label_of(kind, key)}
    return render(request, "trail/history.html", context)
