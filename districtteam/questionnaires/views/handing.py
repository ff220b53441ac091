"""Whose hands a section is in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.people.models import Person
from districtteam.questionnaires import actions
from districtteam.questionnaires.rights import FILLING, team_mates
from districtteam.questionnaires.task_list import label_of
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done

from .common import draft_for, page, section_or_404, sheet_or_404, title_of


@door(*FILLING, methods="GET POST")
def hand(request: Request, pk: int, section: str) -> HttpResponse:
    """Ask a colleague of the team to fill in a section."""
    shown = sheet_or_404(request, pk)
    found = section_or_404(shown, section)
    posts = team_mates(request.here, shown)
    form = HandForm([post.person for post in posts], request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = Person.objects.get(pk=form.cleaned_data["person"])
        by = actor_of(request)
        if done(form, lambda: actions.hand_section(shown, found.key, person, by=by)):
            words = _("%(person)s is asked to fill in this section.")
            messages.success(request, words % {"person": person})
            return redirect("questionnaires:sheet", pk=pk)
    draft = draft_for(request, shown)
    label = label_of(draft, found)
    return page(request, "hand", form, sheet=shown, title=title_of(shown), label=label)


class HandForm(forms.Form):
    def __init__(self, people: list[Person], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["person"] = forms.ChoiceField(
            label=_("Who fills in this section?"),
            choices=[(person.pk, str(person)) for person in people],
            widget=forms.RadioSelect,
        )
