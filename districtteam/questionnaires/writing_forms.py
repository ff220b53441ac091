"""Forms of the pages on which questionnaires are written."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network, Team
from districtteam.people.words import said
from districtteam.ui.forms import either_of

from . import library
from .actions.forms import LONGEST_FEEDS, LONGEST_TITLE, Judgement
from .actions.trying import LONGEST_REMARK
from .admission import MOST_BYTES
from .errors import TooLong
from .models import DisclosureClass, Question, Version
from .pilots import Candidate
from .queries import asked_of, asks_much

TOPIC, FILE = "topic", "file"


def too_large(file: Any) -> None:
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("The file is larger than 2 MB. Take pictures and other sheets out of it.")
        )


class NewForm(forms.Form):
    """A questionnaire begins with a starter topic or with a file."""

    how = forms.ChoiceField(
        label=_("Where does it come from?"),
        choices=[
            (TOPIC, _("a starter topic, to be changed at will")),
            (FILE, _("a file: an XLSForm or an XForm")),
        ],
        initial=TOPIC,
        widget=forms.RadioSelect,
    )
    topic = forms.ChoiceField(label=_("Starter topic"), required=False)
    file = forms.FileField(label=_("File"), required=False, validators=[too_large])

    def __init__(self, network: Network, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in (TOPIC, FILE):
            either_of(self.fields[name], _("(one of the two)"))
        self.titles = Titles(self, network)
        language = get_language() or "en"
        topics = [library.topic(code) for code in library.names()]
        self.fields["topic"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (topic.code, said(topic.titles, language)) for topic in topics
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        how = given.get("how")
        if how and not given.get(how) and how not in self.errors:
            self.add_error(how, _("Choose one."))
        if how == FILE and not self.titles.said():
            self.add_error(self.titles.names[0], _("Give the questionnaire a title."))
        return given


class Titles:
    """A title in each language of the network, as fields of a form."""

    def __init__(self, form: forms.Form, network: Network) -> None:
        self.form, self.languages = form, network.languages
        self.names = [f"title_{code}" for code in network.languages]
        names = dict(settings.LANGUAGES)
        for field, code in zip(self.names, network.languages, strict=True):
            label = _("Title (%(language)s)") % {"language": names.get(code, code)}
            form.fields[field] = forms.CharField(
                label=label, required=False, max_length=LONGEST_TITLE
            )

    def said(self) -> dict[str, str]:
        given = self.form.cleaned_data
        found = zip(self.languages, self.names, strict=True)
        return {code: given[name] for code, name in found if given.get(name)}


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"), validators=[too_large])


class PublishForm(forms.Form):
    """A reason is asked for where the version asks much of a team, and only there."""

    reason = forms.CharField(
        label=_("Why does it ask more than 20 questions or 30 minutes?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, version: Version, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if asks_much(version):
            fault = TooLong(questions=asked_of(version), minutes=version.minutes)
            self.fields["reason"].error_messages["required"] = fault.message
        else:
            del self.fields["reason"]


class ClassesForm(forms.Form):
    """How sensitive each question is and which decision it feeds; one decision for all others.

    decisions: what the whole is for, by language, put where nothing else is said.
    """

    def __init__(
        self, version: Version, questions: list[Question], decisions: dict[str, str], *args: Any
    ) -> None:
        super().__init__(*args)
        self.questions = questions
        self.languages = version.form.network.languages
        names = dict(settings.LANGUAGES)
        for code in self.languages:
            label = _("Decision that the others feed (%(language)s)")
            self.fields[f"all_{code}"] = forms.CharField(
                label=label % {"language": names.get(code, code)},
                required=False,
                initial=decisions.get(code, "")[:LONGEST_FEEDS],
                max_length=LONGEST_FEEDS,
                help_text=_("Put where a question below says nothing."),
            )
        for question in questions:
            self._ask(question)

    def _ask(self, question: Question) -> None:
        self.fields[f"class_{question.pk}"] = forms.ChoiceField(
            label=_("Class"),
            choices=DisclosureClass.choices,
            initial=question.disclosure_class,
        )
        names = dict(settings.LANGUAGES)
        for code in self.languages:
            self.fields[f"feeds_{question.pk}_{code}"] = forms.CharField(
                label=_("Decision (%(language)s)") % {"language": names.get(code, code)},
                required=False,
                initial=question.feeds.get(code, ""),
                max_length=LONGEST_FEEDS,
            )

    def shared(self) -> list[Any]:
        return [self[f"all_{code}"] for code in self.languages]

    def rows(self) -> list[tuple[str, Any, list[Any], bool]]:
        """Of each question: its words, the class, the decisions, and whether one stands there."""
        language = get_language() or "en"
        return [
            (said(one.labels, language), self[f"class_{one.pk}"], feeds, self._is_said(feeds))
            for one in self.questions
            for feeds in [[self[f"feeds_{one.pk}_{code}"] for code in self.languages]]
        ]

    @staticmethod
    def _is_said(feeds: list[Any]) -> bool:
        return any(field.value() or field.errors for field in feeds)

    def judgements(self) -> dict[int, Judgement]:
        return {question.pk: self._judgement(question) for question in self.questions}

    def _judgement(self, question: Question) -> Judgement:
        given = self.cleaned_data
        own = {code: given[f"feeds_{question.pk}_{code}"] for code in self.languages}
        if not any(own.values()):
            own = {code: given[f"all_{code}"] for code in self.languages}
        return Judgement(given[f"class_{question.pk}"], own)


class PilotsForm(forms.Form):
    """The teams that try a draft; those chosen first, then those that were searched for."""

    def __init__(self, candidates: list[Candidate], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.teams = {str(one.team.pk): one.team for one in candidates}
        self.fields["teams"] = forms.MultipleChoiceField(
            label=_("Teams that try it"),
            required=False,
            choices=[(str(one.team.pk), str(one)) for one in candidates],
            widget=forms.CheckboxSelectMultiple,
        )

    def chosen(self) -> list[Team]:
        return [self.teams[key] for key in self.cleaned_data["teams"]]


class RemarksForm(forms.Form):
    """A remark on each question of a page."""

    def __init__(self, questions: list[Question], mine: dict[int, str], *args: Any) -> None:
        super().__init__(*args)
        self.questions, self.mine = questions, mine
        language = get_language() or "en"
        for question in questions:
            self.fields[f"q{question.pk}"] = forms.CharField(
                label=said(question.labels, language),
                required=False,
                initial=mine.get(question.pk, ""),
                help_text=_("Your remark; nothing where it is clear."),
                max_length=LONGEST_REMARK,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def changed(self) -> list[tuple[Question, str]]:
        """What is new, other than before, or taken back."""
        found = []
        for question in self.questions:
            text = self.cleaned_data[f"q{question.pk}"]
            if text != self.mine.get(question.pk, ""):
                found.append((question, text))
        return found
