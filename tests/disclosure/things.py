"""Objects of this room for the tests of the house."""

from districtteam.disclosure.actions import propose_charter
from districtteam.disclosure.models import Charter
from districtteam.disclosure.policy import STARTING
from tests import make


def charter(cast: make.Cast) -> Charter:
    return propose_charter(cast.network, STARTING, by=make.actor(cast.daouda))
