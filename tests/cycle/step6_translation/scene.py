"""What these tests share: a recommendation, a commitment, the days of what follows."""

from datetime import date, datetime
from uuid import uuid4

from districtteam.cycle import tasks
from districtteam.cycle.actions import leave_step
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step5_discussion import actions as discussion
from districtteam.cycle.step6_translation import actions
from districtteam.cycle.step6_translation.models import Commitment, Recommendation
from districtteam.deliberation.actions import write_post
from districtteam.deliberation.models import Thread
from districtteam.messaging.models import Message
from districtteam.people.models import Person, Team
from tests import make
from tests.cycle.story import LESSON, later

SOON = date(2027, 2, 1)  # a Monday


def ministry(cast: make.Cast) -> Team:
    return cast.fanta.memberships.get().team


def recommended(cycle: Cycle, cast: make.Cast) -> Recommendation:
    return actions.recommend(
        cycle,
        {"fr": "Payer le carburant", "en": "Pay the fuel"},
        ministry(cast),
        SOON,
        level="above",
        focal_point=cast.fanta,
        by=make.actor(cast.daouda),
    )


def committed(
    cycle: Cycle,
    cast: make.Cast,
    text: str = "Buy a spare fridge",
    *,
    confirmed: bool = True,
    due_on: date = SOON,
    **given: object,
) -> Commitment:
    made = actions.prepare_commitment(
        cycle,
        cast.team,
        text,
        uuid4(),
        due_on=due_on,
        sign="No day without vaccine",
        by=make.actor(cast.awa),
        **given,
    )
    if confirmed:
        made = actions.confirm_commitment(made, [cast.awa], by=make.actor(cast.bakary))
    return made


def told_lessons(cycle: Cycle, cast: make.Cast) -> None:
    thread = Thread.objects.filter(subject=cycle.subject).first()
    post = write_post(
        thread, "Koubia has two fridges", uuid4(), team=cast.team, by=make.actor(cast.awa)
    )
    discussion.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    discussion.publish_synthesis(cycle, LESSON, by=make.actor(cast.daouda))


def finished(cycle: Cycle) -> Cycle:
    """Closed a day after the cast's morning: follow-ups on 2 February and 4 May 2027."""
    return leave_step(cycle, despite="Nothing above", by=later(days=1))


def clock_strikes(day: date, hour: int = 9) -> datetime:
    """The hourly and the daily job of that day. The moment at which it was."""
    now = make.NOW.replace(year=day.year, month=day.month, day=day.day, hour=hour)
    tasks.remind(now)
    tasks.ask_follow_ups(now)
    return now


def letters_to(person: Person) -> list[str]:
    """Subjects, the oldest first."""
    return list(
        Message.objects.filter(person=person).order_by("pk").values_list("subject", flat=True)
    )


def link_of(message: Message) -> str:
    """The path of the one link in a letter."""
    link = next(word for word in message.text.split() if "/k/" in word)
    return link[link.index("/k/") :]
