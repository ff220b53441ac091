from uuid import UUID

from django.db import transaction

from districtteam.cycle.core.errors import NotRunning, UnknownJointCycle
from districtteam.cycle.core.models import Cycle, JointCycle, State
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def found_joint_cycle(cycle: Cycle, *, by: Actor) -> JointCycle:
    """Open a cycle to other networks: whoever is given its key may join with one of their own."""
    if cycle.joint is not None:
        return cycle.joint
    joint = JointCycle.objects.create(founded_by=cycle.network, founded_at=by.at)
    cycle.joint = joint
    cycle.save(update_fields=["joint"])
    record("cycle.found_joint_cycle", cycle, cycle.network, by=by)
    return joint


@transaction.atomic
def join_cycle(cycle: Cycle, key: UUID, *, by: Actor) -> Cycle:
    """Link a cycle that has not begun to a joint one. Only the questionnaire is shared."""
    if cycle.state != State.PLANNED:
        raise NotRunning
    joint = JointCycle.objects.filter(key=key).first()
    if joint is None or joint.founded_by_id == cycle.network_id:
        raise UnknownJointCycle
    cycle.joint = joint
    cycle.save(update_fields=["joint"])
    record("cycle.join_cycle", cycle, cycle.network, by=by)
    return cycle
