"""From answers, terms, notes and quotes as they are now to the data of an edition."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings

from districtteam.cycle.core.agreement import agreement_of
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import invited
from districtteam.disclosure.codes import draw_codes
from districtteam.disclosure.policy import Policy
from districtteam.disclosure.queries import Terms, terms_of
from districtteam.people.models import Team as Row
from districtteam.questionnaires.languages import code_of
from districtteam.questionnaires.models import Question, Submission, Version
from districtteam.questionnaires.queries import answers_of, sheets_of, value_of, variables_of

from .drawing.frozen import Asked, Frozen, Team
from .models import Better, Note, Quote

FILLED = 0.8  # of the questions asked, from which a questionnaire counts as filled in
KINDS = {
    "number": "number",
    "decimal": "number",
    "range": "number",
    "choice": "choice",
    "choices": "choices",
    "rank": "choice",
    "text": "text",
}
WHOLE = "_of"  # "births_of" says of how many "births" is


def freeze(cycle: Cycle, only: Row | None = None) -> Frozen:
    """Everything that an edition is drawn from, in about ten queries however many teams.

    only: the answers of one team, for its own eyes; those of the others are not even read.
    """
    agreement = agreement_of(cycle)
    teams = [part.team for part in invited(cycle)]
    version = version_of(cycle)
    rows = list(version.questions.all()) if version else []
    questions = _asked(cycle, version, rows)
    counted = answers_of(cycle.subject).defer("xml")
    if only is not None:
        counted = counted.filter(sheet__team=only)
    given = {one.sheet.team_id: one for one in counted}
    wanted = {question.name for question in questions} | {it.of for it in questions if it.of}
    answers = {
        team.pk: _answers(given[team.pk], [row for row in rows if row.name in wanted])
        for team in teams
        if team.pk in given
    }
    return Frozen(
        questions,
        list(_teams(cycle, teams, given)),
        answers,
        Policy.from_json(agreement.policy),
        languages_of(cycle),
        agreement.base,
        agreement.least,
    )


def version_of(cycle: Cycle) -> Version | None:
    """The version that the teams were asked to fill in."""
    sheet = sheets_of(cycle.subject).first()
    return sheet.version if sheet else None


def languages_of(cycle: Cycle) -> list[str]:
    """The network's languages that the interface has too: an edition is drawn in each."""
    known = {code for code, _name in settings.LANGUAGES}
    return [code for code in cycle.network.languages if code in known] or [settings.LANGUAGE_CODE]


def is_filled(submission: Submission) -> bool:
    """At least four fifths of what was asked, as in the evaluation of 2016-17."""
    return not submission.asked or submission.answered / submission.asked >= FILLED


# Questions


def _asked(cycle: Cycle, version: Version | None, rows: Sequence[Question]) -> list[Asked]:
    """The questions that results speak of: those with figures, choices or words; no repeats."""
    if version is None:
        return []
    better = dict(Better.objects.filter(cycle=cycle).values_list("question", "way"))
    usable = [row for row in rows if row.kind in KINDS and not row.repeat]
    names = {row.name for row in usable if KINDS[row.kind] == "number"}
    wholes = {f"{name}{WHOLE}" for name in names} & names
    choices = _choices(version)
    found: list[Asked] = []
    for row in usable:
        if row.name in wholes:
            continue
        of = f"{row.name}{WHOLE}" if f"{row.name}{WHOLE}" in wholes else ""
        found.append(
            Asked(
                row.name,
                "ratio" if of else KINDS[row.kind],
                row.labels,
                row.disclosure_class,
                row.section,
                choices.get(row.path, {}),
                of,
                better=better.get(row.name, "none"),
            )
        )
    return _with_texts(found)


def _choices(version: Version) -> dict[str, dict[str, dict[str, str]]]:
    """By path: every value with its labels by language."""
    usual = version.form.network.language
    return {
        path: {
            value: {code_of(language) or usual: label for language, label in labels.items()}
            for value, labels in variable.choices.items()
        }
        for (repeat, path), variable in variables_of(version).items()
        if not repeat
    }


def _with_texts(found: Sequence[Asked]) -> list[Asked]:
    """Words explain the figure before them in their section, else the first of all."""
    drawn = [asked for asked in found if asked.is_drawn]
    first = drawn[0].name if drawn else ""
    said: list[Asked] = []
    before: dict[str, str] = {}
    for asked in found:
        if asked.is_drawn:
            before[asked.section] = asked.name
            said.append(asked)
        else:
            said.append(replace(asked, beside=before.get(asked.section, first)))
    return said


def _answers(submission: Submission, rows: Iterable[Question]) -> dict[str, Any]:
    """By name of the question; of a rank, what comes first."""
    found: dict[str, Any] = {}
    for row in rows:
        value = value_of(submission.answers, row)
        if row.kind == "rank":
            value = value[0] if isinstance(value, list) and value else value
        if value not in (None, "", []):
            found[row.name] = value
    return found


# Teams


def _teams(cycle: Cycle, teams: Sequence[Row], given: Mapping[int, Submission]) -> Iterable[Team]:
    keys = [team.pk for team in teams]
    codes, terms = draw_codes(cycle.subject, keys), terms_of(cycle.subject, keys)
    groups = groups_of(teams)
    notes = _by_team(Note.objects.filter(cycle=cycle).values_list("team_id", "question", "text"))
    quotes = _by_team(
        Quote.objects.filter(cycle=cycle).values_list("team_id", "question", "consent")
    )
    for team in teams:
        submission = given.get(team.pk)
        yield Team(
            team.pk,
            team.name,
            codes[team.pk],
            groups.get(team.pk, ""),
            filled=submission is not None and is_filled(submission),
            notes=notes.get(team.pk, {}),
            quotes=quotes.get(team.pk, {}),
            **_terms(terms[team.pk]),
        )


def _terms(terms: Terms) -> dict[str, Any]:
    return {
        "tightened": {question: most.word for question, most in terms.tightened.items()},
        "consents": {
            kind.value: {audience.value: detail.word for audience, detail in row.items()}
            for kind, row in terms.consents.items()
        },
    }


def _by_team(rows: Iterable[tuple[int, str, str]]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for team, question, said in rows:
        found[team][question] = said
    return found


def groups_of(teams: Sequence[Row]) -> dict[int, str]:
    """The part of the country that each team's place lies in, by the name of the place above."""
    through = Row.places.through.objects.filter(team__in=teams, place__parent__isnull=False)
    ordered = through.order_by("-place__level", "-place_id")
    rows = ordered.values_list("team_id", "place__parent__name")
    return dict(rows)
