"""Who sees what of a cycle's answers: set down before the first is given, stored with them."""

from django.db import transaction

from districtteam.disclosure.policy import Policy
from districtteam.disclosure.queries import charter_of, policy_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .models import Agreement, Cycle


@transaction.atomic
def agree(cycle: Cycle, *, by: Actor) -> Agreement:
    """Set down the network's table as it is now; once: what was set down stays."""
    charter = charter_of(cycle.network)
    given = {"base": charter.base, "least": charter.least} if charter else {}
    agreement, new = Agreement.objects.get_or_create(
        cycle=cycle,
        defaults={
            "policy": policy_of(cycle.network).to_json(),
            "agreed_at": by.at,
            **given,
        },
    )
    if new:
        record("cycle.agree", cycle, by=by)
    return agreement


def policy_under(cycle: Cycle) -> Policy:
    """What was set down; before that, what would be today."""
    agreement = Agreement.objects.filter(cycle=cycle).first()
    return Policy.from_json(agreement.policy) if agreement else policy_of(cycle.network)
