"""Opening sheets to teams, moving their times, closing them, opening them again."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from districtteam.people.models import Team
from districtteam.questionnaires.drafts import Draft, Origin
from districtteam.questionnaires.errors import (
    HasAnswers,
    NothingToReopen,
    NotPublished,
    ReasonMissing,
    WrongTimes,
)
from districtteam.questionnaires.models import Reopening, Sheet, SheetState, Version
from districtteam.questionnaires.texts import text_of
from districtteam.trail.actions import record, record_each
from districtteam.trail.actor import Actor

LONGEST_REASON = 1000


def open_sheet(  # noqa: PLR0913  (keywords that read as a sentence)
    version: Version,
    team: Team,
    subject: str,
    opens_at: datetime,
    closes_at: datetime,
    *,
    due_at: datetime | None = None,
    by: Actor,
) -> Sheet:
    """The team's sheet for a subject ("cycle:12"); if it has one, that gets these times.

    due_at: the last moment that teams are told, if answers are taken for a while longer. A sheet
    that was closed takes answers again. Raises NotPublished and WrongTimes.
    """
    [sheet] = open_sheets(version, [team], subject, opens_at, closes_at, due_at=due_at, by=by)
    return sheet


def open_sheets(  # noqa: PLR0913  (keywords that read as a sentence)
    version: Version,
    teams: Iterable[Team],
    subject: str,
    opens_at: datetime,
    closes_at: datetime,
    *,
    due_at: datetime | None = None,
    by: Actor,
) -> list[Sheet]:
    """`open_sheet` for many teams of one network, in their order, in a handful of queries."""
    if not version.is_published:
        raise NotPublished
    if closes_at <= opens_at:
        raise WrongTimes
    listed, times = list(teams), {"closes_at": closes_at, "due_at": due_at or closes_at}
    with transaction.atomic():
        held = Sheet.objects.filter(version=version, subject=subject, team__in=listed)
        if held.update(**times):
            held.filter(state=SheetState.CLOSED).update(state=SheetState.OPEN)
        sheets = {sheet.team_id: sheet for sheet in held}
        fresh = [
            Sheet(version=version, team=team, subject=subject, opens_at=opens_at, **times)
            for team in listed
            if team.pk not in sheets
        ]
        sheets |= {sheet.team_id: sheet for sheet in _opened(fresh, by)}
    return [sheets[team.pk] for team in listed]


def _opened(sheets: list[Sheet], by: Actor) -> list[Sheet]:
    asked = _asked_of(sheets[0], by.at) if sheets else 0
    for sheet in sheets:
        sheet.opened_at, sheet.asked = by.at, asked
    made = Sheet.objects.bulk_create(sheets)
    about = [(sheet, sheet.team) for sheet in made]
    record_each("questionnaires.open_sheet", about, by=by)
    return made


def _asked_of(sheet: Sheet, at: datetime) -> int:
    """How much an empty sheet asks: counted once, as it is the same for every team."""
    network = sheet.team.network
    origin = Origin("empty", at, network.time_zone, network.language)
    return Draft(text_of(sheet.version), origin, {}, {}, "", at).count_all().asked


def close_sheets(subject: str, *, by: Actor) -> int:
    """No sheet of a subject takes answers or is opened again; how many were still open.

    What teams wrote and did not confirm stays in their drafts and counts nowhere.
    """
    with transaction.atomic():
        open_ones = Sheet.objects.of(subject).filter(state=SheetState.OPEN)
        closed = open_ones.update(state=SheetState.CLOSED)
        over = Sheet.objects.of(subject).filter(closes_at__gt=by.at)
        over.update(closes_at=by.at)
        Sheet.objects.of(subject).exclude(paused_at=None).update(paused_at=None)
        record("questionnaires.close_sheets", by=by, subject=subject, sheets=closed)
    return closed


def pause_sheets(subject: str, *, by: Actor) -> int:
    """Teams may go on writing, and nothing is asked of them or confirmed; how many sheets."""
    with transaction.atomic():
        paused = Sheet.objects.of(subject).filter(paused_at=None).update(paused_at=by.at)
        if paused:
            record("questionnaires.pause_sheets", by=by, subject=subject, sheets=paused)
    return paused


def resume_sheets(subject: str, *, by: Actor) -> int:
    """The sheets of a subject go on after a pause, with the times that they have."""
    with transaction.atomic():
        resumed = Sheet.objects.of(subject).exclude(paused_at=None).update(paused_at=None)
        if resumed:
            record("questionnaires.resume_sheets", by=by, subject=subject, sheets=resumed)
    return resumed


def forget_sheets(subject: str, *, by: Actor) -> int:
    """Take away the sheets of a subject on which nobody wrote: another form will be asked.

    Raises HasAnswers if anything was written on one of them.
    """
    with transaction.atomic():
        sheets = Sheet.objects.of(subject)
        if sheets.filter(Q(revision__gt=0) | Q(submissions__isnull=False)).exists():
            raise HasAnswers
        gone, _kinds = sheets.delete()
        if gone:
            record("questionnaires.forget_sheets", by=by, subject=subject)
    return gone


def reopen_sheet(sheet: Sheet, reason: str, *, by: Actor) -> Sheet:
    """The sheet takes answers again, as they were; what was confirmed counts until then.

    Raises ReasonMissing, NothingToReopen, WrongTimes where the sheet's last moment is over.
    """
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise ReasonMissing
    with transaction.atomic():
        sheet = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        if sheet.takes_drafts(by.at):
            raise NothingToReopen
        if sheet.closes_at <= max(by.at, sheet.opens_at):
            raise WrongTimes
        sheet.state, sheet.ready_at, sheet.ready_by = SheetState.OPEN, None, None
        sheet.save(update_fields=["state", "ready_at", "ready_by"])
        Reopening.objects.create(sheet=sheet, reason=said, by=by.person, at=by.at)
        record("questionnaires.reopen_sheet", sheet, sheet.team, by=by, reason=said)
    return sheet
