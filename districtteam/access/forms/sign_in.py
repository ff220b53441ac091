"""What somebody types at the door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.access.addresses import MAX_LENGTH, masked, read_reachable_address
from districtteam.access.errors import AccessError
from districtteam.people.errors import BadAddress
from districtteam.people.models import Address, Person

OWN, SHARED = "own", "shared"


class SignInForm(forms.Form):
    address = forms.CharField(
        label=_("Your e-mail address or telephone number"),
        max_length=MAX_LENGTH,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "autocorrect": "off",
                "spellcheck": "false",
            }
        ),
    )

    def clean_address(self) -> tuple[str, str]:
        try:
            return read_reachable_address(self.cleaned_data["address"])
        except (AccessError, BadAddress) as error:
            raise forms.ValidationError(str(error.message), code=error.code) from error


class PhoneForm(forms.Form):
    """Whose telephone or computer this is: how long the session lasts."""

    phone = forms.ChoiceField(
        label=_("This telephone or computer is"),
        choices=[
            (OWN, _("mine: stay signed in here")),
            (SHARED, _("shared with others: sign me out when I am done")),
        ],
        initial=OWN,
        widget=forms.RadioSelect,
    )

    @property
    def shared(self) -> bool:
        return bool(self.cleaned_data["phone"] == SHARED)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the message"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}
        ),
    )


class CodeAndPhoneForm(CodeForm, PhoneForm):
    field_order = ["code", "phone"]


class WhoForm(forms.Form):
    person = forms.ChoiceField(label=_("Your name"), widget=forms.RadioSelect)

    def __init__(self, people: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(str(it.pk), _told_apart(it, people)) for it in people]  # type: ignore[attr-defined]


def _told_apart(person: Person, people: list[Person]) -> str:
    """The name; for two of one name also where they work."""
    if sum(it.name == person.name for it in people) == 1:
        return person.name
    last = person.memberships.select_related("team", "network").last()
    return f"{person.name}, {last.team or last.network}" if last else person.name


class PasskeyForm(forms.Form):
    name = forms.CharField(label=_("A name for it"), max_length=60)


class AddressForm(forms.Form):
    """Which of one's own addresses a code goes to."""

    address = forms.ChoiceField(label=_("Send a code to"), widget=forms.RadioSelect)

    def __init__(self, addresses: list[Address], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses = addresses
        choices = [(str(it.pk), masked(it.value)) for it in addresses]
        self.fields["address"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("address", choices[0][0])

    @property
    def chosen(self) -> Address:
        return next(it for it in self.addresses if str(it.pk) == self.cleaned_data["address"])
