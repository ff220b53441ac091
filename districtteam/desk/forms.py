from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.evaluation.models import Outcome
from districtteam.ui.keys import GREATEST

LONGEST = 240


class CallForm(forms.Form):
    """How a telephone call to a team ended."""

    outcome = forms.ChoiceField(
        label=_("How did the call end?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=LONGEST, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class EnterForm(forms.Form):
    """In a demonstration: as whom a visitor comes in."""

    person = forms.IntegerField(min_value=1, max_value=GREATEST)
