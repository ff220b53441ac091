"""A person's name, preferences and addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.people.errors import BadAddress
from districtteam.people.models import Address, Channel, Person
from districtteam.people.phones import read_address
from districtteam.people.zones import zone_choices

from .networks import reading_languages


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150)


class PreferencesForm(forms.Form):
    """How somebody reads and likes to be reached."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language of the pages"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    channel = forms.ChoiceField(
        label=_("How should we reach you?"),
        required=False,
        choices=[("", _("whatever works")), *Channel.choices],
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        start = {
            "name": person.name,
            "language": person.language,
            "time_zone": person.time_zone,
            "channel": person.channel,
        }
        super().__init__(data, initial=start)
        self.fields["language"].choices = reading_languages()  # type: ignore[attr-defined]
        zones = [("", _("as in the network")), *zone_choices(person.time_zone)]
        self.fields["time_zone"].choices = [zone for zone in zones if zone != ("", "")]  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """A number or a mailbox: what it is shows in what was typed."""

    value = forms.CharField(
        label=_("Telephone number or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    shared = forms.BooleanField(label=_("Several people answer this telephone"), required=False)

    def __init__(self, country: str, *args: Any, **given: Any) -> None:
        self.country = country
        super().__init__(*args, **given)

    def clean_value(self) -> str:
        typed = str(self.cleaned_data["value"])
        self.kind = Address.EMAIL if "@" in typed else Address.PHONE
        try:
            return read_address(self.kind, typed, self.country)
        except BadAddress as error:
            raise forms.ValidationError(error.message, code=error.reason) from error


class SureForm(forms.Form):
    """A deed that cannot be undone: the box must be ticked."""

    sure = forms.BooleanField(label=_("I have read this and want it."))
