"""Choosing what a cycle asks, and which routine figures stand beside it."""

from django.db import transaction

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle
from districtteam.cycle.core.queries import is_open, teams_of
from districtteam.indicators.models import Indicator
from districtteam.indicators.queries import newest_period, place_of_team
from districtteam.questionnaires import actions as engine
from districtteam.questionnaires.errors import HasAnswers
from districtteam.questionnaires.models import Sheet, Version
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import (
    AlreadyAnswered,
    NoRoutineFigure,
    NotAQuestion,
    NotYours,
    TooManyCompanions,
)
from .models import Companion, Questionnaire
from .queries import MOST_COMPANIONS, questions_of, versions_for


@transaction.atomic
def use_version(cycle: Cycle, version: Version, *, by: Actor) -> Questionnaire:
    """The cycle's teams will answer this version, once it is published."""
    if not is_open(cycle, QUESTIONNAIRE):
        raise StepClosed
    if not versions_for(cycle).filter(pk=version.pk).exists():
        raise NotYours
    _make_room(cycle, version, by)
    chosen = {"version": version, "chosen_by": by.person, "chosen_at": by.at}
    held, _new = Questionnaire.objects.update_or_create(cycle=cycle, defaults=chosen)
    record("cycle.use_version", cycle, version.form, by=by, number=version.number)
    return held


def _make_room(cycle: Cycle, version: Version, by: Actor) -> None:
    """Sheets of another version go, as long as nobody has written on one."""
    others = Sheet.objects.of(cycle.subject).exclude(version=version)
    if others.exists():
        try:
            engine.forget_sheets(cycle.subject, by=by)
        except HasAnswers as error:
            raise AlreadyAnswered from error


@transaction.atomic
def begin_from_topic(cycle: Cycle, topic: str, *, by: Actor) -> Version:
    """A draft from a starter topic, for this cycle."""
    if not is_open(cycle, QUESTIONNAIRE):
        raise StepClosed
    version = engine.start_from_topic(cycle.network, topic, by=by)
    use_version(cycle, version, by=by)
    return version


@transaction.atomic
def begin_from_file(cycle: Cycle, source: bytes, file_name: str, *, by: Actor) -> Version:
    """A draft from an XLSForm, for this cycle; what is wrong with it stands in its findings."""
    if not is_open(cycle, QUESTIONNAIRE):
        raise StepClosed
    version = engine.write_form(cycle.network, cycle.titles, source, file_name=file_name, by=by)
    _make_room(cycle, version, by)
    chosen = {"version": version, "chosen_by": by.person, "chosen_at": by.at}
    Questionnaire.objects.update_or_create(cycle=cycle, defaults=chosen)
    record("cycle.use_version", cycle, version.form, by=by, number=version.number)
    return version


@transaction.atomic
def add_companion(cycle: Cycle, question: str, indicator: Indicator, *, by: Actor) -> Companion:
    """An indicator's newest figures stand beside a question, in editions prepared later.

    Said again, it moves to another question or takes a newer period. Raises NotAQuestion,
    NoRoutineFigure, TooManyCompanions.
    """
    if indicator.network_id != cycle.network_id:
        raise NoRoutineFigure
    if question not in {one.name for one in questions_of(cycle)}:
        raise NotAQuestion
    places = place_of_team(teams_of(cycle), cycle.network)
    period = newest_period(indicator, set(places.values()))
    if period is None:
        raise NoRoutineFigure
    others = cycle.companions.exclude(indicator=indicator)
    if others.count() >= MOST_COMPANIONS:
        raise TooManyCompanions(most=MOST_COMPANIONS)
    return _placed(cycle, question, indicator, period.code, by)


def _placed(cycle: Cycle, question: str, indicator: Indicator, period: str, by: Actor) -> Companion:
    """The same figures beside another question: the teams have read theirs already."""
    known = Companion.objects.filter(cycle=cycle, indicator=indicator, period=period).first()
    since = known.chosen_at if known else by.at
    row, _new = Companion.objects.update_or_create(
        cycle=cycle,
        indicator=indicator,
        defaults={
            "question": question,
            "period": period,
            "chosen_by": by.person,
            "chosen_at": since,
        },
    )
    record("cycle.add_companion", cycle, indicator, by=by, question=question, period=period)
    return row


@transaction.atomic
def drop_companion(companion: Companion, *, by: Actor) -> None:
    """The indicator stands beside no question any more, in editions prepared later."""
    cycle, indicator = companion.cycle, companion.indicator
    companion.delete()
    record("cycle.drop_companion", cycle, indicator, by=by)
