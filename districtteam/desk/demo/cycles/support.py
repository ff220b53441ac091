"""What facilitation costs: internet credit at the opening, telephone calls to the silent."""

from datetime import datetime, timedelta
from decimal import Decimal

from districtteam.cycle.core.queries import teams_of
from districtteam.evaluation.actions import log_call, log_credit
from districtteam.evaluation.models import Outcome

from .telling import Told

CALLED_AT = 0.76  # of the step: the sixteenth of 21 days
GIVEN_EVERY = 3  # teams: the programme pays for those that have no line of their own
CALLS = (  # how the calls to silent teams ended, in turn
    (Outcome.NO_ANSWER, 1),
    (Outcome.BACK, 3),
    (Outcome.NO_NETWORK, 1),
    (Outcome.SPOKE, 8),
)


def support(told: Told, start: datetime, end: datetime) -> None:
    """Every third team gets two gigabytes on the first day; from the calling day on, the
    facilitator telephones those of which nothing has come."""
    for number, team in enumerate(teams_of(told.cycle)):
        if number % GIVEN_EVERY == 0:
            at = start + timedelta(hours=5, minutes=3 * number)
            by = told.facilitator(at)
            reference = f"RC-{told.cycle.pk:02}{number:03}"
            on = told.cycle.network.day_at(at)
            log_credit(told.cycle, team, Decimal(2), "GB", on=on, reference=reference, by=by)
        if team.name in told.script.get("silent", ()):
            outcome, minutes = CALLS[number % len(CALLS)]
            day = (start + (end - start) * CALLED_AT).replace(hour=10)
            by = told.facilitator(day + timedelta(minutes=9 * number))
            log_call(told.cycle, team, outcome, minutes=minutes, by=by)
