"""Who leaves, when, who follows, and what they should know."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.access.actions.hand_overs import LONGEST_NOTE, Successor
from districtteam.access.addresses import MAX_LENGTH, kind_of
from districtteam.people.errors import BadAddress
from districtteam.people.models import Membership, Person
from districtteam.people.phones import read_address

NOBODY, NEW = "nobody", "new"
FARTHEST = timedelta(days=366)


class HandOverForm(forms.Form):
    last_day = forms.DateField(
        label=_("Last day in the post"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
    )
    successor = forms.ChoiceField(label=_("Who follows?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the new person"), max_length=150, required=False)
    address = forms.CharField(
        label=_("Their e-mail address or telephone number"), max_length=MAX_LENGTH, required=False
    )
    note = forms.CharField(
        label=_("What the next person should know"),
        help_text=_("What is under way, whom to ask, what was promised. Only they read it."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self, membership: Membership, people: list[Person], today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.membership, self.today = membership, today
        self.people = {str(it.pk): it for it in people if it != membership.person}
        self.fields["successor"].choices = [  # type: ignore[attr-defined]
            *((key, it.name) for key, it in self.people.items()),
            (NEW, _("Somebody who is not on the list yet")),
            (NOBODY, _("It is not known yet")),
        ]
        self.initial.setdefault("last_day", today)
        self.initial.setdefault("successor", NOBODY)

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < self.membership.starts:
            raise forms.ValidationError(_("This is before the first day in the post."))
        if abs(day - self.today) > FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year from today."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("successor") == NEW:
            if not given.get("name", "").strip():
                self.add_error("name", _("Enter the name of the new person."))
            self._clean_new_address(given)
        return given

    def _clean_new_address(self, given: dict[str, Any]) -> None:
        kind = kind_of(given.get("address", ""))
        try:
            value = read_address(kind, given.get("address", ""), self.membership.network.country)
        except BadAddress as error:
            self.add_error("address", error.message)
            return
        given["kind"], given["value"] = kind, value

    @property
    def day(self) -> date:
        """The first day out."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)

    @property
    def next_person(self) -> Successor | None:
        given = self.cleaned_data
        if given["successor"] == NOBODY:
            return None
        if given["successor"] == NEW:
            return Successor(name=given["name"], kind=given["kind"], address=given["value"])
        return Successor(person=self.people[given["successor"]])
