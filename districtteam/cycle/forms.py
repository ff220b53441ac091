"""What the pages of running a cycle ask."""

from collections import Counter
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.forms.fields import TeamField, TeamsField
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind
from districtteam.places.models import Place
from districtteam.ui.forms import either_of

from .core.forms import InLanguages
from .core.models import Template
from .core.rules import Obstacle
from .queries import areas_of

LINES = forms.Textarea(attrs={"rows": 3})


class CycleForm(InLanguages):
    texts = {
        "title": forms.CharField(label=_("Title"), max_length=120),
        "purpose": forms.CharField(
            label=_("What it is for"),
            max_length=1000,
            widget=LINES,
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
        label=_("Why"), max_length=500, widget=LINES, help_text=_("The teams can read it.")
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
                label=_("Why the step is closed all the same"), max_length=500, widget=LINES
            )


KINDS, AREA, LISTED = "kinds", "area", "listed"


class StartForm(forms.Form):
    """Which teams are invited: whole kinds, these in one part of the country, or single teams.

    teams: the network's that are open. A page of 774 boxes would be too heavy: single teams are
    named. The same few queries, however many teams there are.
    """

    who = forms.ChoiceField(
        label=_("Who takes part"),
        choices=[
            (KINDS, _("all teams of the kinds ticked below")),
            (AREA, _("of these kinds, only the teams of one part of the country")),
            (LISTED, _("only the teams that I name")),
        ],
        initial=KINDS,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, network: Network, teams: QuerySet[Team], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.teams = teams
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("Kinds of teams"),
            choices=kinds_of(teams),
            widget=forms.CheckboxSelectMultiple,
            initial=[TeamKind.HDMT],
            required=False,
        )
        self.fields["area"] = _AreaField(
            areas_of(teams), label=_("Part of the country"), required=False, empty_label="–"
        )
        self.fields["listed"] = TeamsField(
            network,
            label=_("Teams, one on each line"),
            required=False,
            help_text=_("By their own name, or the name or code of their place."),
        )
        either_of(self.fields["who"], _("(one of the three)"))
        either_of(self.fields["kinds"], _("(where you do not name the teams)"))
        either_of(self.fields["area"], _("(where only one part takes part)"))
        either_of(self.fields["listed"], _("(where you name the teams)"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["who"] = who = given.get("who") or KINDS
        if who != LISTED and not given.get("kinds") and "kinds" not in self.errors:
            self.add_error("kinds", _("Choose at least one kind."))
        if who != KINDS and not given.get(who) and who not in self.errors:
            self.add_error(who, NEEDED[who])
        return given

    def chosen(self) -> list[Team]:
        given = self.cleaned_data
        if given["who"] == LISTED:
            return list(self.teams.filter(pk__in=[team.pk for team in given["listed"]]))
        teams = self.teams.filter(kind__in=given["kinds"])
        if given["who"] == AREA:
            teams = teams.filter(places__in=Place.objects.under(given["area"])).distinct()
        return list(teams)


NEEDED = {
    AREA: _("Choose the part of the country."),
    LISTED: _("Name the teams that take part, one on each line."),
}


def kinds_of(teams: QuerySet[Team]) -> list[tuple[str, str]]:
    """Each kind that the network has, with how many teams."""
    counts = Counter(teams.order_by().values_list("kind", flat=True))
    return [(it.value, f"{it.label} ({counts[it]})") for it in TeamKind if it in counts]


class _AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]  # only in the stubs
    def label_from_instance(self, obj: Place) -> str:
        return obj.name_in(get_language() or "")


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
