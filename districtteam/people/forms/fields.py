"""Fields that several forms share: addresses as typed, a team by name, days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from districtteam.lib.mailboxes import split_mailboxes
from districtteam.lib.phones import readable, split_phones
from districtteam.people.errors import BadAddress
from districtteam.people.models import Address, Network, Team
from districtteam.people.phones import read_address
from districtteam.people.roster.teams import TEAM, TeamFinder

SEPARATOR = "; "
MOST_NAMES, FAULTS_SHOWN = 2_000, 10  # names typed at once; of those unknown, so many are said
EARLIEST, LATEST = 1950, 2150  # years in which people have posts


class DayField(forms.DateField):
    """A day; browsers show their own calendar, and old ones take 2027-01-31 or 31/01/2027.

    A year of two digits is a slip: browsers make 0026 of it.
    """

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **given: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], **given)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(
                _("Look at the year: %(year)s cannot be right."),
                params={"year": f"{day.year:04}"},
                code="year",
            )
        return day


class AddressesField(forms.CharField):
    """Numbers or mailboxes of one person, several apart by semicolons; gives the list as typed.

    Each is checked as the action will check it, so that a fault stands beside the field.
    """

    def __init__(self, kind: str, country: str = "", **given: Any) -> None:
        self.kind, self.country = kind, country
        mode = "tel" if kind == Address.PHONE else "email"
        widget = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
        super().__init__(required=False, max_length=400, widget=widget, **given)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        pieces = split_phones(text) if self.kind == Address.PHONE else split_mailboxes(text)
        faults = []
        for piece in pieces:
            try:
                read_address(self.kind, piece, self.country)
            except BadAddress as error:
                faults.append(f"{piece}: {error.message}" if len(pieces) > 1 else error.message)
        if faults:
            raise forms.ValidationError(faults)
        return pieces


def as_typed(addresses: Sequence[Address], kind: str) -> str:
    """Addresses as one edits them: "+224 622 11 22 33; +224 622 11 22 34"."""
    values = [address.value for address in addresses if address.kind == kind]
    if kind == Address.PHONE:
        values = [readable(value) for value in values]
    return SEPARATOR.join(values)


class TeamField(forms.CharField):
    """A team by its name, its place's name or code: a list of 774 would be too heavy a page."""

    def __init__(self, network: Network, **given: Any) -> None:
        self.network = network
        super().__init__(max_length=200, **given)

    def clean(self, value: Any) -> Team | None:
        text = super().clean(value)
        if not text:
            return None
        finder = TeamFinder(self.network)
        found = finder.find(text)
        if found.team is not None:
            return Team.objects.get(pk=found.team)
        raise forms.ValidationError(_unknown(finder, text), code="unknown_team")


class TeamsField(forms.CharField):
    """Several teams, one on each line or apart by semicolons; a name said twice counts once."""

    widget = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})

    def __init__(self, network: Network, **given: Any) -> None:
        self.network = network
        super().__init__(max_length=100_000, **given)

    def clean(self, value: Any) -> list[Team]:
        typed = [name.strip() for name in super().clean(value).replace(";", "\n").splitlines()]
        names = list(dict.fromkeys(filter(None, typed)))
        if len(names) > MOST_NAMES:
            words = _("Name %(most)s teams at most.")
            raise forms.ValidationError(words, params={"most": MOST_NAMES}, code="too_many")
        finder = TeamFinder(self.network) if names else None
        found = {name: finder.find(name).team for name in names} if finder else {}
        unknown = [name for name, team in found.items() if team is None]
        if finder and unknown:
            faults = [
                f"{name[:80]}{gettext(': ')}{_unknown(finder, name)}"
                for name in unknown[:FAULTS_SHOWN]
            ]
            raise forms.ValidationError(faults, code="unknown_team")
        return list(Team.objects.filter(pk__in=filter(None, found.values())))


def _unknown(finder: TeamFinder, text: str) -> str:
    near = ", ".join(name for key, name in finder.near(text[:200]) if key.startswith(TEAM))
    if near:
        return gettext("No team has this name. Did you mean %(near)s?") % {"near": near}
    return gettext("No team has this name.")
