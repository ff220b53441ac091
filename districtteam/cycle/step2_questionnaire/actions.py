"""Choosing what a cycle asks."""

from django.db import transaction

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle
from districtteam.cycle.core.queries import is_open
from districtteam.questionnaires import actions as engine
from districtteam.questionnaires.errors import HasAnswers
from districtteam.questionnaires.models import Sheet, Version
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import AlreadyAnswered, NotYours
from .models import Questionnaire
from .queries import versions_for


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
