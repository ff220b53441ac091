"""A cycle of the cast, at any of its steps."""

from datetime import timedelta

from districtteam.cycle.actions import leave_step, plan_cycle, start_cycle
from districtteam.cycle.actions.moving import open_step
from districtteam.cycle.core.models import DISCUSSION, TRANSLATION, Cycle, Notice, Step
from districtteam.cycle.step1_issue.actions import choose_issue, close_vote, propose
from districtteam.cycle.step2_questionnaire.actions import use_version
from districtteam.deliberation.models import Thread
from districtteam.people.models import Team
from districtteam.people.roles import TeamKind
from tests import make
from tests.questionnaires.make_forms import published

LESSON = {"fr": "Un frigo de secours change tout.", "en": "A spare fridge changes everything."}
TITLES = {"fr": "Ruptures de stock", "en": "Stock-outs"}


def planned(cast: make.Cast, **given: str) -> Cycle:
    return plan_cycle(cast.network, TITLES, by=make.actor(cast.daouda), **given)


def started(cast: make.Cast, **given: str) -> Cycle:
    """Running, with both district teams invited, its first step open since the cast's morning."""
    teams = Team.objects.filter(network=cast.network, kind=TeamKind.HDMT)
    return start_cycle(planned(cast, **given), teams, by=make.actor(cast.daouda))


def at_questionnaire(cast: make.Cast, **given: str) -> Cycle:
    """The second step is open."""
    cycle = started(cast, **given)
    actions = make.actor(cast.daouda)
    proposal = propose(cycle, cast.team, TITLES, TITLES, by=make.actor(cast.awa))
    close_vote(cycle, by=actions)
    choose_issue(proposal, TITLES, TITLES, by=actions)
    return leave_step(cycle, despite="A test.", by=actions)


def at_completion(cast: make.Cast, **given: str) -> Cycle:
    """The third step is open: beds and wards are asked (tests/questionnaires/wards.md)."""
    cycle = at_questionnaire(cast, **given)
    by = make.actor(cast.daouda)
    use_version(cycle, published(cast.network), by=by)
    return leave_step(cycle, despite="A test.", by=by)


def at_discussion(cast: make.Cast, **given: str) -> Cycle:
    """Running, its fifth step open: the steps before are shown as closed, not lived through."""
    return _at(cast, DISCUSSION, given)


def at_translation(cast: make.Cast, **given: str) -> Cycle:
    """Running, its sixth step open, with the conversations of the fifth."""
    cycle = _at(cast, DISCUSSION, given)
    Step.objects.filter(cycle=cycle, number=DISCUSSION).update(closed_at=make.NOW)
    _open(cycle, TRANSLATION, cast)
    Thread.objects.update(closed_at=None)
    return cycle


def _at(cast: make.Cast, number: int, given: dict[str, str]) -> Cycle:
    cycle = started(cast, **given)
    gone = {"opens_at": make.NOW, "due_at": later(days=1).at, "closed_at": make.NOW}
    for before in range(1, number):
        Step.objects.update_or_create(cycle=cycle, number=before, defaults=gone)
    _open(cycle, number, cast)
    return cycle


def _open(cycle: Cycle, number: int, cast: make.Cast) -> None:
    """The step opens, for long enough that a test's own clock does not end it."""
    open_step(cycle, number, make.actor(cast.daouda))
    steps = Step.objects.filter(cycle=cycle, number=number)
    steps.update(due_at=later(days=400).at)
    Notice.objects.all().delete()


def later(**gone: int) -> make.Actor:
    """The system, so much later than the cast's morning."""
    return make.actor(at=make.NOW + timedelta(**gone))
