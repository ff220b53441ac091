"""Who has done what the open step asks, who has begun, who is silent."""

from dataclasses import dataclass

from districtteam.questionnaires.models import Sheet

from . import machine
from .core.models import COMPLETION, ISSUE, TRANSLATION, Cycle
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
    taking = frozenset(cycle.participations.active().values_list("team", flat=True))
    begun = _begun(cycle) & taking
    silent = (frozenset(machine.rules_of(cycle.at_step).silent(cycle)) & taking) - begun
    return Standing(taking - begun - silent, begun, silent)


def _begun(cycle: Cycle) -> frozenset[int]:
    match cycle.at_step:
        case number if number == ISSUE:
            rows = Ballot.objects.filter(cycle=cycle, confirmed_at=None)
            return frozenset(rows.values_list("team_id", flat=True))
        case number if number == COMPLETION:
            sheets = Sheet.objects.of(cycle.subject).filter(answered__gt=0, submissions=None)
            return frozenset(sheets.filter(refusals=None).values_list("team_id", flat=True))
        case number if number == TRANSLATION:
            made = Commitment.objects.filter(cycle=cycle)
            confirmed = made.exclude(confirmed_at=None).values("team")
            return frozenset(made.exclude(team__in=confirmed).values_list("team_id", flat=True))
    return frozenset()
