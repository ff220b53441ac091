"""Opening sheets to teams, moving their last day, closing them, opening them again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from districtteam.people.models import Team
from districtteam.questionnaires import hooks
from districtteam.questionnaires.drafts import draft_of
from districtteam.questionnaires.errors import (
    HasAnswers,
    NothingToReopen,
    NotPublished,
    ReasonMissing,
    WrongTimes,
)
from districtteam.questionnaires.models import Reopening, Sheet, SheetState, Version
from districtteam.trail.actions import record
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
    if not version.is_published:
        raise NotPublished
    if closes_at <= opens_at:
        raise WrongTimes
    with transaction.atomic():
        times = {"closes_at": closes_at, "due_at": due_at or closes_at}
        sheet, new = Sheet.objects.get_or_create(
            version=version,
            team=team,
            subject=subject,
            defaults={"opened_at": by.at, "opens_at": opens_at, **times},
        )
        if not new:
            _open_again(sheet, times)
        else:
            _, sheet.asked, _ = draft_of(sheet, by.at).count_all()
            sheet.save(update_fields=["asked"])
            record("questionnaires.open_sheet", sheet, team, by=by)
    return sheet


def _open_again(sheet: Sheet, times: dict[str, datetime]) -> None:
    for field, value in times.items():
        setattr(sheet, field, value)
    if sheet.state == SheetState.CLOSED:
        sheet.state = SheetState.OPEN
    sheet.save(update_fields=["closes_at", "due_at", "state"])


def extend_sheets(subject: str, closes_at: datetime, *, by: Actor) -> int:
    """Move the last moment of every sheet of a subject; how many there are.

    Sheets that were closed stay closed: `reopen_sheet` opens one.
    """
    with transaction.atomic():
        sheets = Sheet.objects.of(subject).exclude(state=SheetState.CLOSED)
        if sheets.filter(opens_at__gte=closes_at).exists():
            raise WrongTimes
        moved = sheets.update(closes_at=closes_at, due_at=closes_at)
        record("questionnaires.extend_sheets", by=by, subject=subject, sheets=moved)
    return moved


def close_sheets(subject: str, *, by: Actor) -> int:
    """No sheet of a subject takes answers or is opened again; how many were still open.

    What teams wrote and did not confirm stays in their drafts and counts nowhere.
    """
    with transaction.atomic():
        open_ones = Sheet.objects.of(subject).filter(state=SheetState.OPEN)
        closed = open_ones.update(state=SheetState.CLOSED)
        over = Sheet.objects.of(subject).filter(closes_at__gt=by.at)
        over.update(closes_at=by.at)
        record("questionnaires.close_sheets", by=by, subject=subject, sheets=closed)
    return closed


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


def reopen_sheet(
    sheet: Sheet, reason: str, *, closes_at: datetime | None = None, by: Actor
) -> Sheet:
    """The sheet takes answers again, as they were; what was confirmed counts until then.

    closes_at: its new last moment; without one it stays. Raises ReasonMissing, NothingToReopen,
    WrongTimes where the last moment is over.
    """
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise ReasonMissing
    with transaction.atomic():
        sheet = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        if sheet.takes_answers(by.at):
            raise NothingToReopen
        sheet.closes_at = closes_at or sheet.closes_at
        if sheet.closes_at <= max(by.at, sheet.opens_at):
            raise WrongTimes
        sheet.state, sheet.ready_at, sheet.ready_by = SheetState.OPEN, None, None
        sheet.save(update_fields=["state", "closes_at", "ready_at", "ready_by"])
        reopening = Reopening.objects.create(sheet=sheet, reason=said, by=by.person, at=by.at)
        record("questionnaires.reopen_sheet", sheet, sheet.team, by=by, reason=said)
        hooks.reopened.tell(reopening, by)
    return sheet
