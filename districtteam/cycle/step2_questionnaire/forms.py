"""Where a questionnaire comes from: a starter topic, a file, or one that is there."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle
from districtteam.indicators.models import Indicator
from districtteam.people.words import said
from districtteam.questionnaires import library

from .queries import OFFERED, questions_of, versions_for

TOPIC, FILE, VERSION = "topic", "file", "version"


class ChooseForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=[
            (TOPIC, _("a starter topic, to be changed at will")),
            (FILE, _("a file: an XLSForm or an XForm")),
            (VERSION, _("a questionnaire that is here already")),
        ],
        initial=TOPIC,
        widget=forms.RadioSelect,
    )
    topic = forms.ChoiceField(label=_("Starter topic"), required=False)
    file = forms.FileField(label=_("File"), required=False, max_length=255)
    version = forms.ChoiceField(label=_("Questionnaire"), required=False)

    def __init__(self, cycle: Cycle, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        language = get_language() or "en"
        topics = [library.topic(code) for code in library.names()]
        self.versions = {str(one.pk): one for one in versions_for(cycle)[:OFFERED]}
        self.fields["topic"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (topic.code, said(topic.titles, language)) for topic in topics
        ]
        self.fields["version"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (key, f"{said(one.form.title, language)}, {one.number} ({one.get_state_display()})")
            for key, one in self.versions.items()
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        how = given.get("how")
        if how and not given.get(how) and how not in self.errors:
            self.add_error(how, _("Choose one."))
        return given


class CompanionForm(forms.Form):
    """Which indicator stands beside which question."""

    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), label=_("Routine figure"), empty_label="–"
    )
    question = forms.ChoiceField(label=_("Beside the question"))

    def __init__(self, cycle: Cycle, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        language = get_language() or "en"
        known = Indicator.objects.filter(network=cycle.network).select_related("network")
        self.fields["indicator"].queryset = known  # type: ignore[attr-defined]
        self.fields["question"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (one.name, said(one.labels, language) or one.name) for one in questions_of(cycle)
        ]
