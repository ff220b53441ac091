"""Who sees what of a cycle's answers: set down before the first is given, stored with them."""

from typing import Any

from django.db import transaction

from districtteam.disclosure.policy import Policy
from districtteam.disclosure.queries import charter_of, policy_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .models import Agreement, Cycle


@transaction.atomic
def agree(cycle: Cycle, *, by: Actor) -> Agreement:
    """Set down the network's table as it is now; once: what was set down stays."""
    defaults = {**_as_of_today(cycle), "agreed_at": by.at}
    agreement, new = Agreement.objects.get_or_create(cycle=cycle, defaults=defaults)
    if new:
        record("cycle.agree", cycle, by=by)
    return agreement


def _as_of_today(cycle: Cycle) -> dict[str, Any]:
    charter = charter_of(cycle.network)
    numbers = {"base": charter.base, "least": charter.least} if charter else {}
    return {"policy": policy_of(cycle.network).to_json(), **numbers}


def agreement_of(cycle: Cycle) -> Agreement:
    """What was set down; before that, what would be today, not saved."""
    found = Agreement.objects.filter(cycle=cycle).first()
    return found or Agreement(cycle=cycle, **_as_of_today(cycle))


def policy_under(cycle: Cycle) -> Policy:
    return Policy.from_json(agreement_of(cycle).policy)
