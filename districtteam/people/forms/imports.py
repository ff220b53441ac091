"""A list of people: pasted or sent as a file, then what unknown team names mean."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from districtteam.lib.words import fold
from districtteam.people.roster.plan import OTHERS, Plan
from districtteam.people.roster.teams import FORM, SKIP, TeamFinder
from districtteam.ui.forms import either_of

MOST_NAMES = 50  # unknown names asked about one by one


class ImportForm(forms.Form):
    cells = forms.CharField(
        label=_("Paste the cells here"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("From Excel or LibreOffice, with the row of headings."),
        strip=False,
    )
    file = forms.FileField(
        label=_("Or send a file"),
        required=False,
        help_text=_("Excel (.xlsx) or CSV, at most 8 MB and 4,000 people."),
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in ("cells", "file"):
            either_of(self.fields[name], _("(one of the two)"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not str(given.get("cells") or "").strip():
            raise forms.ValidationError(_("Paste some cells, or choose a file."))
        return given


class TeamsForm(forms.Form):
    """What each unknown name means: a team that comes near, a team to form, or nobody's."""

    def __init__(self, plan: Plan, finder: TeamFinder, *args: Any, **given: Any) -> None:
        choices: dict[str, str] = given.pop("choices")
        super().__init__(*args, **given)
        for number, name in enumerate(plan.unknown[:MOST_NAMES]):
            near = list(finder.near(name.typed))
            self.fields[f"team{number}"] = forms.ChoiceField(
                label=ngettext(
                    "“%(name)s”, on %(rows)d row", "“%(name)s”, on %(rows)d rows", name.rows
                )
                % {"name": name.typed, "rows": name.rows},
                choices=[*near, (FORM, _("form this team")), (SKIP, _("leave these rows out"))],
                initial=choices.get(fold(name.typed), near[0][0] if near else FORM),
            )
        self.names = [fold(name.typed) for name in plan.unknown[:MOST_NAMES]]
        if len(plan.unknown) > MOST_NAMES:
            self.fields["others"] = forms.ChoiceField(
                label=_("Every other unknown name"),
                choices=[(FORM, _("form the teams")), (SKIP, _("leave these rows out"))],
                initial=choices.get(OTHERS, SKIP),
            )

    def choices(self) -> dict[str, str]:
        given = self.cleaned_data
        chosen = {name: given[f"team{number}"] for number, name in enumerate(self.names)}
        if "others" in given:
            chosen[OTHERS] = given["others"]
        return chosen
