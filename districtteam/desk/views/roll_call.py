from django.http import HttpResponse
from django.shortcuts import render

from districtteam.desk import queries
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request


@door("facilitator", "administrator", "national", "region")
def roll_call(request: Request) -> HttpResponse:
    """Team by team: who was asked, who has confirmed, whom to call."""
    here = request.here
    state = request.GET.get("state", "")
    teams = queries.called_by(here, state)
    page = page_of(request, teams)
    context = {
        "page": page,
        "lines": queries.with_leads(page, here.today),
        "count": queries.roll_call_count(queries.called_by(here)),
        "state": state,
        "reached": bool(here.roles & {"facilitator", "administrator"}),
    }
    return render(request, "desk/roll_call.html", context)
