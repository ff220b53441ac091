from datetime import date, timedelta

from django.db import transaction

from districtteam.cycle import machine
from districtteam.cycle.core.calendar import end_of
from districtteam.cycle.core.errors import DueTooEarly, DueTooLate, NotRunning, ReasonMissing
from districtteam.cycle.core.models import Cycle, State, Step
from districtteam.cycle.core.sessions import held
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .moving import close_links, locked, move_links

LONGEST = timedelta(days=366)  # from today to a step's new last day


@transaction.atomic
def extend_step(cycle: Cycle, last_day: date, reason: str, *, by: Actor) -> Step:
    """The open step lasts until the end of a later day, by the network's clock."""
    cycle = locked(cycle)
    reason = _given(reason)
    step = cycle.steps.get(number=cycle.at_step)
    if last_day > cycle.network.day_at(by.at) + LONGEST:
        raise DueTooLate
    due = end_of(cycle.network, last_day)
    if due <= max(step.due_at, by.at):
        raise DueTooEarly
    step.due_at = due
    step.save(update_fields=["due_at"])
    record("cycle.extend_step", cycle, cycle.network, by=by, day=last_day.isoformat(), why=reason)
    move_links(cycle, step.number, due, by)
    machine.rules_of(cycle.at_step).refreshed(cycle, by)
    return step


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


@transaction.atomic
def pause_cycle(cycle: Cycle, reason: str, *, by: Actor) -> Cycle:
    """Nothing is asked of anybody, and nothing confirmed, until the cycle goes on.

    What teams have written is kept, and they may go on writing.
    """
    cycle = locked(cycle)
    reason = _given(reason)
    cycle.state, cycle.paused_at = State.PAUSED, by.at
    cycle.save(update_fields=["state", "paused_at"])
    record("cycle.pause_cycle", cycle, cycle.network, by=by, why=reason)
    machine.rules_of(cycle.at_step).refreshed(cycle, by)
    return cycle


@transaction.atomic
def resume_cycle(cycle: Cycle, *, by: Actor) -> Cycle:
    """The cycle goes on; the open step keeps the time that it had left, to the end of a day."""
    cycle = held(cycle)
    if cycle.state != State.PAUSED or cycle.paused_at is None:
        raise NotRunning
    step = cycle.steps.get(number=cycle.at_step)
    moved = step.due_at + (by.at - cycle.paused_at)
    step.due_at = end_of(cycle.network, cycle.network.day_at(moved))
    step.save(update_fields=["due_at"])
    cycle.state, cycle.paused_at = State.RUNNING, None
    cycle.save(update_fields=["state", "paused_at"])
    record("cycle.resume_cycle", cycle, cycle.network, by=by)
    move_links(cycle, step.number, step.due_at, by)
    machine.rules_of(cycle.at_step).refreshed(cycle, by)
    return cycle


@transaction.atomic
def cancel_cycle(cycle: Cycle, reason: str, *, by: Actor) -> Cycle:
    """End a cycle before its time. What was said and answered stays, and can be read."""
    cycle = held(cycle)
    if cycle.state in {State.FINISHED, State.CANCELLED}:
        raise NotRunning
    reason = _given(reason)
    cycle.steps.filter(closed_at=None).update(closed_at=by.at)
    cycle.state, cycle.ended_at = State.CANCELLED, by.at
    cycle.save(update_fields=["state", "ended_at"])
    record("cycle.cancel_cycle", cycle, cycle.network, by=by, why=reason)
    close_links(cycle, cycle.at_step, by)
    machine.rules_of(cycle.at_step).refreshed(cycle, by)
    return cycle
