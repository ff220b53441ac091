"""The team's last word: its answers, or why there are none. Exactly once, whatever is resent."""

import base64
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from districtteam.lib.xforms import answers, write_submission
from districtteam.people.models import Person
from districtteam.questionnaires import hooks
from districtteam.questionnaires.drafts import Draft, draft_of
from districtteam.questionnaires.errors import (
    NobodyPresent,
    NotInTeam,
    NotOpen,
    NotReady,
    OtherSheet,
    QuestionnaireError,
    ReasonMissing,
)
from districtteam.questionnaires.models import (
    Reason,
    Refusal,
    Sheet,
    SheetState,
    Submission,
)
from districtteam.questionnaires.posts import posts_on
from districtteam.questionnaires.sections import why_not_shown
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor
from districtteam.ui.kept import Kept

from .locking import locked
from .sheets import LONGEST_REASON

KNOWN: Kept[Submission] = Kept(
    lambda sheet, name: Submission.objects.filter(Q(sheet=sheet) | Q(instance_id=name)), int, UUID
)


def offer_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """A member has prepared the answers: the lead is asked to confirm them.

    Raises NotOpen, and NotReady with the faults.
    """
    with transaction.atomic():
        sheet = locked(sheet)
        if not sheet.takes_answers(by.at):
            raise NotOpen
        faults = faults_of(draft_of(sheet, by.at))
        if faults:
            raise NotReady(faults)
        sheet.ready_at, sheet.ready_by = by.at, by.person
        sheet.save(update_fields=["ready_at", "ready_by"])
        record("questionnaires.offer_sheet", sheet, sheet.team, by=by)
        hooks.prepared.tell(sheet, by)
    return sheet


def confirm_sheet(
    sheet: Sheet, instance_id: UUID, present: Iterable[Person], *, by: Actor
) -> Submission:
    """The draft becomes an immutable submission; its receipt is the answer.

    instance_id: made by whoever sends. The same one again, or another one for a sheet that is
    confirmed already, gives the submission that stands. present: people of the team who agreed.
    Raises NotOpen, NotReady with the faults, NobodyPresent, NotInTeam, OtherSheet.

    On SQLite one who writes stops all others. So everything is worked out before, and written in
    one go if the sheet is still as it was read; else all is done again while others wait.
    """
    people = list(present)
    given = KNOWN.rows(sheet.pk, instance_id)
    sent = _sent(given, sheet, instance_id)
    if sent is not None:
        return sent
    if sheet.takes_answers(by.at):
        ready = worked_out(sheet, instance_id, given, people, by.at)
        with suppress(WorkedOutTooEarly, IntegrityError), transaction.atomic():
            return _written(sheet, ready, people, by)
    with transaction.atomic():
        return _confirmed(locked(sheet), instance_id, people, by)


def _confirmed(sheet: Sheet, instance_id: UUID, people: list[Person], by: Actor) -> Submission:
    """Of a sheet that nobody else can change now: what stands, or what it says."""
    given = KNOWN.rows(sheet.pk, instance_id)
    sent = _sent(given, sheet, instance_id)
    if sent is not None:
        return sent
    if given and sheet.state == SheetState.CONFIRMED:
        return given[-1]
    if not sheet.takes_answers(by.at):
        raise NotOpen
    ready = worked_out(sheet, instance_id, given, people, by.at)
    if ready.refusal is not None:
        raise ready.refusal
    return _written(sheet, ready, people, by)


def _sent(given: list[Submission], sheet: Sheet, instance_id: UUID) -> Submission | None:
    """What was sent under this id before. Raises OtherSheet."""
    sent = next((one for one in given if one.instance_id == instance_id), None)
    if sent is not None and sent.sheet_id != sheet.pk:
        raise OtherSheet
    return sent


@dataclass(frozen=True)
class Ready:
    """A submission as of one revision of its sheet, or why there can be none."""

    revision: int
    submission: Submission
    refusal: QuestionnaireError | None


def worked_out(
    sheet: Sheet, instance_id: UUID, given: list[Submission], people: list[Person], at: datetime
) -> Ready:
    """The revision was read before the answers are: what is written in between is noticed."""
    last = given[-1] if given else None
    draft = draft_of(sheet, at)
    draft.instance.identify(f"uuid:{instance_id}")
    faults = faults_of(draft, ended=True)
    today = sheet.team.network.day_at(at)
    refusal = NotReady(faults) if faults else _stranger(sheet, people, today)
    return Ready(sheet.revision, _row(sheet, instance_id, draft, last), refusal)


