"""A channel for tests: it remembers what it carried and fails when it is told to."""

from datetime import datetime, timedelta

from districtteam.messaging.channels import Line
from districtteam.messaging.errors import DeliveryError
from districtteam.messaging.models import Delivery
from tests import make

DOWN = DeliveryError("Nobody answers", down=True)
FULL = DeliveryError("452 mailbox full")
UNKNOWN = DeliveryError("550 no such mailbox", permanent=True)


class Killed(BaseException):
    """The process dies here."""


class Pigeons:
    """faults: what happens at each hand_over in turn; None is a success, and so is the rest."""

    code = "email"
    serves = frozenset({"email"})

    def __init__(self, *faults: BaseException | None, folds: bool = True, down: int = 0) -> None:
        self.folds, self.down = folds, down
        self.carried: list[str] = []
        self._faults = iter(faults)

    def dial(self) -> Line:
        if self.down:
            self.down -= 1
            raise DOWN
        return self

    def hand_over(self, delivery: Delivery) -> None:
        fault = next(self._faults, None)
        if not isinstance(fault, DeliveryError):
            self.carried.append(delivery.address)
        if fault:
            raise fault

    def close(self) -> None:
        pass


class Clock:
    """Time for tests: it stands still until it is turned."""

    def __init__(self, now: datetime = make.NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now
