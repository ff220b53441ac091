from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from districtteam.places import queries
from districtteam.places.forms import SearchForm
from districtteam.places.maps import Drawing, Tiles, drawing_of, map_of
from districtteam.places.models import Place
from districtteam.places.words import change_words
from districtteam.trail.readers import may_read
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .here import place_or_404, source_of

SHOWN_CHANGES = 10


@door(SIGNED_IN)
def tree(request: Request) -> HttpResponse:
    source, language = source_of(request), get_language() or ""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    level = _number(request.GET.get("level", ""))
    levels = queries.levels_of(source, language)
    page = page_of(request, queries.places_in(source, words, level))
    rows = [
        (place, place.name_in(language), _parent_in(place, language), levels.get(place.level))
        for place in page
    ]
    chosen = levels.get(level) if level else None
    context = {
        "form": form,
        "words": words,
        "level": level,
        "levels": levels.values(),
        "page": page,
        "rows": rows,
        "name": chosen.name if chosen else "",
        "drawing": _map(request, source, level, language) if level and not words else None,
    }
    return render(request, "places/tree.html", context)


def _map(request: Request, source: str, level: int, language: str) -> Drawing | Tiles | None:
    """A level that is at most the districts' is worth a map; facilities are not."""
    if level > request.here.network.district_level:
        return None
    return map_of(Place.objects.of(source).filter(level=level), language)


def _parent_in(place: Place, language: str) -> str:
    return place.parent.name_in(language) if place.parent else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else None  # noqa: PLR2004  (levels)


@door(SIGNED_IN)
def place(request: Request, pk: int) -> HttpResponse:
    shown = place_or_404(request, pk)
    language = get_language() or ""
    levels = queries.levels_of(shown.source, language)
    above = queries.ancestors_of(shown)
    page = page_of(request, queries.children_of(shown))
    context = {
        "place": shown,
        "name": shown.name_in(language),
        "above": [(one.pk, one.name_in(language)) for one in above],
        "level": levels.get(shown.level),
        "below": levels.get(shown.level + 1),
        "page": page,
        "children": [(one, one.name_in(language)) for one in page],
        "drawing": drawing_of(shown),
        "groups": list(shown.groups.all()),
        "history": [
            (change, change_words(change.what, change.before, change.after))
            for change in queries.history_of(shown)[:SHOWN_CHANGES]
        ],
        "may_read_trail": may_read(request.here, "places.place", str(shown.pk)),
    }
    return render(request, "places/place.html", context)
