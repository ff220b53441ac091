"""What the pages of the last step ask."""

from collections.abc import Iterator
from datetime import MAXYEAR, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import OuterRef, Subquery
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.forms import InLanguages, SeveralField
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import people_of as in_post
from districtteam.cycle.core.speaking import SpokenForm
from districtteam.cycle.step5_discussion.models import Point
from districtteam.people.models import Membership, Person, Team
from districtteam.people.queries import teams_of
from districtteam.people.roles import TeamKind
from districtteam.ui.http import Request

from .levels import teams_above
from .models import Help, Level, Progress, SupportRequest, Verdict

AREA = forms.Textarea(attrs={"rows": 3})
DAY = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
ABOVE = (TeamKind.NATIONAL, TeamKind.REGION, TeamKind.PARTNER, TeamKind.FINANCE)


def _above(cycle: Cycle, request: Request) -> Any:
    """The teams that a district cannot decide for: ministry, regions, partners."""
    return (
        teams_of(cycle.network, request.here.today)
        .filter(kind__in=ABOVE)
        .order_by("kind", "sorted_as")
    )


class RecommendForm(InLanguages):
    texts = {"text": forms.CharField(label=_("What is recommended"), max_length=600, widget=AREA)}
    needed = frozenset({"text"})
    level = forms.ChoiceField(
        label=_("Who can do it"), choices=Level.choices, widget=forms.RadioSelect, initial="above"
    )
    answer_by = forms.DateField(label=_("Answer by"), widget=DAY)

    def __init__(self, request: Request, cycle: Cycle, *args: Any, **given: Any) -> None:
        super().__init__(cycle.network.languages, *args, **given)
        self.cycle, self.request = cycle, request
        self.fields["addressee"] = forms.ModelChoiceField(
            _above(cycle, request), label=_("To whom"), empty_label="–"
        )
        self.fields["focal_point"] = _PeopleField(
            _people_above(cycle, request),
            label=_("Who answers for them"),
            required=False,
            empty_label="–",
            help_text=_("Left open, the lead is asked."),
        )
        self.fields["points"] = SeveralField(
            Point.objects.filter(synthesis__cycle=cycle).select_related(
                "synthesis__cycle__network"
            ),
            label=_("From which lessons"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        person, team = given.get("focal_point"), given.get("addressee")
        if person and team and not in_post(team, self.request.here.now).filter(pk=person.pk):
            words = _("Choose somebody of that team, or leave it open.")
            self.add_error("focal_point", words)
        return given

    def clean_answer_by(self) -> Any:
        """No day from which a link could not be counted on: calendars end with the year 9999."""
        day = self.cleaned_data["answer_by"]
        if day.year >= MAXYEAR:
            raise forms.ValidationError(self.fields["answer_by"].error_messages["invalid"])
        return day


class _ByTeam(ModelChoiceIterator):  # type: ignore[type-arg]  # only in the stubs
    """The people of each team under its name."""

    def __iter__(self) -> Iterator[Any]:
        yield "", self.field.empty_label
        for seat, people in groupby(self.queryset, attrgetter("seat")):
            yield seat, [self.choice(person) for person in people]


class _PeopleField(forms.ModelChoiceField):  # type: ignore[type-arg]  # only in the stubs
    """People with the post and the team in which they hold it."""

    iterator = _ByTeam

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(filter(None, [obj.name, obj.post, obj.seat]))


def _people_above(cycle: Cycle, request: Request) -> Any:
    posts = Membership.objects.on(request.here.today).filter(team__in=_above(cycle, request))
    held = posts.filter(person=OuterRef("pk")).order_by("pk")
    seated = Person.objects.filter(pk__in=posts.values("person"), is_active=True)
    names = ("team__name", "team__sorted_as", "post")
    seat, place, post = (Subquery(held.values(name)[:1]) for name in names)
    found = seated.annotate(seat=seat, place=place, post=post)
    return found.order_by("place", "seat", "sorted_as", "pk")


class ReplyForm(SpokenForm):
    verdict = forms.ChoiceField(
        label=_("Your answer"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What will be done, by whom, until when; or why not"), max_length=2000, widget=AREA
    )


class CommitForm(SpokenForm):
    text = forms.CharField(
        label=_("What will your team do?"),
        max_length=1000,
        widget=AREA,
        help_text=_("One thing that you can begin yourselves."),
    )
    due_on = forms.DateField(label=_("Until when?"), widget=DAY)
    sign = forms.CharField(
        label=_("By which sign will you see it?"),
        max_length=300,
        help_text=_("For example: no day without oxytocin in the three hospitals."),
    )
    support = forms.CharField(label=_("What support do you need?"), max_length=300, required=False)
    uid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, request: Request, team: Team, cycle: Cycle, *args: Any, **given: Any
    ) -> None:
        super().__init__(request, team, *args, **given)
        self.initial.setdefault("uid", uuid4())
        self.fields["support_from"] = forms.ModelChoiceField(
            _above(cycle, request).exclude(pk=team.pk),
            label=_("From whom?"),
            required=False,
            empty_label="–",
        )
        self.fields["point"] = forms.ModelChoiceField(
            Point.objects.filter(synthesis__cycle=cycle).select_related(
                "synthesis__cycle__network"
            ),
            label=_("From which lesson?"),
            required=False,
            empty_label="–",
        )
        self.order_fields(["text", "due_on", "sign", "support", "support_from", "point"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("support_from") and not given.get("support"):
            self.add_error("support", _("Say what you need from them."))
        return given


class CheckInForm(SpokenForm):
    progress = forms.ChoiceField(
        label=_("How far are you?"), choices=Progress.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("In a few words"),
        max_length=1000,
        widget=AREA,
        required=False,
        help_text=_("What helped, or what is in the way."),
    )


class FocalPointForm(forms.Form):
    """Who answers a recommendation for its addressee: somebody who holds a post there."""

    def __init__(self, team: Team, now: datetime, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.people = in_post(team, now).order_by("sorted_as", "pk")
        self.fields["person"] = forms.ModelChoiceField(
            self.people,
            label=_("Who answers for them"),
            widget=forms.RadioSelect,
            empty_label=None,
        )


class SupportForm(SpokenForm):
    """A word of the team that is asked for support."""

    verdict = forms.ChoiceField(
        label=_("Your answer"), choices=Help.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In a few words"),
        max_length=500,
        widget=AREA,
        required=False,
        help_text=_("What you will do and by when, or why not."),
    )

    def __init__(self, request: Request, asked: SupportRequest, *args: Any, **given: Any) -> None:
        super().__init__(request, asked.team, *args, **given)
        above = teams_above(asked.team, request.here.today)
        self.fields["passed_to"] = forms.ModelChoiceField(
            above.exclude(pk=asked.commitment.team_id),
            label=_("If you ask the level above: whom?"),
            required=False,
            empty_label="–",
        )
        if not self.fields["passed_to"].queryset.exists():  # type: ignore[attr-defined]  # a choice
            self._stands_on_top()
        self.order_fields(["verdict", "text", "passed_to"])

    def _stands_on_top(self) -> None:
        """There is nobody to pass it on to."""
        del self.fields["passed_to"]
        words = [(code, label) for code, label in Help.choices if code != Help.ABOVE]
        self.fields["verdict"] = forms.ChoiceField(
            label=_("Your answer"), choices=words, widget=forms.RadioSelect
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("verdict") != Help.ABOVE:
            given["passed_to"] = None
        elif not given.get("passed_to"):
            self.add_error("passed_to", _("Say which team you ask."))
        return given
