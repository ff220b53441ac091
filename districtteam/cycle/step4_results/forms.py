"""What people type in the fourth step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.disclosure.policy import Detail
from districtteam.disclosure.words import OWN_DETAILS

from .models import Quote


class FigureForm(forms.Form):
    """What a team says of one of its own figures."""

    text = forms.CharField(
        label=_("A note beside your figure"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands wherever your figure stands with your name."),
    )
    detail = forms.ChoiceField(
        label=_("The most that others see of it"), widget=forms.RadioSelect, choices=[]
    )

    def __init__(self, widest: Detail, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.widest = widest
        choices = [
            (it.word, OWN_DETAILS[it]) for it in sorted(Detail, reverse=True) if it <= widest
        ]
        self.fields["detail"].choices = choices  # type: ignore[attr-defined]

    @property
    def most(self) -> Detail:
        """As wide as it gets is no tightening, and is not counted as one."""
        chosen = Detail.of(self.cleaned_data["detail"])
        return Detail.NAMED if chosen == self.widest else chosen


class QuoteForm(forms.Form):
    """Whether a team's own words may stand beside a chart."""

    consent = forms.ChoiceField(
        label=_("May others read this beside the chart: the teams, and later region and ministry?"),
        widget=forms.RadioSelect,
        choices=Quote.WORDS,
    )


class PrepareForm(forms.Form):
    reason = forms.CharField(
        label=_("What the new edition corrects"), max_length=300, required=False
    )


class TellForm(forms.Form):
    talked = forms.ChoiceField(
        label=_("Did you talk to each other?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
    )
    took = forms.CharField(
        label=_("What did you take from it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
