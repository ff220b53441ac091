from django.http import HttpResponse
from django.shortcuts import render

from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request


@door(ANYONE)
def home(request: Request) -> HttpResponse:
    return render(request, "desk/home.html")
