"""What the pages of the first step ask."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.forms import InLanguages
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.speaking import SpokenForm
from districtteam.people.words import said
from districtteam.questionnaires import library
from districtteam.ui.components import Words
from districtteam.ui.forms import either_of

from .actions import DOTS
from .models import Proposal
from .queries import proposals_of

LONGEST_TITLE = 120  # characters
AREA = forms.Textarea(attrs={"rows": 3})


def topic_choices() -> list[tuple[str, str]]:
    """The library's starter topics, named in the reader's language."""
    topics = [library.topic(code) for code in library.names()]
    return [(it.code, said(it.titles, get_language() or "")) for it in topics]


class ProposeForm(SpokenForm):
    """One's own words in one's own language, or a starter topic; the reason always."""

    topic = forms.ChoiceField(label=_("From the library"), required=False)
    title = forms.CharField(
        label=_("Or in your own words"), max_length=LONGEST_TITLE, required=False
    )
    reason = forms.CharField(
        label=_("Why it matters here and now"),
        max_length=1000,
        widget=AREA,
        help_text=_("Two or three sentences. The other teams will read them."),
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["topic"] = forms.ChoiceField(
            label=_("From the library"), required=False, choices=[("", "–"), *topic_choices()]
        )
        for name in ("topic", "title"):
            either_of(self.fields[name], _("(one of the two)"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("topic") and not given.get("title"):
            self.add_error("title", _("Choose a topic, or say in a few words what the problem is."))
        return given

    def titles(self) -> dict[str, str]:
        """In every language for a starter topic, else in the one that the writer reads in."""
        if self.cleaned_data["title"]:
            return {get_language() or "": self.cleaned_data["title"]}
        return dict(library.topic(self.cleaned_data["topic"]).titles)

    def reasons(self) -> dict[str, str]:
        return {get_language() or "": self.cleaned_data["reason"]}

    @property
    def topic_code(self) -> str:
        """Where it came from, also where the title is somebody's own words."""
        return str(self.cleaned_data["topic"])


class VoteForm(SpokenForm):
    """Up to three boxes to tick, in an order of the reader's own."""

    def __init__(self, *args: Any, cards: list[Proposal], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["dots"] = forms.MultipleChoiceField(
            label=_("Your team’s votes: up to %(most)s") % {"most": DOTS},
            choices=[(str(card.pk), _card(card)) for card in cards],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(["dots"])
        self.cards = {str(card.pk): card for card in cards}

    def clean_dots(self) -> list[Proposal]:
        chosen = self.cleaned_data["dots"]
        if len(chosen) > DOTS:
            words = _("A team has %(most)s votes. Leave some out.")
            raise forms.ValidationError(words, params={"most": DOTS})
        return [self.cards[key] for key in chosen]


def _card(card: Proposal) -> Words:
    return f"{card}{_(': ')}{card.reason}" if card.reason else str(card)


class ChooseForm(InLanguages):
    texts = {
        "why": forms.CharField(
            label=_("Why this one"),
            max_length=1000,
            widget=AREA,
            help_text=_("The teams will read it beside how they voted."),
        ),
        "decision": forms.CharField(
            label=_("Which decision the answers will feed"), max_length=500, widget=AREA
        ),
    }
    needed = frozenset({"why", "decision"})
    signal = forms.CharField(
        label=_("What the indicators say of it"), max_length=300, required=False
    )
    sponsor = forms.CharField(label=_("Programme that asks for it"), max_length=200, required=False)

    def __init__(self, cycle: Cycle, *args: Any, **given: Any) -> None:
        super().__init__(cycle.network.languages, *args, **given)
        self.fields["proposal"] = forms.ModelChoiceField(
            proposals_of(cycle), label=_("The issue"), widget=forms.RadioSelect, empty_label=None
        )
        self.order_fields(["proposal"])
