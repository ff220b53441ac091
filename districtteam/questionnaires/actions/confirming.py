"""The team's last word: its answers, or why there are none. Exactly once, whatever is resent."""

import base64
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction

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
    ReasonMissing,
)
from districtteam.questionnaires.models import (
    Reason,
    Refusal,
    Sheet,
    SheetState,
    Submission,
)
from districtteam.questionnaires.sections import why_not_shown
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .answering import locked
from .sheets import LONGEST_REASON


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
    """
    people = list(present)
    with transaction.atomic():
        sheet = locked(sheet)
        standing = _standing(sheet, instance_id)
        if standing is not None:
            return standing
        if not sheet.takes_answers(by.at):
            raise NotOpen
        _belong_to_team(sheet, people, sheet.team.network.day_at(by.at))
        submission = _submitted(sheet, instance_id, by)
        submission.present.set(people)
        sheet.state = SheetState.CONFIRMED
        sheet.answered, sheet.asked = submission.answered, submission.asked
        sheet.save(update_fields=["state", "answered", "asked"])
        record("questionnaires.confirm_sheet", sheet, sheet.team, by=by, receipt=submission.receipt)
        hooks.confirmed.tell(submission, by)
    return submission


def _standing(sheet: Sheet, instance_id: UUID) -> Submission | None:
    sent = Submission.objects.filter(instance_id=instance_id).first()
    if sent is not None and sent.sheet_id != sheet.pk:
        raise OtherSheet
    if sent is None and sheet.state == SheetState.CONFIRMED:
        return sheet.submissions.order_by("-number").first()
    return sent


def _belong_to_team(sheet: Sheet, people: list[Person], day: date) -> None:
    if not people:
        raise NobodyPresent
    posts = sheet.team.memberships.on(day).filter(person__in=people)
    if set(posts.values_list("person_id", flat=True)) != {person.pk for person in people}:
        raise NotInTeam


def _submitted(sheet: Sheet, instance_id: UUID, by: Actor) -> Submission:
    """The row, written once: the database refuses a second one of the same name or number."""
    draft = draft_of(sheet, by.at)
    faults = faults_of(draft, ended=True)
    if faults:
        raise NotReady(faults)
    last = sheet.submissions.order_by("-number").first()
    draft.instance.identify(f"uuid:{instance_id}")
    xml = write_submission(draft.instance, f"uuid:{last.instance_id}" if last else "").decode()
    counted = draft.count_all()
    row = Submission(
        sheet=sheet,
        number=last.number + 1 if last else 1,
        instance_id=instance_id,
        receipt=receipt_of(instance_id),
        xml=xml,
        answers=plain_answers(draft),
        digest=sha256(xml.encode()).hexdigest(),
        confirmed_by=by.person,
        on_behalf_of=by.on_behalf_of,
        at=by.at,
        channel=by.channel,
        deprecates=last,
        answered=counted.answered,
        asked=counted.asked,
    )
    Submission.objects.bulk_create([row], ignore_conflicts=True)
    return Submission.objects.get(sheet=sheet, number=row.number)


def faults_of(draft: Draft, *, ended: bool = False) -> list[tuple[str, str]]:
    """Where the draft cannot be sent yet: stored path and code. ended: as of its last moment.

    What our pages cannot ask is not asked of anybody: publication has seen to that.
    """
    if ended:
        draft.instance.finish()
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
        hooks.declined.tell(refusal, by)
    return refusal
