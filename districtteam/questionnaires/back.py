"""At once something back: a team's answers beside its last round and the routine figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from districtteam.people.words import said

from . import hooks, queries
from .languages import code_of, first_of
from .models import Question, Submission, Version
from .saying import said as in_words


@dataclass(frozen=True)
class Row:
    """A question with its answer, what the team said last time, and the routine figure."""

    label: str
    answer: str
    last: str = ""
    routine: str = ""
    source: str = ""


def rows_of(submission: Submission, language: str) -> list[Row]:
    """Every question that has an answer, or had one the last time."""
    sheet = submission.sheet
    languages = [language, *sheet.team.network.languages]
    before = submission.deprecates or queries.last_submission(sheet.team, sheet.version.form, sheet)
    beside = hooks.beside.answer(submission, language) or {}
    speaker = Speaker(sheet.version, languages)
    found = []
    for question in sheet.version.questions.all():
        mine = speaker.answer(submission.answers, question)
        earlier = speaker.answer(before.answers, question) if before else ""
        more = beside.get(question.path, hooks.Beside())
        if mine or earlier or more.routine:
            label = said(question.labels, language, languages)
            last = more.last or earlier
            found.append(Row(label, mine, last, more.routine, more.source))
    return found


class Speaker:
    """Answers of a version's questions in words, without a draft."""

    def __init__(self, version: Version, languages: list[str]) -> None:
        self.variables = queries.variables_of(version)
        self.languages = languages

    def answer(self, answers: dict[str, Any], question: Question) -> str:
        value = queries.value_of(answers, question)
        values = value if question.repeat else [value]
        return _("; ").join(filter(None, (self._one(question, one) for one in values)))

    def _one(self, question: Question, value: Any) -> str:
        if value is None or value == "":
            return ""
        if question.kind == "tick":
            return _("Yes")
        if question.kind in {"choice", "choices", "rank"}:
            return self._chosen(question, value if isinstance(value, list) else [value])
        return in_words(question.kind, str(value))

    def _chosen(self, question: Question, values: list[Any]) -> str:
        labels = [self._label(question, str(value)) for value in values]
        if question.kind == "rank":
            return ", ".join(f"{place}. {label}" for place, label in enumerate(labels, start=1))
        return ", ".join(labels)

    def _label(self, question: Question, value: str) -> str:
        variable = self.variables.get((question.repeat, question.path))
        texts = variable.choices.get(value, {}) if variable else {}
        spoken = {code_of(name) or self.languages[-1]: text for name, text in texts.items()}
        return first_of(spoken, self.languages) or value


def reviewed(draft: Any) -> Iterator[Any]:
    """Every relevant question of a draft, section by section: (section, part, node)."""
    for section in draft.text.sections:
        for around in draft.arounds(section):
            for part, node in draft.nodes_of(section, around):
                if part in section.questions:
                    yield section, part, node
