"""The network itself: what it is, who mandates it, its words."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.errors import PeopleError
from districtteam.people.letters import MOST_BYTES, Letter, read_letter
from districtteam.people.models import AuthorityKind, Network, Person, Term
from districtteam.people.terms import choice_of_words
from districtteam.people.zones import zone_choices
from districtteam.places.models import Level

from .fields import DayField


class NetworkForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    languages = forms.CharField(
        label=_("Languages in which people write"),
        max_length=60,
        help_text=_("Codes, the main one first: fr, en, pt, ha…"),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))
    data_owner = forms.CharField(
        label=_("Owner of the data"),
        required=False,
        max_length=200,
        help_text=_("The institution to whom the answers belong."),
    )
    holidays = forms.CharField(
        label=_("Holidays"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nobody is reminded on these days. One a line, like 2027-01-01."),
    )
    charter = forms.CharField(
        label=_("Charter"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea,
        help_text=_("What the teams have agreed on: who sees what, and how one talks."),
    )

    def __init__(self, network: Network, data: Any = None) -> None:
        start = {
            "name": network.name,
            "languages": ", ".join(network.languages),
            "time_zone": network.time_zone,
            "data_owner": network.data_owner,
            "holidays": "\n".join(network.holidays),
            "charter": network.charter,
        }
        super().__init__(data, initial=start)
        self.fields["time_zone"].choices = zone_choices(network.time_zone)  # type: ignore[attr-defined]
        self._ask_for_districts(network)

    def _ask_for_districts(self, network: Network) -> None:
        """Once there are places: at which level of the tree a team is at work."""
        levels = list(Level.objects.filter(source=network.place_source))
        if not levels:
            return
        self.fields["district_level"] = forms.TypedChoiceField(
            label=_("Level at which the teams work"),
            choices=[(it.level, it.name_in(get_language() or "")) for it in levels],
            coerce=int,
            initial=network.district_level,
            help_text=_("Names of districts in lists and on maps are looked for there."),
        )
        self.order_fields(["name", "languages", "time_zone", "district_level"])

    def clean_languages(self) -> list[str]:
        return [code for code in self.cleaned_data["languages"].replace(",", " ").split() if code]

    def clean_holidays(self) -> list[str]:
        return str(self.cleaned_data["holidays"]).split()


class LetterField(forms.FileField):
    """A PDF or a picture; gives a letters.Letter, or None where nothing was sent."""

    def clean(self, data: Any, initial: Any = None) -> Letter | None:
        sent = super().clean(data, initial)
        if not sent:
            return None
        try:
            return read_letter(sent.read(MOST_BYTES + 1))
        except PeopleError as error:
            raise forms.ValidationError(error.message) from error


class MandateForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Who gives the mandate"), choices=AuthorityKind.choices, widget=forms.RadioSelect
    )
    authority = forms.CharField(
        label=_("Name of the authority"),
        max_length=200,
        help_text=_("As it stands on the letter: it heads every invitation."),
    )
    reference = forms.CharField(
        label=_("Number and date of the letter"), required=False, max_length=120
    )
    letter = LetterField(
        label=_("The letter"),
        required=False,
        help_text=_("PDF, PNG or JPEG, at most 2 MB. People of the network can read it."),
    )
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"), required=False)
    focal_point = forms.ModelChoiceField(
        Person.objects.none(), label=_("Focal point"), required=False, empty_label="–"
    )

    def __init__(self, people: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["focal_point"].queryset = people  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    letter = LetterField(label=_("The letter"), help_text=_("PDF, PNG or JPEG, at most 2 MB."))


class EndMandateForm(forms.Form):
    ends = DayField(label=_("Last day"))


class WordsForm(forms.Form):
    """Every word in every language of the network; what is left as it was is not written."""

    def __init__(self, network: Network, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.rows = choice_of_words(network)
        for row in self.rows:
            stem = f"{row['word']}-{row['language']}"
            row["stem"] = stem
            for part in ("singular", "plural"):
                self.fields[f"{stem}-{part}"] = forms.CharField(
                    required=False, max_length=80, initial=row[part]
                )
            if row["language"].startswith("fr"):
                self.fields[f"{stem}-gender"] = forms.ChoiceField(
                    choices=Term.GENDERS,
                    initial=row["gender"],
                    required=False,
                )

    def changed(self) -> list[tuple[dict[str, Any], dict[str, str]]]:
        """The words to set: (row, singular, plural and gender); both empty goes back to usual."""
        found = []
        for row in self.rows:
            given = {
                part: str(self.cleaned_data.get(f"{row['stem']}-{part}") or "").strip()
                for part in ("singular", "plural", "gender")
            }
            if any(given[part] != row[part] for part in given):
                found.append((row, given))
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in self.rows:
            one, many = given.get(f"{row['stem']}-singular"), given.get(f"{row['stem']}-plural")
            if bool(one) != bool(many):
                empty = "plural" if one else "singular"
                self.add_error(
                    f"{row['stem']}-{empty}",
                    _("Enter singular and plural, or neither to go back to the usual word."),
                )
        return given


def reading_languages() -> list[tuple[str, Any]]:
    return [("", _("as in the network")), *settings.LANGUAGES]
