"""What the worker does for this room: it carries the deliveries out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from districtteam.jobs import loops
from districtteam.jobs.periodic import periodic
from districtteam.ui import clock

from . import channels
from .actions import delivering
from .channels import Channel, Line
from .errors import DeliveryError
from .models import Delivery

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=1)


class Postman:
    """Carries one channel's deliveries, one at a time, the urgent ones before the others.

    One at a time, so that a worker that dies leaves at most one of which nobody knows whether it
    went out. While the channel is out of order it waits, longer and longer up to a minute; that
    costs no delivery a try, so nothing is given up because the mail server was down for a weekend.
    """

    def __init__(self, channel: Channel, *, clock: Callable[[], datetime] = clock.now) -> None:
        self.channel, self._clock = channel, clock
        self._held: list[Delivery] = []
        self._pause = timedelta(0)
        self._closed_until: datetime | None = None

    def __call__(self, worker: str, now: datetime) -> bool:
        """Carry a few deliveries; whether there were any."""
        if self._closed_until and now < self._closed_until:
            return False
        self._held = []
        batch = self._take(worker, now, urgent=True) or self._take(worker, now, urgent=False)
        if not batch:
            return False
        try:
            self._carry(batch, worker)
        except DeliveryError as fault:
            self._close_for_a_while(fault)
        else:
            self._pause, self._closed_until = timedelta(0), None
        return True

    def _take(self, worker: str, now: datetime, *, urgent: bool) -> list[Delivery]:
        batch = delivering.lease(worker, now, channel=self.channel.code, urgent=urgent)
        self._held += batch
        return batch

    def _carry(self, batch: list[Delivery], worker: str) -> None:
        line = self.channel.dial()
        try:
            for delivery in batch:
                if not delivery.urgent:
                    for first in self._take(worker, self._clock(), urgent=True):
                        self._hand_over(first, line)
                self._hand_over(delivery, line)
        finally:
            line.close()

    def _hand_over(self, delivery: Delivery, line: Line) -> None:
        if not delivering.begin(delivery, self._clock(), folds=self.channel.folds):
            return
        try:
            line.hand_over(delivery)
        except DeliveryError as fault:
            if fault.down:
                delivering.take_back(delivery)
                raise
            delivering.mark_failed(delivery, fault, self._clock())
        else:
            delivering.mark_sent(delivery, self._clock())

    def _close_for_a_while(self, fault: DeliveryError) -> None:
        delivering.put_back(self._held)
        self._pause = min(max(FIRST_PAUSE, self._pause * 2), LONGEST_PAUSE)
        self._closed_until = self._clock() + self._pause
        log.warning("%s; next try in %d s.", fault.problem, self._pause.total_seconds())


@periodic("messaging.wipe_secrets", every=timedelta(minutes=5))
def wipe_secrets(now: datetime) -> None:
    delivering.wipe_expired(now)


loops.when_lost(delivering.release)
for code in channels.codes():
    loops.register(code, Postman(channels.channel(code)), pause=timedelta(seconds=0.5))
