"""When each district was asked for each step, began and had done it, and by which channel."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Min

from districtteam.cycle.core.models import (
    COMPLETION,
    DISCUSSION,
    ISSUE,
    TRANSLATION,
    Cycle,
    Notice,
    Participation,
)
from districtteam.cycle.core.subjects import cycle_in
from districtteam.cycle.reminders import REMINDER
from districtteam.cycle.step1_issue.models import Ballot
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.deliberation.models import Post
from districtteam.questionnaires.models import Field, Submission

from .facts import steps_of, subjects_of

Place = tuple[int, int, int]  # cycle, step, team
ASKED = (ISSUE, COMPLETION, DISCUSSION, TRANSLATION)  # steps that ask something of every district


class Span(NamedTuple):
    """done: confirmed by the lead, or said; channel: of the first act that counts."""

    began: datetime | None
    done: datetime | None
    channel: str


class Row(NamedTuple):
    """One district in one step of a cycle."""

    cycle: int
    team: int
    number: int
    opened: datetime
    prompted: datetime | None
    reminders: int
    span: Span


def rows_of(cycles: Iterable[Cycle]) -> Iterator[Row]:
    """Every district that takes or took part, step by step. Nine queries in all."""
    listed = [cycle.pk for cycle in cycles]
    steps, acts = steps_of(listed), _acts(listed)
    prompts, reminders = _prompts(listed)
    parts = Participation.objects.filter(cycle__in=listed).order_by("cycle", "team")
    for cycle, team in parts.values_list("cycle", "team"):
        for number in ASKED:
            step = steps.get(cycle, {}).get(number)
            if step is None:
                continue
            place = (cycle, number, team)
            span = acts.get(place, Span(None, None, ""))
            told = reminders.get(place, 0)
            yield Row(cycle, team, number, step.opens_at, prompts.get(place), told, span)


def _prompts(cycles: list[int]) -> tuple[dict[Place, datetime], dict[Place, int]]:
    """When a team was first told of a step, and how many of its reminders went out."""
    told = Notice.objects.filter(cycle__in=cycles, team__isnull=False).order_by()
    firsts = told.values_list("cycle", "number", "team").annotate(Min("told_at"))
    again = told.filter(kind=REMINDER).values_list("cycle", "number", "team", "mark").distinct()
    reminders: dict[Place, int] = {}
    for cycle, number, team, _mark in again:
        reminders[cycle, number, team] = reminders.get((cycle, number, team), 0) + 1
    return {(cycle, number, team): at for cycle, number, team, at in firsts}, reminders


def _acts(cycles: list[int]) -> dict[Place, Span]:
    return {**_votes(cycles), **_answers(cycles), **_posts(cycles), **_commitments(cycles)}


def _votes(cycles: list[int]) -> dict[Place, Span]:
    rows = Ballot.objects.filter(cycle__in=cycles)
    return {
        (cycle, ISSUE, team): Span(prepared, confirmed, channel)
        for cycle, team, prepared, confirmed, channel in rows.values_list(
            "cycle", "team", "prepared_at", "confirmed_at", "channel"
        )
    }


def _answers(cycles: list[int]) -> dict[Place, Span]:
    found: dict[Place, Span] = {}
    begun = Field.objects.filter(sheet__subject__in=subjects_of(cycles)).order_by()
    for subject, team, at in begun.values_list("sheet__subject", "sheet__team").annotate(Min("at")):
        found[cycle_in(subject), COMPLETION, team] = Span(at, None, "")
    given = Submission.objects.filter(sheet__subject__in=subjects_of(cycles)).order_by("-at")
    for subject, team, at, channel in given.values_list(
        "sheet__subject", "sheet__team", "at", "channel"
    ):
        place = (cycle_in(subject), COMPLETION, team)
        found[place] = Span(found.get(place, Span(at, at, "")).began, at, channel)
    return found


def _posts(cycles: list[int]) -> dict[Place, Span]:
    posts = Post.objects.standing().filter(
        thread__subject__in=subjects_of(cycles), thread__team=None, team__isnull=False
    )
    found: dict[Place, Span] = {}
    for subject, team, at, channel in posts.order_by("at", "pk").values_list(
        "thread__subject", "team", "at", "channel"
    ):
        found.setdefault((cycle_in(subject), DISCUSSION, team), Span(at, at, channel))
    return found


def _commitments(cycles: list[int]) -> dict[Place, Span]:
    rows = Commitment.objects.filter(cycle__in=cycles).order_by("-prepared_at", "-pk")
    found: dict[Place, Span] = {}
    for cycle, team, prepared, confirmed, channel in rows.values_list(
        "cycle", "team", "prepared_at", "confirmed_at", "channel"
    ):
        place = (cycle, TRANSLATION, team)
        before = found.get(place)
        found[place] = Span(prepared, confirmed or (before.done if before else None), channel)
    return found
