"""What people type about indicators, and the file that they send."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.words import CLASSES
from districtteam.people.models import Network

from .models import Direction, Indicator, Unit


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or .xlsx with the columns Indicator, Place, Period and Value, or Numerator and"
            " Denominator. At most 5 MB."
        ),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=120,
        help_text=_("Where the figures come from, as pages will name it: DHIS2, a survey…"),
    )

    def clean_file(self) -> tuple[str, bytes]:
        """The name under which it came, and what it holds."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file.name or "", file.read()


class IndicatorForm(forms.Form):
    """Names in every language of the network, one of them at least."""

    code = forms.CharField(
        label=_("Code"), max_length=60, help_text=_("As the source calls it: a DHIS2 uid…")
    )
    unit = forms.ChoiceField(label=_("What the number is"), choices=Unit.choices)
    direction = forms.ChoiceField(
        label=_("Which way is better"), choices=Direction.choices, initial=Direction.NONE
    )
    content_class = forms.ChoiceField(
        label=_("Who sees it: as"),
        choices=[(kind.value, words) for kind, words in CLASSES.items()],
        initial=ContentClass.ROUTINE.value,
    )
    persons = forms.BooleanField(
        label=_("It counts people, so small numbers are hidden"), required=False
    )

    def __init__(self, network: Network, data: Any = None, shown: Indicator | None = None) -> None:
        start = {}
        if shown:
            start = {name: getattr(shown, name) for name in self.base_fields}
            start |= {f"name_{code}": text for code, text in shown.names.items()}
        super().__init__(data, initial=start)
        self.languages = list(network.languages)
        spoken = dict(settings.LANGUAGES)
        for code in self.languages:
            label = _("Name (%(language)s)") % {"language": spoken.get(code, code)}
            self.fields[f"name_{code}"] = forms.CharField(
                label=label, max_length=200, required=False
            )
        if shown:
            self.fields["code"].disabled = True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(f"name_{code}") for code in self.languages):
            self.add_error(f"name_{self.languages[0]}", _("Give it a name in one language."))
        return given

    @property
    def names(self) -> dict[str, str]:
        texts = {code: self.cleaned_data.get(f"name_{code}", "") for code in self.languages}
        return {code: text for code, text in texts.items() if text}

    @property
    def rest(self) -> dict[str, Any]:
        kept = ("unit", "direction", "content_class", "persons")
        return {name: self.cleaned_data[name] for name in kept}
