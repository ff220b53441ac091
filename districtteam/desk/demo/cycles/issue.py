"""The first step: problems proposed, three votes a team, one issue chosen with its reasons."""

from datetime import datetime, timedelta

from districtteam.cycle.actions import amend_cycle, leave_step
from districtteam.cycle.step1_issue.actions import (
    choose_issue,
    close_vote,
    confirm_vote,
    prepare_vote,
    propose,
)
from districtteam.cycle.step1_issue.models import Proposal
from districtteam.people.models import Team

from .telling import Told, speaking

DOTS = 3
CONFIRMED = 0.9  # of the votes that were prepared
LATER = timedelta(hours=3)


def live_issue(told: Told, start: datetime, end: datetime) -> None:
    """From the first proposal to the choice."""
    proposals = propose_all(told, start, start + (end - start) / 3)
    vote(told, proposals, start + (end - start) / 3, end)
    choose(told, proposals, end)


def propose_all(told: Told, start: datetime, end: datetime) -> list[Proposal]:
    lines = told.script["proposals"]
    made = []
    for place, line in enumerate(lines):
        at = told.between(start, end, place / len(lines))
        team = told.by_name.get(line.get("team", ""))
        by = (told.member(team, at) if team else None) or told.facilitator(at)
        texts = line["titles"], line["reasons"]
        made.append(propose(told.cycle, team, *texts, topic=line.get("topic", ""), by=by))
    return made


def vote(told: Told, proposals: list[Proposal], start: datetime, end: datetime) -> None:
    """Most teams vote; in some, what was prepared still waits for its lead."""
    for team in told.teams:
        quiet = team.name in told.script.get("no_vote", ())
        if quiet or told.dice.random() > told.script.get("turnout", 0.95):
            continue
        at = told.between(start, end - LATER, told.dice.random())
        by = told.member(team, at)
        if by is None:
            continue
        prepare_vote(told.cycle, team, _dots(told, proposals), by=by)
        _confirm(told, team, min(at + LATER, end))


def _confirm(told: Told, team: Team, at: datetime) -> None:
    by = told.lead(team, at)
    waits = team.name in told.script.get("unconfirmed", ())
    if by is not None and not waits and told.dice.random() < CONFIRMED:
        confirm_vote(told.cycle, team, told.present(team, at), by=by)


def _dots(told: Told, proposals: list[Proposal]) -> list[Proposal]:
    """Up to three, by how much each weighs in the country."""
    weights = [line.get("weight", 2) for line in told.script["proposals"]]
    drawn = told.dice.choices(proposals, weights, k=DOTS)
    return list(dict.fromkeys(drawn))


def choose(told: Told, proposals: list[Proposal], at: datetime) -> None:
    said, by = told.script["choice"], told.facilitator(at)
    close_vote(told.cycle, by=by)
    choose_issue(
        proposals[said["proposal"]],
        said["whys"],
        said["decisions"],
        signal=said.get("signal", ""),
        sponsor=said.get("sponsor", ""),
        by=by,
    )
    told.cycle = amend_cycle(told.cycle, told.script["titles"], told.script["purposes"], by=by)
    with speaking("fr"):
        told.cycle = leave_step(told.cycle, despite=said.get("despite", ""), by=by)
