"""The table of who sees what, as a form: one choice for each class and audience."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .policy import CELLS, Detail, Policy
from .words import AUDIENCES, CLASSES, DETAILS

LEAST = [(count, str(count)) for count in range(5, 11)]


class CharterForm(forms.Form):
    """Starts from the table in force."""

    least = forms.TypedChoiceField(
        label=_("Smallest count of people that is shown"),
        choices=LEAST,
        coerce=int,
        help_text=_("Fewer people than this are never counted without the district’s name."),
    )

    def __init__(self, policy: Policy, least: int, data: Any = None) -> None:
        super().__init__(data, initial={"least": least})
        choices = [(detail.word, words) for detail, words in DETAILS.items()]
        for kind, audience in CELLS:
            self.fields[f"{kind}-{audience}"] = forms.ChoiceField(
                choices=choices,
                initial=policy.cell(kind, audience).word,
                label=capfirst(
                    _("%(class)s: %(audience)s")
                    % {"class": CLASSES[kind], "audience": AUDIENCES[audience]}
                ),
            )

    @property
    def policy(self) -> Policy:
        """What was chosen, once the form is valid."""
        given = self.cleaned_data
        return Policy({(k, who): Detail.of(given[f"{k}-{who}"]) for k, who in CELLS})
