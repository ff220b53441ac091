"""Changing one place: a page with one question each."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from districtteam.places import actions
from districtteam.places.errors import PlaceError
from districtteam.places.forms import CloseForm, MoveForm, RenameForm
from districtteam.places.models import Place
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

from .here import place_or_404

UNPROCESSABLE = 422


@door("administrator", methods="GET POST")
def rename(request: Request, pk: int) -> HttpResponse:
    place = place_or_404(request, pk)
    form = RenameForm(request.POST or None, initial={"name": place.name})
    by = actor_of(request)
    done = _done(request, form, lambda d: actions.rename_place(place, d["name"], by=by))
    return done or _ask(request, "places/rename.html", place, form)


@door("administrator", methods="GET POST")
def move(request: Request, pk: int) -> HttpResponse:
    place = place_or_404(request, pk)
    form = MoveForm(request.POST or None, places=Place.objects.of(place.source))
    by = actor_of(request)
    done = _done(request, form, lambda d: actions.move_place(place, d["parent"], by=by))
    return done or _ask(request, "places/move.html", place, form)


@door("administrator", methods="GET POST")
def close(request: Request, pk: int) -> HttpResponse:
    place = place_or_404(request, pk)
    form = CloseForm(request.POST or None, initial={"day": request.here.today})
    by = actor_of(request)
    done = _done(request, form, lambda d: actions.close_place(place, d["day"], by=by))
    return done or _ask(request, "places/close.html", place, form)


@door("administrator", methods="GET POST")
def reopen(request: Request, pk: int) -> HttpResponse:
    place = place_or_404(request, pk)
    form = forms.Form(sent(request))
    by = actor_of(request)
    done = _done(request, form, lambda _d: actions.reopen_place(place, by=by))
    return done or _ask(request, "places/reopen.html", place, form)


def _done(
    request: Request, form: forms.Form, act: Callable[[dict[str, Any]], Place]
) -> HttpResponse | None:
    """Carry the deed out if the form is right; what is refused stands in its summary."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        place = act(form.cleaned_data)
    except PlaceError as refused:
        form.add_error(None, refused.message)
        return None
    messages.success(request, _("“%(place)s” was changed.") % {"place": place.name})
    return redirect("places:place", place.pk)


def _ask(request: Request, template: str, place: Place, form: forms.Form) -> HttpResponse:
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, template, {"place": place, "form": form}, status=status)
