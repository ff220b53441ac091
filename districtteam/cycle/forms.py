"""What the pages of running a cycle ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.people.forms.fields import TeamField
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind

from .core.forms import InLanguages
from .core.models import Template
from .core.rules import Obstacle

AREA = forms.Textarea(attrs={"rows": 3})


class CycleForm(InLanguages):
    texts = {
        "title": forms.CharField(label=_("Title"), max_length=120),
        "purpose": forms.CharField(
            label=_("What it is for"),
            max_length=1000,
            widget=AREA,
            help_text=_("One or two sentences that the teams will read on the invitation."),
        ),
    }
    needed = frozenset({"title"})


class PlanForm(CycleForm):
    template = forms.ChoiceField(
        label=_("How long"), choices=Template.choices, widget=forms.RadioSelect, initial="full"
    )


class StepForm(forms.Form):
    """step: the one that was open when the page was; pressed twice, a button acts once."""

    step = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=6)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=AREA, help_text=_("The teams can read it.")
    )


class GoBackForm(ReasonForm, StepForm):
    """Why, and from which step."""


class ExtendForm(ReasonForm):
    last_day = forms.DateField(
        label=_("New last day"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )

    field_order = ["last_day", "reason"]


class LeaveForm(StepForm):
    """A reason is asked for only where something is missing that a reason makes up for."""

    def __init__(self, missing: list[Obstacle], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if missing:
            self.fields["despite"] = forms.CharField(
                label=_("Why the step is closed all the same"), max_length=500, widget=AREA
            )


class StartForm(forms.Form):
    """Which teams are invited: whole kinds at once; single teams are invited or left out later."""

    def __init__(self, teams: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.teams = teams
        counts: dict[str, int] = {}
        for kind in teams.values_list("kind", flat=True):
            counts[kind] = counts.get(kind, 0) + 1
        choices = [(it.value, f"{it.label} ({counts[it]})") for it in TeamKind if it in counts]
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("Who takes part"),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            initial=[TeamKind.HDMT],
        )

    def chosen(self) -> list[Team]:
        return list(self.teams.filter(kind__in=self.cleaned_data["kinds"]))


class InviteForm(forms.Form):
    """A team by its name: a list of 774 would be too heavy a page."""

    def __init__(self, network: Network, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["team"] = TeamField(network, label=_("Team"))


class JoinForm(forms.Form):
    key = forms.UUIDField(
        label=_("Key of the joint cycle"),
        help_text=_("The facilitator of the other network gives it to you."),
    )
