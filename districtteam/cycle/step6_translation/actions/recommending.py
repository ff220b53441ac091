"""Recommendations: asked of whoever can decide, and answered for everybody to read."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.queries import is_open
from districtteam.cycle.step5_discussion.models import Point
from districtteam.cycle.step6_translation.errors import PastDay, SayWhy
from districtteam.cycle.step6_translation.models import PRESSED_TWICE, Recommendation, Reply
from districtteam.cycle.step6_translation.notices import ask_for_reply
from districtteam.lib.words import tidy
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def recommend(  # noqa: PLR0913  (what a recommendation is made of, all by name)
    cycle: Cycle,
    texts: Mapping[str, str],
    addressee: Team,
    answer_by: date,
    *,
    level: str,
    focal_point: Person | None = None,
    points: Iterable[Point] = (),
    by: Actor,
) -> Recommendation:
    """Ask a team for something; its focal point is told and answers by the day."""
    if not is_open(cycle, TRANSLATION):
        raise StepClosed
    if answer_by <= cycle.network.day_at(by.at):
        raise PastDay
    made = Recommendation.objects.create(
        cycle=cycle,
        texts=dict(texts),
        level=level,
        addressee=addressee,
        focal_point=focal_point,
        answer_by=answer_by,
        made_by=by.person,
        made_at=by.at,
    )
    made.points.set(points)
    record("cycle.recommend", cycle, addressee, by=by)
    ask_for_reply(made, by)
    return made


@transaction.atomic
def reply(recommendation: Recommendation, verdict: str, text: str, *, by: Actor) -> Reply:
    """The addressee answers; every team of the network reads it."""
    if not tidy(text):
        raise SayWhy
    Recommendation.objects.select_for_update().get(pk=recommendation.pk)  # one after the other
    said = {"verdict": verdict, "text": tidy(text), "by": by.on_behalf_of or by.person}
    again = recommendation.replies.filter(**said, at__gt=by.at - PRESSED_TWICE).first()
    if again:
        return again
    made = recommendation.replies.create(**said, at=by.at, channel=by.channel)
    record("cycle.reply", recommendation.cycle, recommendation.addressee, by=by, verdict=verdict)
    return made


@transaction.atomic
def name_focal_point(recommendation: Recommendation, person: Person, *, by: Actor) -> None:
    """Say who answers for the addressee; they are told what is asked."""
    recommendation.focal_point = person
    recommendation.save(update_fields=["focal_point"])
    record("cycle.name_focal_point", recommendation.cycle, recommendation.addressee, person, by=by)
    ask_for_reply(recommendation, by)
