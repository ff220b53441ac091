"""What the worker does for this room: it carries the deliveries out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from districtteam.jobs.periodic import periodic

from .actions import delivering
from .channels import Channel, Line
from .errors import DeliveryError
from .models import Delivery

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=1)


class Postman:
    """Carries one channel's deliveries, the urgent ones or the others.

    While the channel is out of order it waits, longer and longer up to a minute; that costs no
    delivery a try, so nothing is given up because the mail server was down for a weekend.
    """

    def __init__(
        self,
        channel: Channel,
        *,
        urgent: bool,
        clock: Callable[[], datetime] = timezone.now,
    ) -> None:
        self.channel, self.urgent, self._clock = channel, urgent, clock
        self._pause = timedelta(0)
        self._closed_until: datetime | None = None

    def __call__(self, worker: str, now: datetime) -> bool:
        """Carry a few deliveries; whether there were any."""
        if self._closed_until and now < self._closed_until:
            return False
        batch = delivering.lease(worker, now, channel=self.channel.code, urgent=self.urgent)
        if not batch:
            return False
        try:
            self._carry(batch)
        except DeliveryError as fault:
            self._close_for_a_while(fault, batch)
        else:
            self._pause, self._closed_until = timedelta(0), None
        return True

    def _carry(self, batch: list[Delivery]) -> None:
        line = self.channel.dial()
        try:
            for delivery in batch:
                if delivering.begin(delivery, self._clock(), folds=self.channel.folds):
                    self._hand_over(delivery, line)
        finally:
            line.close()

    def _hand_over(self, delivery: Delivery, line: Line) -> None:
        try:
            line.hand_over(delivery)
        except DeliveryError as fault:
            if fault.down:
                delivering.take_back(delivery)
                raise
            delivering.mark_failed(delivery, fault, self._clock())
        else:
            delivering.mark_sent(delivery, self._clock())

    def _close_for_a_while(self, fault: DeliveryError, batch: list[Delivery]) -> None:
        delivering.put_back(batch)
        self._pause = min(max(FIRST_PAUSE, self._pause * 2), LONGEST_PAUSE)
        self._closed_until = self._clock() + self._pause
        log.warning("%s; next try in %d s.", fault.problem, self._pause.total_seconds())


@periodic("messaging.wipe_secrets", every=timedelta(minutes=5))
def wipe_secrets(now: datetime) -> None:
    delivering.wipe_expired(now)
