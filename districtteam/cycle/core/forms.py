"""Fields that the forms of several steps share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from districtteam.lib.words import tidy
from districtteam.ui.forms import either_of
from districtteam.ui.keys import key_in


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # only in the stubs
    """Rows to pick several of; a key that no row can have is no choice, and not a fault."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if not key_in(str(key)):
                words = self.error_messages["invalid_choice"]
                raise forms.ValidationError(words, code="invalid_choice", params={"value": "…"})
        return super().clean(value)


class InLanguages(forms.Form):
    """A form in which some texts are asked for in every language of the network.

    Fields named in `texts` become one field a language: "title_fr", "title_en".
    """

    texts: dict[str, forms.CharField] = {}
    needed: frozenset[str] = frozenset()  # texts that must exist in one language at least

    def __init__(self, languages: Sequence[str], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.languages = list(languages)
        names = dict(settings.LANGUAGES)
        for name, model in self.texts.items():
            for code in self.languages:
                field = forms.CharField(
                    label=f"{model.label} ({names.get(code, code)})",
                    required=False,
                    max_length=model.max_length,
                    widget=type(model.widget)(attrs=dict(model.widget.attrs)),
                    help_text=model.help_text if code == self.languages[0] else "",
                )
                if name in self.needed:
                    either_of(field, _("(in one language at least)"))
                self.fields[f"{name}_{code}"] = field
        self.order_fields([f"{name}_{code}" for name in self.texts for code in self.languages])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for field in (f"{name}_{code}" for name in self.texts for code in self.languages):
            given[field] = tidy(given.get(field, ""))
        for name in self.needed:
            if not any(given.get(f"{name}_{code}") for code in self.languages):
                self.add_error(
                    f"{name}_{self.languages[0]}", _("Write this in one language at least.")
                )
        return given

    def said(self, name: str) -> dict[str, str]:
        """What was written, by language."""
        texts = {code: self.cleaned_data.get(f"{name}_{code}", "") for code in self.languages}
        return {code: text for code, text in texts.items() if text}


def unsaid(name: str, texts: dict[str, str]) -> dict[str, str]:
    """The other way round, for `initial`."""
    return {f"{name}_{code}": text for code, text in texts.items()}
