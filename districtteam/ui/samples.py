"""Made-up content for the page that shows every component in every state."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .components import Step, Task
from .http import Request


class SampleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=80)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("We write only about the cycles of your team."),
    )
    beds = forms.IntegerField(label=gettext_lazy("Number of beds"), min_value=0)
    day = forms.DateField(
        label=gettext_lazy("Day of the meeting"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    post = forms.ChoiceField(
        label=gettext_lazy("Post"),
        choices=[
            ("", gettext_lazy("Choose a post")),
            ("dmo", gettext_lazy("District medical officer")),
            ("epi", gettext_lazy("Immunisation officer")),
        ],
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How should we reach you?"),
        help_text=gettext_lazy("You can change this at any time."),
        widget=forms.RadioSelect,
        choices=[
            ("sms", gettext_lazy("By SMS")),
            ("email", gettext_lazy("By e-mail")),
            ("call", gettext_lazy("By telephone, through the facilitator")),
        ],
    )
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who was present?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Awa Diallo"), ("b", "Bakary Camara"), ("c", "Celestine Zoumanigui")],
    )
    note = forms.CharField(
        label=gettext_lazy("What explains this result?"), required=False, widget=forms.Textarea
    )
    file = forms.FileField(label=gettext_lazy("A letter or a photograph"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("Our team has read the answers together"))


def everything(request: Request) -> dict[str, Any]:
    now = timezone.now()
    wrong = {"name": "Awa Diallo", "email": "awa@", "beds": "-3", "note": _("Two nurses left.")}
    return {
        "now": now,
        "soon": now + timedelta(days=3),
        "tasks": tasks(),
        "steps": steps(),
        "rows": rows(),
        "page": Paginator(range(774), 50).get_page(request.GET.get("page", "2")),
        "empty_form": SampleForm(auto_id="empty_%s"),
        "wrong_form": SampleForm(wrong, auto_id="wrong_%s"),
        "levels": ("info", "success", "warning"),
    }


def tasks() -> list[Task]:
    return [
        Task(_("Confirm who is in your team"), "#main", "done"),
        Task(
            _("Answer the questionnaire"),
            "#main",
            "now",
            hint=_("7 questions, 5 minutes, before Friday"),
        ),
        Task(_("Read the results"), "#main", "todo"),
        Task(_("Say what became of your commitment"), "#main", "late"),
        Task(_("Discuss with your peers"), "", "later"),
    ]


def steps() -> list[Step]:
    labels = [
        _("Issue"),
        _("Questionnaire"),
        _("Completion"),
        _("Results"),
        _("Discussion"),
        _("Translation"),
    ]
    states = ["done", "done", "now", "later", "later", "later"]
    return [Step(label, state) for label, state in zip(labels, states, strict=True)]


def rows() -> list[dict[str, Any]]:
    return [
        {"name": "Koubia", "region": "Labé", "beds": 148, "share": 0.62, "state": "done"},
        {"name": "Lola", "region": "Nzérékoré", "beds": 1204, "share": 0.585, "state": "now"},
        {"name": "Dubréka", "region": "Kindia", "beds": None, "share": None, "state": "todo"},
    ]
