"""The queue of deliveries: leased, begun, and then sent, put off or given up.

Whatever dies on the way, nothing is lost: a lease ends by itself, or with its worker. Where the
receiver folds copies (e-mail, by the Message-ID) what was interrupted is sent again; elsewhere it
stays `uncertain`, is shown to the administrator and never repeated by the machine.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_noop

from districtteam.messaging.errors import DeliveryError
from districtteam.messaging.models import Delivery, Message

log = logging.getLogger(__name__)

BATCH = 10
LEASE = timedelta(seconds=60)  # longer than one conversation with a slow mail server
BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
MOST_TRIES = len(BACKOFF) + 1


def lease(worker: str, now: datetime, *, channel: str, urgent: bool) -> list[Delivery]:
    """Take the next few deliveries that are due, so that no other worker does."""
    due = _due(now).filter(channel=channel, urgent=urgent)
    if not due.exists():
        return []  # looked at without a transaction, which on SQLite would be a writer
    with transaction.atomic():
        rows = due.select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "id")
        keys = list(rows.values_list("pk", flat=True)[:BATCH])
        mine = Delivery.objects.filter(pk__in=keys)
        mine.update(leased_until=now + LEASE, leased_by=worker)
    return list(mine.select_related("message").order_by("due_at", "id"))


def _due(now: datetime) -> QuerySet[Delivery]:
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    return Delivery.objects.filter(free, state=Delivery.PLANNED, due_at__lte=now)


def begin(delivery: Delivery, now: datetime, *, folds: bool) -> bool:
    """Count a try and renew the lease; False if it is not ours any more or must not go out."""
    if delivery.message.secret_until and delivery.message.secret_until <= now:
        return _refuse(delivery, gettext_noop("It expired before it could be sent."), now)
    if delivery.tries >= MOST_TRIES:
        return _refuse(delivery, gettext_noop("The worker died each time it tried."), now)
    return bool(
        _ours(delivery).update(
            tries=F("tries") + 1,
            leased_until=now + LEASE,
            state=Delivery.PLANNED if folds else Delivery.UNCERTAIN,
        )
    )


def _refuse(delivery: Delivery, problem: str, now: datetime) -> bool:
    _close(delivery, Delivery.FAILED, now, problem)
    return False


def _ours(delivery: Delivery) -> QuerySet[Delivery]:
    open_states = [Delivery.PLANNED, Delivery.UNCERTAIN]
    return Delivery.objects.filter(
        pk=delivery.pk, leased_by=delivery.leased_by, state__in=open_states
    )


def mark_sent(delivery: Delivery, now: datetime) -> None:
    _close(delivery, Delivery.SENT, now)


def mark_failed(delivery: Delivery, fault: DeliveryError, now: datetime) -> None:
    """Put it off, or give it up after the last try or a fault that will not pass."""
    delivery.refresh_from_db(fields=["tries"])
    if fault.permanent or delivery.tries >= MOST_TRIES:
        _close(delivery, Delivery.FAILED, now, fault.problem)
        return
    _ours(delivery).update(
        state=Delivery.PLANNED,
        due_at=now + BACKOFF[delivery.tries - 1],
        leased_until=None,
        leased_by="",
        problem=fault.problem,
    )


@transaction.atomic
def _close(delivery: Delivery, state: str, now: datetime, problem: str = "") -> None:
    closed = _ours(delivery).update(
        state=state,
        sent_at=now if state == Delivery.SENT else None,
        leased_until=None,
        leased_by="",
        problem=problem,
    )
    if closed and problem:
        log.warning("Delivery %s by %s failed: %s", delivery.pk, delivery.channel, problem)
    _wipe_if_done(delivery.message, now)


def _wipe_if_done(message: Message, now: datetime) -> None:
    """A link that works is in nobody's database once it is with the person.

    On a demo, whose mail is read on a page, it stays until it works no more.
    """
    if message.secret_until is None or (settings.DEMO and message.secret_until > now):
        return
    if not message.deliveries.filter(state=Delivery.PLANNED).exists():
        Message.objects.filter(pk=message.pk).update(text="")


def put_back(batch: list[Delivery]) -> None:
    """Free what has not been begun: the channel is out of order."""
    for delivery in batch:
        _ours(delivery).filter(state=Delivery.PLANNED).update(leased_until=None, leased_by="")


def take_back(delivery: Delivery) -> None:
    """Undo begin(): nobody was there to hand it over to, so that was no try."""
    _ours(delivery).update(tries=F("tries") - 1, state=Delivery.PLANNED)


def release(worker: str, now: datetime) -> None:  # noqa: ARG001  (a farewell is given the time)
    """Free what a dead worker held."""
    Delivery.objects.filter(leased_by=worker, state=Delivery.PLANNED).update(
        leased_until=None, leased_by=""
    )


def wipe_expired(now: datetime) -> None:
    """Blank the texts whose links and codes have expired, sent or not."""
    Message.objects.filter(secret_until__lte=now).exclude(text="").update(text="")