def _stranger(sheet: Sheet, people: list[Person], day: date) -> QuestionnaireError | None:
    if not people:
        return NobodyPresent()
    ours = {post.person_id for post in posts_on(sheet, day)}
    return None if ours.issuperset(person.pk for person in people) else NotInTeam()


def _row(sheet: Sheet, instance_id: UUID, draft: Draft, last: Submission | None) -> Submission:
    xml = xml_of(draft, last)
    counted = draft.count_all()
    return Submission(
        sheet=sheet,
        number=last.number + 1 if last else 1,
        instance_id=instance_id,
        receipt=receipt_of(instance_id),
        xml=xml,
        answers=plain_answers(draft),
        digest=sha256(xml.encode()).hexdigest(),
        deprecates=last,
        answered=counted.answered,
        asked=counted.asked,
    )


class WorkedOutTooEarly(Exception):
    """The sheet is not any more as it was when the submission was worked out."""


def _written(sheet: Sheet, ready: Ready, people: list[Person], by: Actor) -> Submission:
    """The rows, once: the sheet is taken first, and no two have the same name or number.

    Raises WorkedOutTooEarly, and IntegrityError where another was faster.
    """
    row = ready.submission
    now = {"state": SheetState.CONFIRMED, "answered": row.answered, "asked": row.asked}
    as_read = Sheet.objects.filter(pk=sheet.pk, revision=ready.revision).taking_answers(by.at)
    if ready.refusal or not as_read.update(**now):
        raise WorkedOutTooEarly
    row.confirmed_by, row.on_behalf_of = by.person, by.on_behalf_of
    row.at, row.channel = by.at, by.channel
    row.save(force_insert=True)
    present = Submission.present.through
    rows = [present(submission=row, person=person) for person in set(people)]
    present.objects.bulk_create(rows)
    record("questionnaires.confirm_sheet", sheet, sheet.team, by=by, receipt=row.receipt)
    return row


def xml_of(draft: Draft, last: Submission | None) -> str:
    replaced = f"uuid:{last.instance_id}" if last else ""
    return write_submission(draft.instance, replaced).decode()


def faults_of(draft: Draft, *, ended: bool = False) -> list[tuple[str, str]]:
    """Where the draft cannot be sent yet: stored path and code. ended: as of its last moment.

    What our pages cannot ask is not asked of anybody: publication has seen to that.
    """
    if ended:
        draft.instance.end()
    found = []
    for node in draft.instance.data.walk():
        part = node.item.part if node.item is not None else None
        if part is None or part.control in {"group", "repeat"} or why_not_shown(part):
            continue
        fault = draft.state(node).fault
        if fault:
            found.append((draft.path(node), fault))
    return found


def plain_answers(draft: Draft) -> dict[str, Any]:
    """Typed values by path, as JSON keeps them."""
    return {path: _plain(value) for path, value in answers(draft.instance).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, float) and value != value:  # noqa: PLR0124  (JSON knows no NaN)
        return None
    return value


def receipt_of(instance_id: UUID) -> str:
    """Eight signs that can be said on the telephone: "K7QF-2M9X"."""
    text = base64.b32encode(sha256(instance_id.bytes).digest()).decode()[:8]
    return f"{text[:4]}-{text[4:]}"


def decline_sheet(sheet: Sheet, reason: str, text: str = "", *, by: Actor) -> Refusal:
    """We cannot fill it in, because …; `reason` is one of models.Reason.

    Raises ReasonMissing (also where "other" says nothing more) and NotOpen.
    """
    said = " ".join(text.split())[:LONGEST_REASON]
    if reason not in Reason.values or (reason == Reason.OTHER and not said):
        raise ReasonMissing
    with transaction.atomic():
        sheet = locked(sheet)
        if not sheet.takes_answers(by.at):
            raise NotOpen
        refusal = Refusal.objects.create(
            sheet=sheet,
            reason=reason,
            text=said,
            by=by.person,
            on_behalf_of=by.on_behalf_of,
            at=by.at,
            channel=by.channel,
        )
        sheet.state = SheetState.DECLINED
        sheet.save(update_fields=["state"])
        record("questionnaires.decline_sheet", sheet, sheet.team, by=by, reason=reason)
    return refusal
