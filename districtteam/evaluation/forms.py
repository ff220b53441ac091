"""What a facilitator writes down about internet credit."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle
from districtteam.deliberation.errors import DeliberationError
from districtteam.deliberation.pictures import MOST_UPLOAD, made_small
from districtteam.people.forms.fields import DayField
from districtteam.people.models import Membership, Person, Team

from .units import shown, units_of

LEAST = Decimal("0.01")
MOST_MATES = 60  # people to choose from


class CreditForm(forms.Form):
    """Amount, unit, to whom, which day, and what proves it."""

    amount = forms.DecimalField(
        label=_("Amount"), max_digits=12, decimal_places=2, min_value=LEAST, localize=True
    )
    unit = forms.ChoiceField(label=_("In"), help_text=_("A volume, or money."))
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Given to"), required=False, empty_label=_("the whole team")
    )
    on = DayField(label=_("Given on"))
    reference = forms.CharField(
        label=_("Number of the transfer or voucher"), max_length=120, required=False
    )
    photo = forms.FileField(
        label=_("Photo of the receipt"),
        required=False,
        help_text=_("JPEG, PNG or WebP. Either this or the number is needed."),
    )

    def __init__(self, cycle: Cycle, team: Team, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.cycle, self.team = cycle, team
        self.receipt: bytes | None = None
        held = Membership.objects.filter(team=team, person__is_active=True)
        mates = held.order_by("person__sorted_as").values_list("person", flat=True).distinct()
        people = Person.objects.filter(pk__in=list(mates[:MOST_MATES]))
        self.fields["person"].queryset = people.order_by("sorted_as")  # type: ignore[attr-defined]
        self.fields["unit"].choices = [(unit, shown(unit)) for unit in units_of(cycle.network)]  # type: ignore[attr-defined]

    def clean_photo(self) -> Any:
        sent = self.cleaned_data["photo"]
        if sent:
            try:
                self.receipt = made_small(sent.read(MOST_UPLOAD + 1)).data
            except DeliberationError as error:
                raise forms.ValidationError(error.message) from error
        return sent


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label=_("Why is this entry taken back?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
