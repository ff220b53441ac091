"""A team: its name, kind and places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.lib.words import fold
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind
from districtteam.places.models import Place

from .fields import SEPARATOR, DayField

MOST_PLACES = 50
SHOWN = 5  # places named to choose from


class PlacesField(forms.CharField):
    """Places by name or code, several apart by semicolons; gives places."""

    def __init__(self, network: Network, **given: Any) -> None:
        self.network = network
        super().__init__(required=False, max_length=4000, **given)

    def clean(self, value: Any) -> list[Place]:
        pieces = [piece.strip() for piece in super().clean(value).split(";") if piece.strip()]
        if len(pieces) > MOST_PLACES:
            raise forms.ValidationError(
                _("At most %(most)s places."), params={"most": MOST_PLACES}, code="too_many"
            )
        return [self._place(piece) for piece in pieces]

    def _place(self, words: str) -> Place:
        found = list(Place.objects.of(self.network.place_source).matching(words)[:200])
        same = [place for place in found if fold(words) in {fold(place.name), fold(place.code)}]
        at_level = [place for place in same if place.level == self.network.district_level]
        for sure in (same, at_level, found):
            if len(sure) == 1:
                return sure[0]
        raise self._unsure(words, same or found)

    def _unsure(self, words: str, found: list[Place]) -> forms.ValidationError:
        if not found:
            return forms.ValidationError(
                _("No place is called “%(words)s”."), params={"words": words}, code="no_place"
            )
        names = ", ".join(f"{place.name} ({place.code or place.uid})" for place in found[:SHOWN])
        return forms.ValidationError(
            _("Several places fit “%(words)s”: %(names)s. Enter the code of one."),
            params={"words": words, "names": names},
            code="several_places",
        )


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of team"), choices=TeamKind.choices)

    def __init__(self, network: Network, team: Team | None, data: Any = None) -> None:
        places = list(team.places.all()) if team else []
        start = {
            "name": team.name if team else "",
            "kind": team.kind if team else TeamKind.HDMT,
            "places": SEPARATOR.join(place.code or place.name for place in places),
        }
        super().__init__(data, initial=start)
        self.fields["places"] = PlacesField(
            network,
            label=_("Places"),
            help_text=_("Name or code. Several? Put them apart with a semicolon."),
        )

    def team(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("name", "kind", "places")}


class CloseForm(forms.Form):
    day = DayField(label=_("First day without this team"))
