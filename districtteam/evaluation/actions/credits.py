"""The book of internet credit."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.cycle.core.sessions import held
from districtteam.evaluation.errors import (
    AlreadyLogged,
    AlreadyTakenBack,
    DayToCome,
    NoAmount,
    NoProof,
    NotOfTheTeam,
    SayWhy,
    UnknownUnit,
)
from districtteam.evaluation.models import Credit, Receipt
from districtteam.evaluation.units import units_of
from districtteam.lib.words import tidy
from districtteam.people.models import Membership, Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

MOST = Decimal(9_999_999_999)


@transaction.atomic
def log_credit(  # noqa: PLR0913  (what an entry in a cash book is made of, all by name)
    cycle: Cycle,
    team: Team,
    amount: Decimal,
    unit: str,
    *,
    on: date,
    person: Person | None = None,
    reference: str = "",
    receipt: bytes | None = None,
    by: Actor,
) -> Credit:
    """Internet credit that was given. person: who got it, None for the team as a whole;
    receipt: a JPEG, made small before. Raises an EvaluationError where something is missing, and
    where the same was logged before: a form sent twice is one transfer."""
    reference = tidy(reference)[:120]
    _check(cycle, team, amount, unit, on=on, person=person, by=by)
    if not reference and receipt is None:
        raise NoProof
    given: dict[str, Any] = {"cycle": held(cycle), "team": team, "person": person}
    given |= {"amount": amount, "unit": unit, "on": on, "reference": reference}
    proof = {} if reference else {"receipt__data": receipt}
    if Credit.objects.standing().filter(**given, **proof).exists():
        raise AlreadyLogged
    credit = Credit.objects.create(**given, number=cycle.at_step or ISSUE, by=by.person, at=by.at)
    if receipt is not None:
        Receipt.objects.create(credit=credit, data=receipt)
    record("evaluation.log_credit", team, cycle, by=by, amount=str(amount), unit=unit)
    return credit


def _check(  # noqa: PLR0913  (as above)
    cycle: Cycle,
    team: Team,
    amount: Decimal,
    unit: str,
    *,
    on: date,
    person: Person | None,
    by: Actor,
) -> None:
    if not (amount.is_finite() and 0 < amount <= MOST):
        raise NoAmount
    if unit not in units_of(cycle.network):
        raise UnknownUnit(unit=unit)
    if on > cycle.network.day_at(by.at):
        raise DayToCome
    if person is not None and not Membership.objects.filter(person=person, team=team).exists():
        raise NotOfTheTeam(person=person, team=team)


@transaction.atomic
def withdraw_credit(credit: Credit, why: str, *, by: Actor) -> Credit:
    """Take back an entry that was a slip: it counts no more and stays to be read."""
    if not tidy(why):
        raise SayWhy
    held = Credit.objects.select_for_update().get(pk=credit.pk)
    if not held.stands:
        raise AlreadyTakenBack
    held.withdrawn_by, held.withdrawn_at = by.person, by.at
    held.withdrawn_why = tidy(why)[:300]
    held.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    amount = str(held.amount)
    record(
        "evaluation.withdraw_credit", held.team, held.cycle, by=by, amount=amount, unit=held.unit
    )
    return held
