"""Review, confirmation, receipt; why there are no answers; opening again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.people.models import Person
from districtteam.questionnaires import actions
from districtteam.questionnaires.actions.confirming import faults_of
from districtteam.questionnaires.back import reviewed, rows_of
from districtteam.questionnaires.drafts import newest_fields, turn_of
from districtteam.questionnaires.errors import ChangedMeanwhile
from districtteam.questionnaires.models import Reason, Sheet, Submission
from districtteam.questionnaires.rights import (
    CONFIRMING,
    FILLING,
    refuse_unless_speaks,
    speaks,
    team_mates,
)
from districtteam.questionnaires.saying import answer_in_words, fault_in_words, writer_of
from districtteam.questionnaires.task_list import section_path
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import actor, draft_for, heading_of, how_form, language, page, sheet_or_404, title_of

ROWS = 40  # answers on a page of review


@dataclass(frozen=True)
class Line:
    """An answer under review."""

    label: str
    answer: str
    who: str
    fault: str
    url: str


@door(*FILLING)
def review(request: Request, pk: int) -> HttpResponse:
    """Every answer once more, what is missing first."""
    shown = sheet_or_404(request, pk)
    lines = _lines(request, shown)
    faulty = [line for line in lines if line.fault]
    return page(
        request,
        "review",
        sheet=shown,
        title=title_of(shown),
        lines=page_of(request, lines, ROWS),
        faulty=faulty[:ROWS],
        is_open=shown.takes_answers(request.here.now),
        speaks=speaks(request.here, shown),
    )


def _lines(request: Request, shown: Sheet) -> list[Line]:
    draft, fields = draft_for(request, shown), newest_fields(shown)
    faults = dict(faults_of(draft))
    found = []
    for section, part, node in reviewed(draft):
        where = draft.path(node)
        fault = faults.get(where, "")
        message = draft.state(node).message if fault else ""
        who = writer_of(fields[where]) if where in fields and node.value else ""
        found.append(
            Line(
                draft.instance.label(node),
                answer_in_words(draft, part, node),
                who,
                fault_in_words(fault, message) if fault else "",
                section_path(shown, section, turn_of(where)),
            )
        )
    return found


class ConfirmForm(forms.Form):
    """Who was present; the id under which the answers are kept, made before they are sent."""

    instance_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, people: list[Person], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.people = {str(person.pk): person for person in people}
        self.fields["present"] = forms.MultipleChoiceField(
            label=gettext_lazy("Who was present?"),
            choices=[(key, str(person)) for key, person in self.people.items()],
            widget=forms.CheckboxSelectMultiple,
        )

    def present(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["present"]]


@door(*CONFIRMING, methods="GET POST", fresh=True)
def confirm(request: Request, pk: int) -> HttpResponse:
    """The lead says for the team that these are its answers."""
    shown = sheet_or_404(request, pk)
    refuse_unless_speaks(request.here, shown)
    people = [post.person for post in team_mates(request.here, shown)]
    how = how_form(request, shown)
    form = ConfirmForm(
        list(dict.fromkeys(people)),
        sent(request),
        initial={"instance_id": uuid4(), "present": [request.here.person.pk]},
    )
    if request.method == "POST" and form.is_valid() and (how is None or how.is_valid()):
        by = actor(request, how)
        name = form.cleaned_data["instance_id"]
        if _is_other(request, shown, name):
            form.add_error(None, ChangedMeanwhile().message)
        elif done(form, lambda: actions.confirm_sheet(shown, name, form.present(), by=by)):
            return redirect("questionnaires:receipt", pk)
    elif shown.submissions.exists() and not shown.takes_answers(request.here.now):
        return redirect("questionnaires:receipt", pk)
    missing = faults_of(draft_for(request, shown))
    return page(
        request,
        "confirm",
        form,
        sheet=shown,
        title=title_of(shown),
        how=how,
        missing=len(missing),
        is_open=shown.takes_answers(request.here.now),
    )


def _is_other(request: Request, shown: Sheet, name: UUID) -> bool:
    """Whether other answers stand than when the page was opened; never of what is resent."""
    seen = request.POST.get("seen", "")
    changed = seen not in {"", str(shown.revision)}
    return changed and not Submission.objects.filter(instance_id=name).exists()


@door(*FILLING)
def receipt(request: Request, pk: int) -> HttpResponse:
    """What was confirmed, by whom, under which receipt; beside the last round and routine."""
    shown = sheet_or_404(request, pk)
    given = Submission.objects.filter(sheet=shown, deprecated_by=None)
    submission = get_object_or_404(
        given.select_related(
            "sheet__team__network", "sheet__version__form__network", "confirmed_by", "on_behalf_of"
        )
    )
    rows = rows_of(submission, language())
    return page(
        request,
        "receipt",
        sheet=shown,
        title=title_of(shown),
        heading=heading_of(shown),
        submission=submission,
        present=list(submission.present.all()),
        rows=page_of(request, rows, ROWS),
        any_last=any(row.last for row in rows),
        any_routine=any(row.routine for row in rows),
        is_open=shown.takes_answers(request.here.now),
        may_reopen=speaks(request.here, shown) and shown.closes_at > request.here.now,
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("We cannot fill it in, because"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@door(*FILLING, methods="GET POST")
def decline(request: Request, pk: int) -> HttpResponse:
    """Say why the team cannot answer: knowing it helps as much as an answer."""
    shown = sheet_or_404(request, pk)
    how = how_form(request, shown)
    form = DeclineForm(sent(request))
    if request.method == "POST" and form.is_valid() and (how is None or how.is_valid()):
        given = form.cleaned_data
        by = actor(request, how)
        deed = lambda: actions.decline_sheet(shown, given["reason"], given["text"], by=by)  # noqa: E731
        if done(form, deed):
            messages.success(request, _("Thank you for saying so. You can still change your mind."))
            return redirect("questionnaires:sheet", pk)
    return page(request, "decline", form, sheet=shown, title=title_of(shown), how=how)


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why are the answers opened again?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@door(*FILLING, methods="GET POST")
def reopen(request: Request, pk: int) -> HttpResponse:
    """Answers may be corrected while the questionnaire is open; confirmed ones by the lead."""
    shown = sheet_or_404(request, pk)
    if shown.submissions.exists():
        refuse_unless_speaks(request.here, shown)
    form = ReopenForm(sent(request))
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        reason = form.cleaned_data["reason"]
        if done(form, lambda: actions.reopen_sheet(shown, reason, by=by)):
            messages.success(request, _("The answers are open again."))
            return redirect("questionnaires:sheet", pk)
    return page(request, "reopen", form, sheet=shown, title=title_of(shown))
