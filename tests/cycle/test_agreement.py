"""Who sees what is set down before collection, and stays."""

from districtteam.cycle.core.agreement import agree, policy_under
from districtteam.disclosure.actions import adopt_charter, propose_charter
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from tests import make

from .story import started

TIGHTER = Policy({**STARTING.table, (ContentClass.PRACTICE, Audience.PEERS): Detail.CODE})


def test_what_was_set_down_stays_whatever_the_charter_becomes(cast: make.Cast) -> None:
    cycle, by = started(cast), make.actor(cast.daouda)
    agreement = agree(cycle, by=by)
    assert (agreement.base, agreement.least) == (5, 5)
    adopt_charter(propose_charter(cast.network, TIGHTER, least=8, by=by), by=by)
    assert agree(cycle, by=by) == agreement
    assert policy_under(cycle).to_json() == STARTING.to_json()


def test_before_that_it_is_what_the_charter_says_today(cast: make.Cast) -> None:
    cycle, by = started(cast), make.actor(cast.daouda)
    adopt_charter(propose_charter(cast.network, TIGHTER, least=8, by=by), by=by)
    assert policy_under(cycle).to_json() == TIGHTER.to_json()
    assert agree(cycle, by=by).least == 8
