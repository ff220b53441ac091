from datetime import datetime

from django.db import transaction

from districtteam.access.actions.step_links import move_step_links
from districtteam.cycle import machine
from districtteam.cycle.core.calendar import due_at
from districtteam.cycle.core.errors import (
    CannotLeave,
    MovedOn,
    NoStepBefore,
    NotRunning,
    ReasonMissing,
)
from districtteam.cycle.core.models import ISSUE, TRANSLATION, Cycle, State, Step
from districtteam.cycle.core.notices import link_name
from districtteam.cycle.core.sessions import held
from districtteam.people.queries import mandate_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def locked(cycle: Cycle, step: int | None = None) -> Cycle:
    """The cycle as it is now, held until the transaction ends.

    step: the one that was open on the page from which this comes: a button pressed twice must not
    act on the step after. Raises NotRunning, MovedOn.
    """
    cycle = held(cycle)
    if cycle.state != State.RUNNING:
        raise NotRunning
    if step is not None and step != cycle.at_step:
        raise MovedOn
    return cycle


def open_step(cycle: Cycle, number: int, by: Actor, *, why: str = "") -> Step:
    """The step begins; a step that was open before goes on, with a new last day.

    why: what the facilitators say who went back to it.
    """
    step, new = Step.objects.update_or_create(
        cycle=cycle,
        number=number,
        defaults={
            "closed_at": None,
            "due_at": due_at(cycle, number, by.at),
            "reopened_at": by.at,
            "reopened_why": why,
        },
        create_defaults={"opens_at": by.at, "due_at": due_at(cycle, number, by.at)},
    )
    cycle.at_step = number
    if cycle.mandate is None:  # recorded since the start: what is sent from now on is headed by it
        cycle.mandate = mandate_of(cycle.network, cycle.network.day_at(by.at))
    cycle.save(update_fields=["at_step", "mandate"])
    if not new:
        move_links(cycle, number, step.due_at, by)
    machine.rules_of(number).opened(cycle, by)
    return step


def move_links(cycle: Cycle, number: int, due_at: datetime, by: Actor) -> None:
    """Links in messages that went out open the step's pages for as long as it lasts."""
    closes_at = due_at + machine.rules_of(number).grace
    move_step_links(link_name(cycle, number), closes_at, by=by)


@transaction.atomic
def leave_step(cycle: Cycle, *, despite: str = "", step: int | None = None, by: Actor) -> Cycle:
    """Close the open step and open the next; after the last, the cycle is finished.

    despite: why it is left though something is missing that a reason makes up for; step: which
    one is meant. Raises CannotLeave with what is missing, NotRunning, MovedOn.
    """
    cycle = locked(cycle, step)
    missing = machine.obstacles(cycle, by.at)
    if missing and not (despite.strip() and all(it.soft for it in missing)):
        raise CannotLeave(missing)
    number = cycle.at_step
    _close(cycle, number, by)
    record("cycle.leave_step", cycle, cycle.network, by=by, step=number, despite=despite.strip())
    if number < TRANSLATION:
        open_step(cycle, number + 1, by)
    else:
        _finish(cycle, by)
    return cycle


def _close(cycle: Cycle, number: int, by: Actor) -> None:
    cycle.steps.filter(number=number).update(closed_at=by.at)
    close_links(cycle, number, by)
    machine.rules_of(number).closed(cycle, by)


def close_links(cycle: Cycle, number: int, by: Actor) -> None:
    """Whoever holds a message of a step that is over reads nothing with its link any more."""
    move_step_links(link_name(cycle, number), by.at, by=by)


def _finish(cycle: Cycle, by: Actor) -> None:
    cycle.state, cycle.ended_at = State.FINISHED, by.at
    cycle.save(update_fields=["state", "ended_at"])
    record("cycle.finish_cycle", cycle, cycle.network, by=by)


@transaction.atomic
def go_back(cycle: Cycle, reason: str, *, step: int | None = None, by: Actor) -> Cycle:
    """Close the open step unfinished and open the one before again; nothing said is lost."""
    cycle = locked(cycle, step)
    if not reason.strip():
        raise ReasonMissing
    if cycle.at_step <= ISSUE:
        raise NoStepBefore
    number = cycle.at_step
    _close(cycle, number, by)
    record("cycle.go_back", cycle, cycle.network, by=by, step=number, reason=reason.strip())
    open_step(cycle, number - 1, by, why=reason.strip())
    return cycle
