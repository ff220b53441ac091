"""Objects of this room for the tests of the house."""

from districtteam.disclosure.actions import propose_charter
from districtteam.disclosure.models import Charter
from districtteam.disclosure.policy import STARTING
from tests import make


def charter(cast: make.Cast) -> Charter:
    """One that waits for the teams' votes, the same each time it is asked for."""
    waiting = Charter.objects.filter(network=cast.network, adopted_at=None).first()
    return waiting or propose_charter(cast.network, STARTING, by=make.actor(cast.daouda))
