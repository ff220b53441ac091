"""Reminding those who have said nothing yet."""

from django.db import transaction

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.queries import is_open
from districtteam.questionnaires.models import Sheet
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .invitation import remind
from .sheets import silent_teams


@transaction.atomic
def remind_silent(cycle: Cycle, *, by: Actor) -> int:
    """Write to the teams that have neither answered nor said why. How many people were told."""
    if not is_open(cycle, COMPLETION):
        raise StepClosed
    sheets = Sheet.objects.of(cycle.subject).filter(team__in=silent_teams(cycle))
    told = remind(cycle, sheets.select_related("team__network"), by)
    record("cycle.remind_silent", cycle, by=by, people=told)
    return told
