"""Who has done what the open step asks, who has begun, who is silent."""

from dataclasses import dataclass

from django.db.models import QuerySet

from districtteam.questionnaires.models import Sheet
from districtteam.ui.kept import Kept

from . import machine
from .core.models import COMPLETION, ISSUE, TRANSLATION, Cycle
from .core.queries import keys_of_teams
from .step1_issue.models import Ballot
from .step6_translation.models import Commitment


@dataclass(frozen=True)
class Standing:
    """Teams by key. begun: something is there, and the lead has not confirmed it."""

    done: frozenset[int]
    begun: frozenset[int]
    silent: frozenset[int]

    @property
    def all(self) -> int:
        return len(self.done) + len(self.begun) + len(self.silent)


def standing_of(cycle: Cycle) -> Standing:
    """A handful of queries, whatever the number of teams."""
    taking = frozenset(keys_of_teams(cycle))
    begun = _begun(cycle) & taking
    silent = (frozenset(machine.rules_of(cycle.at_step).silent(cycle)) & taking) - begun
    return Standing(taking - begun - silent, begun, silent)


def _voted(cycle: int) -> QuerySet[Ballot, int]:
    unconfirmed = Ballot.objects.filter(cycle_id=cycle, confirmed_at=None)
    return unconfirmed.order_by().values_list("team", flat=True)


def _answering(subject: str) -> QuerySet[Sheet, int]:
    sheets = Sheet.objects.of(subject).filter(answered__gt=0, submissions=None, refusals=None)
    return sheets.order_by().values_list("team", flat=True)


def _committing(cycle: int) -> QuerySet[Commitment, int]:
    made = Commitment.objects.filter(cycle_id=cycle)
    confirmed = made.exclude(confirmed_at=None).values("team")
    return made.exclude(team__in=confirmed).order_by().values_list("team", flat=True)


VOTED: Kept[int] = Kept(_voted, int)
ANSWERING: Kept[int] = Kept(_answering, str)
COMMITTING: Kept[int] = Kept(_committing, int)


def _begun(cycle: Cycle) -> frozenset[int]:
    if cycle.at_step == ISSUE:
        return frozenset(VOTED.rows(cycle.pk))
    if cycle.at_step == COMPLETION:
        return frozenset(ANSWERING.rows(cycle.subject))
    if cycle.at_step == TRANSLATION:
        return frozenset(COMMITTING.rows(cycle.pk))
    return frozenset()
