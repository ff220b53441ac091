"""The ways a message can go out: one folder per channel, made known at start-up (apps.py).

A channel serves kinds of addresses (people.Address.kind); what speaks to the outside world stands
in its folder, so that the next channel comes in by the same door.
"""

from typing import Protocol

from districtteam.messaging.models import Delivery


class Line(Protocol):
    """A connection to the outside world, held by one worker for one batch."""

    def hand_over(self, delivery: Delivery) -> None:
        """Give the message to the outside world. Raises DeliveryError."""

    def close(self) -> None: ...


class Channel(Protocol):
    """code: stored with each delivery; serves: kinds of addresses; folds: whether a receiver
    recognises a second copy, so that an interrupted sending may be repeated."""

    code: str
    serves: frozenset[str]
    folds: bool

    def dial(self) -> Line:
        """A new line. Raises DeliveryError(down=True) where nobody answers."""


_channels: dict[str, Channel] = {}


def register(channel: Channel) -> None:
    _channels[channel.code] = channel


def channel(code: str) -> Channel:
    return _channels[code]


def codes() -> list[str]:
    return sorted(_channels)


def serving(kind: str) -> Channel | None:
    """The channel that reaches addresses of this kind, if there is one."""
    return next((channel for channel in _channels.values() if kind in channel.serves), None)


def kinds_served(code: str | None = None) -> frozenset[str]:
    """The kinds of addresses that can be reached, by one channel or by any."""
    chosen = [_channels[code]] if code else list(_channels.values())
    return frozenset().union(*(channel.serves for channel in chosen))
