"""Who has filled in the questionnaire. Definitions: the project's domain notes, section 1.

filled: submitted with at least 80 % of what was asked of the team; only districts' own answers.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.questionnaires import queries as engine
from districtteam.questionnaires.models import Sheet, SheetState, Submission

FILLED = 0.8  # of the questions asked, from which a questionnaire counts as filled in


def is_filled(answered: int, asked: int) -> bool:
    """Whether so many answers of so many questions are enough; of none asked, none is missing.

    As in the evaluation of 2016-17.
    """
    return not asked or answered / asked >= FILLED


def submissions_of(cycle: Cycle) -> QuerySet[Submission]:
    """What counts: the last that each team has confirmed."""
    return engine.answers_of(cycle.subject)


def answered_teams(cycle: Cycle) -> set[int]:
    """The keys of the teams that have confirmed anything."""
    return set(submissions_of(cycle).values_list("sheet__team_id", flat=True))


@dataclass(frozen=True)
class Counts:
    """How the teams stand. begun: something is written, nothing confirmed."""

    confirmed: int
    declined: int
    begun: int
    silent: int

    @property
    def all(self) -> int:
        return self.confirmed + self.declined + self.begun + self.silent


def counts_of(cycle: Cycle) -> Counts:
    """One query, whatever the number of teams."""
    sheets = Sheet.objects.of(cycle.subject).annotate(
        given=Exists(Submission.objects.filter(sheet=OuterRef("pk")))
    )
    confirmed = declined = begun = silent = 0
    for state, answered, given in sheets.values_list("state", "answered", "given"):
        if given:
            confirmed += 1
        elif state == SheetState.DECLINED:
            declined += 1
        elif answered:
            begun += 1
        else:
            silent += 1
    return Counts(confirmed, declined, begun, silent)
