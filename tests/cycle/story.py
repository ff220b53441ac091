"""A cycle of the cast, at any of its steps."""

from datetime import timedelta

from districtteam.cycle.actions import plan_cycle, start_cycle
from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Team
from districtteam.people.roles import TeamKind
from tests import make

TITLES = {"fr": "Ruptures de stock", "en": "Stock-outs"}


def planned(cast: make.Cast, **given: str) -> Cycle:
    return plan_cycle(cast.network, TITLES, by=make.actor(cast.daouda), **given)


def started(cast: make.Cast, **given: str) -> Cycle:
    """Running, with both district teams invited, its first step open since the cast's morning."""
    teams = Team.objects.filter(network=cast.network, kind=TeamKind.HDMT)
    return start_cycle(planned(cast, **given), teams, by=make.actor(cast.daouda))


def later(**gone: int) -> make.Actor:
    """The system, so much later than the cast's morning."""
    return make.actor(at=make.NOW + timedelta(**gone))
