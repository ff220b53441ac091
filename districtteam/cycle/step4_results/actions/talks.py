from datetime import datetime

from django.db import IntegrityError, transaction

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import takes_part
from districtteam.cycle.step4_results.errors import AlreadyAnswered, AlreadyAsked, NotAPeer
from districtteam.cycle.step4_results.invitation import (
    ask_whether_they_talked,
    tell_answered,
    tell_asked,
)
from districtteam.cycle.step4_results.models import Talk
from districtteam.cycle.step4_results.queries import untold
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def ask_to_talk(
    cycle: Cycle, question: str, *, asking: Team, asked: Team, why: str, by: Actor
) -> Talk:
    """A team asks to be put in touch with another. Raises NotAPeer, AlreadyAsked."""
    if asking.pk == asked.pk or not (takes_part(cycle, asking) and takes_part(cycle, asked)):
        raise NotAPeer
    try:
        with transaction.atomic():
            talk = Talk.objects.create(
                cycle=cycle,
                question=question,
                asking=asking,
                asked=asked,
                why=why,
                asked_by=by.person,
                asked_at=by.at,
            )
            record("cycle.ask_to_talk", cycle, asking, by=by)
            tell_asked(talk, by)
    except IntegrityError as error:
        raise AlreadyAsked from error
    return talk


@transaction.atomic
def answer_talk(talk: Talk, *, agrees: bool, by: Actor) -> Talk:
    """The team that was asked says yes, and names are exchanged, or no, and they are not."""
    held = Talk.objects.select_for_update().get(pk=talk.pk)
    if held.answered_at:
        raise AlreadyAnswered
    held.agrees, held.answered_by, held.answered_at = agrees, by.person, by.at
    held.save(update_fields=["agrees", "answered_by", "answered_at"])
    record("cycle.answer_talk", held.cycle, held.asked, by=by, agrees=agrees)
    tell_answered(held, by)
    return held


@transaction.atomic
def tell_of_talk(talk: Talk, *, talked: bool, took: str = "", by: Actor) -> Talk:
    """The team that asked says whether they talked, and what it took from it."""
    talk.talked, talk.took, talk.told_at = talked, took.strip()[:2000], by.at
    talk.save(update_fields=["talked", "took", "told_at"])
    record("cycle.tell_of_talk", talk.cycle, talk.asking, by=by, talked=talked)
    return talk


def ask_after_talks(now: datetime, *, by: Actor) -> int:
    """The teams that asked, two weeks ago, say whether they talked. Returns how many were told.

    Each person once; who has had enough messages this week is asked on a later day.
    """
    told = 0
    for talk in untold(now):
        with transaction.atomic():
            told += ask_whether_they_talked(talk, by)
    return told
