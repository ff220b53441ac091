"""The third step: sheets filled in by several hands, confirmed, declined, late, or left alone."""

from datetime import datetime, timedelta

from districtteam.cycle.actions import leave_step
from districtteam.cycle.step2_questionnaire.queries import version_of
from districtteam.people.models import Team
from districtteam.questionnaires.actions import (
    confirm_sheet,
    decline_sheet,
    offer_sheet,
    save_section,
)
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.queries import sheets_of

from .answers import Answers, district
from .support import support
from .telling import Told, speaking

A_WHILE = timedelta(minutes=17)


def live_completion(told: Told, start: datetime, end: datetime) -> None:
    """From the opening to the day on which the facilitator closes it."""
    fill_sheets(told, start, end)
    why = told.script.get("completion_left", "")
    told.cycle = leave_step(told.cycle, despite=why, by=told.facilitator(end))


def fill_sheets(told: Told, start: datetime, end: datetime) -> None:
    """Every team as the script says; those that it does not name answer."""
    version = version_of(told.cycle)
    if version is None:
        return
    answers = Answers(version, told.script)
    declined = {line["team"]: line for line in told.script.get("declined", ())}
    for sheet in sheets_of(told.cycle.subject).select_related("team__network", "version__form"):
        name = sheet.team.name
        if name in declined:
            line = declined[name]
            _decline(told, sheet, line["reason"], line["text"], told.some(start, end))
        elif name not in told.script.get("silent", ()):
            _fill(told, answers, sheet, start, end)
    support(told, start, end)


def _decline(told: Told, sheet: Sheet, reason: str, text: str, at: datetime) -> None:
    by = told.lead(sheet.team, at) or told.member(sheet.team, at)
    if by is not None:
        decline_sheet(sheet, reason, text, by=by)


def _fill(told: Told, answers: Answers, sheet: Sheet, start: datetime, end: datetime) -> None:
    """Section by section; how far it comes is in the script: begun, ready for the lead, sent."""
    team, begun = sheet.team, told.script.get("begun", {})
    at = _moment(told, team, start, end)
    who = district(team.name, told.language(team), told.script["topic"])
    sections = list(answers.of(who, team.network.day_at(at)).items())
    wanted = begun.get(team.name, "sent")
    for key, values in sections[: wanted if isinstance(wanted, int) else None]:
        by = told.member(team, at)
        if by is None:
            return
        with speaking(who.language):
            save_section(sheet, key, values, by=by)
        at += A_WHILE
    if wanted == "ready" and (by := told.member(team, at)):
        offer_sheet(sheet, by=by)
    if wanted == "sent":
        _confirm(told, sheet, at)


def _moment(told: Told, team: Team, start: datetime, end: datetime) -> datetime:
    """Most in the last days, as everywhere; those whom the script calls late after the rest."""
    late = team.name in told.script.get("late", ())
    share = 0.93 if late else 0.05 + 0.8 * told.dice.random() ** 0.7
    return min(told.between(start, end, share), end - 5 * A_WHILE)


def _confirm(told: Told, sheet: Sheet, at: datetime) -> None:
    by = told.lead(sheet.team, at)
    if by is None and (somebody := told.people(sheet.team, at)):
        by = told.facilitator(at).on_behalf(somebody[0], "phone")
    if by is not None:
        confirm_sheet(sheet, told.uid(), told.present(sheet.team, at), by=by)
