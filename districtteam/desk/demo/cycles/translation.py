"""The last step: what is asked of whom, what teams commit to, and what has come of it since."""

from datetime import datetime, timedelta
from itertools import chain

from districtteam.cycle.actions import leave_step
from districtteam.cycle.step5_discussion.queries import points_of
from districtteam.cycle.step6_translation.actions import (
    answer_support,
    check_in,
    confirm_commitment,
    prepare_commitment,
    recommend,
    reply,
)
from districtteam.cycle.step6_translation.models import Commitment, Recommendation, SupportRequest
from districtteam.people.models import Team

from .telling import Script, Told, speaking

LATER = timedelta(hours=4)


def live_translation(told: Told, start: datetime, end: datetime) -> None:
    recommend_all(told, start, end)
    commit_all(told, start + (end - start) / 4, end)
    why = told.script.get("translation_left", "")
    told.cycle = leave_step(told.cycle, despite=why, by=told.facilitator(end))


def recommend_all(told: Told, start: datetime, end: datetime) -> None:
    points = list(points_of(told.cycle))
    for place, line in enumerate(told.script["recommendations"]):
        at = told.between(start, end, 0.02 + 0.03 * place)
        team = told.by_name[line["to"]]
        made = recommend(
            told.cycle,
            line["texts"],
            team,
            told.cycle.network.day_at(at) + timedelta(days=line.get("days", 30)),
            level=line["level"],
            focal_point=told.people(team, at)[0],
            points=[points[line["lesson"]]] if "lesson" in line else [],
            by=told.facilitator(at),
        )
        for answer in line.get("replies", ()):
            _reply(told, made, answer, told.between(at, end, answer["share"]))


def _reply(told: Told, made: Recommendation, answer: Script, at: datetime) -> None:
    by = told.lead(made.addressee, at)
    if by is not None:
        reply(made, answer["verdict"], answer["text"], by=by)


def commit_all(told: Told, start: datetime, end: datetime) -> None:
    """Prepared by a member, confirmed by the lead; a few still wait for theirs."""
    for line in told.script["commitments"]:
        team = told.by_name[line["team"]]
        _commit(told, team, line, told.between(start, end - LATER, told.dice.random()), end)


def _commit(told: Told, team: Team, line: Script, at: datetime, end: datetime) -> None:
    by = told.member(team, at)
    if by is None:
        return
    points = list(points_of(told.cycle))
    with speaking(told.language(team)):
        made = prepare_commitment(
            told.cycle,
            team,
            line["text"],
            told.uid(),
            due_on=team.network.day_at(at) + timedelta(days=line["days"]),
            sign=line["sign"],
            support=line.get("support", ""),
            support_from=told.by_name.get(line.get("from", "")),
            point=points[line["lesson"]] if "lesson" in line else None,
            by=by,
        )
    lead = told.lead(team, min(at + LATER, end))
    if lead is not None and not line.get("draft"):
        confirm_commitment(made, told.present(team, lead.at), by=lead)


def report_back(told: Told, start: datetime, end: datetime) -> None:
    """Done, under way, blocked, dropped: with a word why; some have said nothing yet."""
    held = Commitment.objects.filter(cycle=told.cycle).exclude(confirmed_at=None)
    made = {one.team.name: one for one in held.select_related("team__network", "cycle__network")}
    said = chain.from_iterable(
        ((line["team"], place, news) for place, news in enumerate(line.get("news", ())))
        for line in told.script["commitments"]
    )
    for name, place, (progress, note) in said:
        if name in made:
            at = told.between(start, end, 0.1 + 0.4 * place + 0.4 * told.dice.random())
            by = told.lead(made[name].team, at) or told.member(made[name].team, at)
            if by is not None:
                check_in(made[name], progress, note, by=by)
    answer_requests(told, end)


def answer_requests(told: Told, end: datetime) -> None:
    """Those who were asked for support: some answer, one passes it on, the others have not yet."""
    answers = {line["team"]: line["help"] for line in told.script["commitments"] if "help" in line}
    waiting = SupportRequest.objects.filter(commitment__cycle=told.cycle, verdict="")
    for asked in waiting.select_related("team__network", "commitment__team"):
        said = answers.get(asked.commitment.team.name)
        by = told.lead(asked.team, end) if said else None
        if said and by is not None:
            passed_to = told.by_name.get(said.get("to", ""))
            answer_support(asked, said["verdict"], said["text"], passed_to=passed_to, by=by)
