"""The tree that the reader works in: what belongs to another is not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from districtteam.places.models import Place
from districtteam.ui.http import Request


def source_of(request: Request) -> str:
    """The tree of the reader's network. Raises Http404 for somebody without one."""
    if request.here.network is None:
        raise Http404
    return str(request.here.network.place_source)


def place_or_404(request: Request, pk: int) -> Place:
    places = Place.objects.of(source_of(request)).select_related("parent")
    return get_object_or_404(places.defer("geometry", "parent__geometry"), pk=pk)
