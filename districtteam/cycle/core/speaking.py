"""For which team somebody speaks on a page: their own, or one that told a facilitator."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Person, Team
from districtteam.people.rights import leads
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.http import Here, Request
from districtteam.ui.keys import key_in

from .forms import SeveralField
from .models import Cycle
from .queries import people_of, teams_here

CHANNELS = [("phone", _("by telephone")), ("sms", _("by SMS")), ("paper", _("on paper"))]


def team_of(request: Request, cycle: Cycle) -> Team:
    """The team that ?team= names, else the reader's own. Facilitators may name any that takes part.

    Raises 404 where the team takes no part, 403 where the reader has none.
    """
    own = teams_here(cycle, request.here)
    wanted = request.GET.get("team") or request.POST.get("team") or ""
    if not wanted:
        if not own:
            raise PermissionDenied(_("Your team does not take part in this cycle."))
        return own[0]
    found = [team for team in own if str(team.pk) == wanted]
    if not found and "facilitator" in request.here.roles:
        parts = cycle.participations.active().filter(team=key_in(wanted))
        found = [part.team for part in parts.select_related("team")]
    if not found:
        raise Http404
    return found[0]


def is_own(here: Here, team: Team) -> bool:
    return any(own.pk == team.pk for own in here.teams)


def may_confirm(here: Here, team: Team) -> bool:
    """The lead and the acting lead; a facilitator writes down that one of them confirmed."""
    return leads(here, team) or "facilitator" in here.roles


class SpokenForm(forms.Form):
    """A form that a facilitator can fill in for a team; then it asks how and from whom it came."""

    def __init__(self, request: Request, team: Team | None, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.request, self.team = request, team
        if team is not None and not is_own(request.here, team):
            people = people_of(team, request.here.now)
            self.fields["channel"] = forms.ChoiceField(
                label=_("How did the team tell you?"),
                choices=CHANNELS,
                initial="phone",
                widget=forms.RadioSelect,
            )
            self.fields["told_by"] = forms.ModelChoiceField(
                people, label=_("Who told you?"), empty_label="–"
            )

    @property
    def by(self) -> Actor:
        """Who acts, through which channel, on whose behalf."""
        by = actor_of(self.request)
        if "told_by" not in self.fields:
            return by
        return by.on_behalf(self.cleaned_data["told_by"], self.cleaned_data["channel"])


class ConfirmForm(SpokenForm):
    """Confirming for a team: who was around the table."""

    def __init__(self, request: Request, team: Team, *args: Any, **given: Any) -> None:
        super().__init__(request, team, *args, **given)
        people = people_of(team, request.here.now).order_by("sorted_as", "pk")
        self.fields["present"] = SeveralField(
            people,
            label=_("Who was present?"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    @property
    def seen(self) -> str:
        """Which words stood on the page: beside the form, as a page that is shown again has new."""
        return str(self.request.POST.get("seen", ""))[:40]

    @property
    def present(self) -> Iterable[Person]:
        return list(self.cleaned_data["present"])
