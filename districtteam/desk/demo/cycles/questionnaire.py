"""The second step: a starter topic or a form of one's own, tried by a few teams, published."""

from datetime import datetime

from districtteam.cycle.actions import leave_step
from districtteam.cycle.step2_questionnaire.actions import (
    begin_from_file,
    begin_from_topic,
    use_version,
)
from districtteam.cycle.step2_questionnaire.queries import version_of
from districtteam.people.models import Team
from districtteam.questionnaires.actions import (
    ask_pilots,
    finish_trial,
    publish_version,
    remark_on,
)
from districtteam.questionnaires.models import Version
from districtteam.trail.actor import Actor

from .telling import SCRIPTS, Told


def live_questionnaire(told: Told, start: datetime, end: datetime) -> None:
    """From a draft to a published version."""
    begun = told.between(start, end, 0.1)
    version = _draft(told, told.facilitator(begun))
    _try_out(told, version, begun, end)
    by, why = told.facilitator(end), told.script.get("long", "")
    publish_version(version, reason=why, by=by)
    told.cycle = leave_step(told.cycle, despite=told.script.get("hurried", ""), by=by)


def share_questionnaire(told: Told, with_: Told, end: datetime) -> None:
    """In a joint cycle: what the other network has published is used as it is."""
    version, by = version_of(with_.cycle), told.facilitator(end)
    if version is not None:
        use_version(told.cycle, version, by=by)
    told.cycle = leave_step(told.cycle, despite=told.script["hurried"], by=by)


def _draft(told: Told, by: Actor) -> Version:
    """A file of six questions where the time is short, else a starter topic."""
    name = told.script.get("file", "")
    if name:
        return begin_from_file(told.cycle, (SCRIPTS / name).read_bytes(), name, by=by)
    return begin_from_topic(told.cycle, told.script["topic"], by=by)


def _try_out(told: Told, version: Version, start: datetime, end: datetime) -> None:
    remarks = told.script.get("remarks", [])
    if not remarks:
        return
    pilots: list[Team] = [told.by_name[line["team"]] for line in remarks]
    asked = told.between(start, end, 0.1)
    ask_pilots(version, list(dict.fromkeys(pilots)), by=told.facilitator(asked))
    questions = {question.name: question for question in version.questions.all()}
    for line, team in zip(remarks, pilots, strict=True):
        by = told.member(team, told.between(asked, end, 0.2 + 0.7 * told.dice.random()))
        if by is not None:
            remark_on(questions[line["question"]], team, line["text"], by=by)
            finish_trial(version, team, by=by)
