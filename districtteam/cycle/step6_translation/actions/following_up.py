"""What came of it: reported whenever there is something to say, and asked for on set days."""

from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction

from districtteam.cycle.core.calendar import FOLLOW_UPS, working_day
from districtteam.cycle.core.models import Cycle, State, Template
from districtteam.cycle.step6_translation.asking import AHEAD, LATE
from districtteam.cycle.step6_translation.errors import NotYetConfirmed, SayWhy
from districtteam.cycle.step6_translation.models import (
    PRESSED_TWICE,
    CheckIn,
    Commitment,
    FollowUp,
    Progress,
)
from districtteam.cycle.step6_translation.notices import ask_what_came, tell_of_day
from districtteam.cycle.step6_translation.queries import Followed, confirmed_of, followed
from districtteam.lib.words import tidy
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .supporting import ask_again

NEEDS_WORDS = (Progress.BLOCKED, Progress.DROPPED)
SETTLED = timedelta(days=1)  # what was confirmed only now needs no reminder yet


@transaction.atomic
def check_in(commitment: Commitment, progress: str, note: str, *, by: Actor) -> CheckIn:
    """Report how far the team has come. What is blocked or dropped says why, and is not blamed."""
    if commitment.confirmed_at is None:
        raise NotYetConfirmed
    if progress in NEEDS_WORDS and not tidy(note):
        raise SayWhy
    Commitment.objects.select_for_update().get(pk=commitment.pk)  # one report after the other
    said = {"progress": progress, "note": tidy(note), "by": by.person}
    again = commitment.check_ins.filter(**said, at__gt=by.at - PRESSED_TWICE).first()
    if again:
        return again
    made = commitment.check_ins.create(**said, at=by.at, channel=by.channel)
    commitment.progress = progress
    commitment.save(update_fields=["progress"])
    record("cycle.check_in", commitment.team, commitment.cycle, by=by, progress=progress)
    if progress == Progress.BLOCKED:
        ask_again(commitment, made, by)
    return made


def plan_follow_ups(cycle: Cycle, by: Actor) -> None:
    """The days on which the teams will be asked what came of it: 3 and 6 months on, or 30 days.

    Working days, as those of every letter. Counted anew where the step was opened again and has
    now closed for good.
    """
    FollowUp.objects.filter(cycle=cycle, asked_at=None).delete()
    today = cycle.network.day_at(by.at)
    for days in FOLLOW_UPS[Template(cycle.template)]:
        due_on = working_day(cycle.network, today + timedelta(days=days))
        FollowUp.objects.get_or_create(cycle=cycle, due_on=due_on)


def ask_due_follow_ups(now: datetime, *, by: Actor) -> int:
    """Ask the teams of every cycle whose day has come. Returns how many follow-ups were asked."""
    tomorrow = now.date() + timedelta(days=1)  # it is that day already in some networks
    near = FollowUp.objects.filter(
        asked_at=None, due_on__lte=tomorrow, cycle__state=State.FINISHED
    ).select_related("cycle__network")
    asked = 0
    for follow_up in near:
        if follow_up.due_on > follow_up.cycle.network.day_at(now):
            continue
        with transaction.atomic():
            mine = FollowUp.objects.filter(pk=follow_up.pk, asked_at=None).update(asked_at=now)
            if mine:
                ask_what_came(follow_up, by)
                record("cycle.ask_follow_up", follow_up.cycle, follow_up.cycle.network, by=by)
                asked += 1
    return asked


def remind_of_days(cycle: Cycle, *, by: Actor) -> int:
    """Ask the teams whose commitment has its own day now and that have not said how far they are.

    Returns how many people were written to. A transaction for each team; safe to run again.
    """
    today = cycle.network.day_at(by.at)
    known = confirmed_of(cycle).filter(confirmed_at__lte=by.at - SETTLED)
    near = known.filter(due_on__range=(today - LATE, today + AHEAD)).order_by("team", "due_on")
    asked = [it for it in followed(near, cycle, today) if _is_of_its_day(it)]
    groups = groupby(asked, key=lambda it: (it.commitment.team, it.commitment.due_on))
    return sum(_remind_of_day(cycle, team, due_on, list(own), by) for (team, due_on), own in groups)


def _is_of_its_day(it: Followed) -> bool:
    """And not of a follow-up, which has its own letter."""
    return it.question is not None and it.question.answer_by == it.commitment.due_on


@transaction.atomic
def _remind_of_day(cycle: Cycle, team: Team, due_on: date, asked: list[Followed], by: Actor) -> int:
    told = tell_of_day(cycle, team, due_on, [it.commitment for it in asked], by)
    if told:
        record("cycle.remind_of_day", cycle, team, by=by, people=told)
    return told
