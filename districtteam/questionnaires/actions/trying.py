"""A few teams try a draft and say what is unclear, before everybody is asked."""

from collections.abc import Iterable

from django.db import transaction

from districtteam.people.models import Person, Team
from districtteam.questionnaires import hooks
from districtteam.questionnaires.errors import (
    AlreadyPublished,
    NotInPilot,
    NotInTeam,
    RemarkMissing,
)
from districtteam.questionnaires.models import Question, Remark, Trial, Version
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

LONGEST_REMARK = 2000


def ask_pilots(version: Version, teams: Iterable[Team], *, by: Actor) -> None:
    """Exactly these teams are asked to try the draft and remark on its questions."""
    is_draft(version)
    chosen = [team for team in teams if team.network_id == version.form.network_id]
    with transaction.atomic():
        version.pilots.set(chosen)
        record("questionnaires.ask_pilots", version.form, *chosen[:5], by=by)
        hooks.piloted.tell(version, chosen, by)


def remark_on(question: Question, team: Team, text: str, *, by: Actor) -> Remark | None:
    """What somebody of a pilot team says of a question; an empty text takes it back."""
    person = _in_pilot(question.version, team, by)
    said = " ".join(text.split(" "))[:LONGEST_REMARK].strip()
    with transaction.atomic():
        mine = question.remarks.filter(person=person)
        if not said and not mine.exists():
            raise RemarkMissing
        mine.delete()
        record("questionnaires.remark", question.version.form, team, by=by)
        if not said:
            return None
        return Remark.objects.create(
            question=question, team=team, person=person, text=said, at=by.at
        )


def finish_trial(version: Version, team: Team, *, by: Actor) -> Trial:
    """The team has gone through the draft, also when it had nothing to remark on. Said once."""
    person = _in_pilot(version, team, by)
    with transaction.atomic():
        values = {"person": person, "at": by.at}
        trial, new = Trial.objects.get_or_create(version=version, team=team, defaults=values)
        if new:
            record("questionnaires.finish_trial", version.form, team, by=by)
    return trial


def _in_pilot(version: Version, team: Team, by: Actor) -> Person:
    if not version.pilots.filter(pk=team.pk).exists():
        raise NotInPilot
    person: Person | None = by.person
    if person is None:
        raise NotInTeam
    return person


def is_draft(version: Version) -> None:
    """Refuse where the text can no longer change."""
    if version.is_published:
        raise AlreadyPublished
