"""Questions about questionnaires that other rooms ask."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet

from districtteam.lib.xforms import Variable
from districtteam.people.models import Team

from .languages import by_code, code_of
from .models import Form, Question, Refusal, Remark, Sheet, SheetState, Submission, Trial, Version
from .questions import MOST_MINUTES, MOST_QUESTIONS
from .texts import text_of


class Progress(NamedTuple):
    """Where a team's sheet stands. refusal: its last one, of a sheet that is declined."""

    sheet: Sheet
    submission: Submission | None
    refusal: Refusal | None

    @property
    def share(self) -> float:
        return self.sheet.answered / self.sheet.asked if self.sheet.asked else 0.0


def answers_of(subject: str) -> QuerySet[Submission]:
    """The submissions of a subject that count: the last of each sheet, whatever came after."""
    newest = (
        Submission.objects.filter(sheet__subject=subject)
        .values("sheet")
        .annotate(last=Max("number"))
    )
    last = Submission.objects.filter(sheet__subject=subject, deprecated_by=None)
    return (
        last.filter(sheet__in=newest.values("sheet"))
        .select_related("sheet__team", "confirmed_by")
        .order_by("sheet__team__sorted_as", "sheet_id")
    )


def progress(sheets: Iterable[Sheet]) -> dict[int, Progress]:
    """By the sheet's key: two queries for any number of sheets."""
    listed = list(sheets)
    given = Submission.objects.filter(sheet__in=listed, deprecated_by=None)
    submitted = {one.sheet_id: one for one in given.defer("xml", "answers")}
    refused = {one.sheet_id: one for one in Refusal.objects.filter(sheet__in=listed)}
    return {
        sheet.pk: Progress(
            sheet,
            submitted.get(sheet.pk),
            refused.get(sheet.pk) if sheet.state == SheetState.DECLINED else None,
        )
        for sheet in listed
    }


def sheets_of(subject: str) -> QuerySet[Sheet]:
    """Every sheet of a subject with its team, by name."""
    sheets = Sheet.objects.of(subject).select_related("team__network", "version__form")
    return sheets.order_by("team__sorted_as", "pk")


def teams_that_tried(form: Form) -> list[Team]:
    """The pilot teams that went through a version of the form, or remarked on one, by name."""
    through = Trial.objects.filter(version__form=form).values("team")
    remarked = Remark.objects.filter(question__version__form=form).values("team")
    return list(Team.objects.filter(Q(pk__in=through) | Q(pk__in=remarked)).order_by("sorted_as"))


def value_of(answers: Mapping[str, Any], question: Question) -> Any:
    """What a submission's answers say to a question; of one in a repeat, a value for each turn."""
    if not question.repeat:
        return answers.get(question.path)
    return [value for turn in answers.get(question.repeat) or [] for value in _in(turn, question)]


def _in(turn: Mapping[str, Any], question: Question) -> list[Any]:
    """Of one turn; of a repeat inside a repeat, those of its own turns."""
    if question.path in turn:
        return [turn[question.path]]
    inner, _, rest = question.path.rpartition("/")
    if isinstance(turn.get(inner), list):
        return [one.get(rest) for one in turn[inner]]
    return []


def variables_of(version: Version) -> dict[tuple[str, str], Variable]:
    """The codebook by (repeat, path) of a question: labels and choices by the form's languages."""
    return text_of(version).variables


def choices_of(version: Version, question: Question) -> dict[str, dict[str, str]]:
    """{value: {language code: label}} of everything that a question can ever offer."""
    variable = variables_of(version).get((question.repeat, question.path))
    usual = version.form.network.language
    return {
        value: {code_of(language) or usual: label for language, label in labels.items()}
        for value, labels in (variable.choices if variable else {}).items()
    }


def repeats_of(version: Version) -> dict[str, dict[str, str]]:
    """{path of a repeat: {language code: label}} of the outermost ones, as questions name them."""
    usual = version.form.network.language
    found: dict[str, dict[str, str]] = {}
    for section in text_of(version).sections:
        if section.repeat is not None and len(section.repeat.repeats()) <= 1:
            names = [name.rpartition("}")[2] for name in section.repeat.where[1:]]
            found.setdefault("/".join(names), by_code(section.label, usual))
    return found


def last_submission(team: Any, form: Any, before: Sheet) -> Submission | None:
    """What a team confirmed on an earlier sheet of the same form."""
    given = Submission.objects.filter(sheet__team=team, sheet__version__form=form)
    earlier = given.exclude(sheet=before).filter(at__lt=before.opens_at)
    return earlier.order_by("-at").first()


def asked_of(version: Version) -> int:
    """How many questions every team is asked, whatever it answers."""
    return version.questions.filter(always=True).count()


def asks_much(version: Version) -> bool:
    """More than is asked of a team without a reason."""
    return asked_of(version) > MOST_QUESTIONS or version.minutes > MOST_MINUTES
