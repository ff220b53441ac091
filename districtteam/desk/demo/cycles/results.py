"""The fourth step: teams look at their own figures first, then an edition is drawn for all."""

from datetime import datetime, timedelta

from districtteam.cycle.actions import leave_step
from districtteam.cycle.step4_results.actions import (
    answer_talk,
    ask_to_talk,
    draw_edition,
    prepare_edition,
    publish_edition,
    set_better,
    set_quote,
    tell_of_talk,
    write_note,
)
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.policy import Detail
from districtteam.trail.actor import system

from .telling import Script, Told, speaking

QUOTED = ("named", "named", "nameless", "nameless", "no")
SOON = timedelta(minutes=4)


def live_results(told: Told, start: datetime, end: datetime) -> None:
    look_at_own_figures(told, start, end)
    by = told.facilitator(end - SOON)
    for question, way in told.script.get("better", {}).items():
        set_better(told.cycle, question, way, by=by)
    edition = prepare_edition(told.cycle, by=by)
    draw_edition(edition, by=system(end - SOON))
    publish_edition(told.cycle, by=told.facilitator(end))
    told.cycle = leave_step(told.cycle, by=told.facilitator(end))


def look_at_own_figures(told: Told, start: datetime, end: datetime) -> None:
    """Notes beside a figure, words that may be shown, figures that only a few may see."""
    for line in told.script.get("notes", ()):
        team = told.by_name[line["team"]]
        by = told.member(team, told.some(start, end))
        if by is not None:
            with speaking(told.language(team)):
                write_note(told.cycle, team, line["question"], line["text"], by=by)
    for line in told.script.get("tightened", ()):
        team = told.by_name[line["team"]]
        by = told.lead(team, told.some(start, end))
        if by is not None:
            question, detail = line["question"], Detail.of(line["detail"])
            tighten(team, told.cycle.subject, question, detail, may_loosen=True, by=by)
    _let_words_be_shown(told, start, end)


def _let_words_be_shown(told: Told, start: datetime, end: datetime) -> None:
    for question in told.script.get("quoted", ()):
        for team in told.teams:
            by = told.lead(team, told.some(start, end))
            if by is not None and told.dice.random() < 0.7:  # noqa: PLR2004
                set_quote(told.cycle, team, question, told.dice.choice(QUOTED), by=by)


def hold_talks(told: Told, start: datetime, end: datetime) -> None:
    """Teams that ask to be put in touch; most agree, and some tell what they took from it."""
    for line in told.script.get("talks", ()):
        _talk(told, line, start, end)


def _talk(told: Told, line: Script, start: datetime, end: datetime) -> None:
    asking, asked = told.by_name[line["asking"]], told.by_name[line["asked"]]
    first, second, third = (told.between(start, end, share) for share in (0.15, 0.4, 0.9))
    by, answering = told.lead(asking, first), told.lead(asked, second)
    if by is None or answering is None:
        return
    talk = ask_to_talk(
        told.cycle, line["question"], asking=asking, asked=asked, why=line["why"], by=by
    )
    if "agrees" in line:
        talk = answer_talk(talk, agrees=line["agrees"], by=answering)
    if "took" in line and (telling := told.lead(asking, third)):
        tell_of_talk(talk, talked=True, took=line["took"], by=telling)
