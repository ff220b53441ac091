from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from districtteam.cycle.core.calendar import FOLLOW_UPS
from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import TRANSLATION, Cycle, State, Template
from districtteam.cycle.core.queries import is_open, takes_part
from districtteam.cycle.core.sessions import held
from districtteam.cycle.step1_issue.errors import NotInCycle
from districtteam.cycle.step5_discussion.models import Point
from districtteam.lib.words import tidy
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import Confirmed, NotYetConfirmed, OtherTeam, PastDay, SayWhy
from .models import CheckIn, Commitment, FollowUp, Progress, Recommendation, Reply
from .notices import ask_for_reply, ask_what_came, invite_to_commit

AGAIN = timedelta(minutes=10)  # within which the same words are the same button, pressed twice
NEEDS_WORDS = (Progress.BLOCKED, Progress.DROPPED)


def open_translation(cycle: Cycle, by: Actor) -> None:
    invite_to_commit(cycle, by)


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
    said = {"verdict": verdict, "text": tidy(text), "by": by.person}
    again = recommendation.replies.filter(**said, at__gt=by.at - AGAIN).first()
    if again:
        return again
    made = recommendation.replies.create(**said, at=by.at, channel=by.channel)
    record("cycle.reply", recommendation.cycle, recommendation.addressee, by=by, verdict=verdict)
    return made


@transaction.atomic
def prepare_commitment(  # noqa: PLR0913  (what a commitment is made of, all by name)
    cycle: Cycle,
    team: Team,
    text: str,
    uid: UUID,
    *,
    due_on: date,
    sign: str,
    support: str = "",
    support_from: Team | None = None,
    point: Point | None = None,
    by: Actor,
) -> Commitment:
    """Write down what the team will do, to be confirmed by its lead. The same uid amends it."""
    cycle = held(cycle)
    _check(cycle, team, due_on, by)
    known = Commitment.objects.select_for_update(of=("self",)).filter(uid=uid).first()
    if known is not None and (known.cycle_id, known.team_id) != (cycle.pk, team.pk):
        raise OtherTeam
    if known is not None and known.confirmed_at is not None:
        raise Confirmed
    fields = {
        "cycle": cycle,
        "team": team,
        "text": tidy(text),
        "language": get_language() or cycle.network.language,
        "due_on": due_on,
        "sign": tidy(sign),
        "support": tidy(support),
        "support_from": support_from,
        "point": point,
        "prepared_by": by.person,
        "prepared_at": by.at,
        "channel": by.channel,
    }
    commitment, _new = Commitment.objects.update_or_create(uid=uid, defaults=fields)
    record("cycle.prepare_commitment", team, cycle, by=by)
    return commitment


def _check(cycle: Cycle, team: Team, due_on: date, by: Actor) -> None:
    if not is_open(cycle, TRANSLATION):
        raise StepClosed
    if not takes_part(cycle, team):
        raise NotInCycle
    if due_on <= cycle.network.day_at(by.at):
        raise PastDay


@transaction.atomic
def confirm_commitment(
    commitment: Commitment, present: Iterable[Person], *, seen: str = "", by: Actor
) -> Commitment:
    """The lead or acting lead commits the team; once, however often it is sent.

    seen: of the words that were read. Raises ChangedMeanwhile, StepClosed, NotInCycle.
    """
    cycle = held(commitment.cycle)
    commitment = _locked(commitment)
    if commitment.confirmed_at is not None:
        return commitment
    commitment.check_seen(seen)
    if not is_open(cycle, TRANSLATION):
        raise StepClosed
    if not takes_part(cycle, commitment.team):
        raise NotInCycle
    commitment.confirmed_by, commitment.confirmed_at = by.person, by.at
    commitment.save(update_fields=["confirmed_by", "confirmed_at"])
    commitment.present.set(present)
    record("cycle.confirm_commitment", commitment.team, commitment.cycle, by=by)
    return commitment


def _locked(commitment: Commitment) -> Commitment:
    """As it is now: what a page was opened with may have been confirmed since."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("team", "cycle")
    return rows.get(pk=commitment.pk)


@transaction.atomic
def drop_draft(commitment: Commitment, *, by: Actor) -> None:
    """Take back what nobody has confirmed."""
    commitment = _locked(commitment)
    if commitment.confirmed_at is not None:
        raise Confirmed
    team, cycle = commitment.team, commitment.cycle
    commitment.delete()
    record("cycle.drop_draft", team, cycle, by=by)


@transaction.atomic
def check_in(commitment: Commitment, progress: str, note: str, *, by: Actor) -> CheckIn:
    """Report how far the team has come. What is blocked or dropped says why, and is not blamed."""
    if commitment.confirmed_at is None:
        raise NotYetConfirmed
    if progress in NEEDS_WORDS and not tidy(note):
        raise SayWhy
    said = {"progress": progress, "note": tidy(note), "by": by.person}
    again = commitment.check_ins.filter(**said, at__gt=by.at - AGAIN).first()
    if again:
        return again
    made = commitment.check_ins.create(**said, at=by.at, channel=by.channel)
    commitment.progress = progress
    commitment.save(update_fields=["progress"])
    record("cycle.check_in", commitment.team, commitment.cycle, by=by, progress=progress)
    return made


def plan_follow_ups(cycle: Cycle, by: Actor) -> None:
    """The days on which the teams will be asked what came of it: 3 and 6 months on, or 30 days.

    Counted anew where the step was opened again and has now closed for good.
    """
    FollowUp.objects.filter(cycle=cycle, asked_at=None).delete()
    today = cycle.network.day_at(by.at)
    for days in FOLLOW_UPS[Template(cycle.template)]:
        FollowUp.objects.get_or_create(cycle=cycle, due_on=today + timedelta(days=days))


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
