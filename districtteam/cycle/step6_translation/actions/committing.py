"""Commitments: written down by any member, confirmed by the lead."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.queries import is_open, takes_part
from districtteam.cycle.core.sessions import held
from districtteam.cycle.step1_issue.errors import NotInCycle
from districtteam.cycle.step5_discussion.models import Point
from districtteam.cycle.step6_translation.errors import Confirmed, OtherTeam, PastDay
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.cycle.step6_translation.notices import invite_to_commit, tell_of_draft
from districtteam.lib.words import tidy
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .supporting import ask


def open_translation(cycle: Cycle, by: Actor) -> None:
    invite_to_commit(cycle, by)


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
    tell_of_draft(commitment, by)
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
    ask(commitment, commitment.support_from, None, by)
    return commitment


def _locked(commitment: Commitment) -> Commitment:
    """As it is now: what a page was opened with may have been confirmed since."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related(
        "team__network", "cycle__network", "support_from__network"
    )
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
