"""What an instance is given, and what it tells."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from districtteam.lib.xforms.limits import LIMITS, Limits
from districtteam.lib.xforms.nodes import Node


@dataclass(frozen=True, slots=True)
class Setting:
    """What an instance may know of the world."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    zone: tzinfo = UTC
    chance: Callable[[], float] = random.random
    language: str = ""
    properties: dict[str, str] | None = None
    instances: dict[str, Node] | None = None  # the files that the form names, read
    months: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class State:
    """What there is to say of a node.

    `fault` is "" or a code: required, constraint, not_whole, not_number, not_date, not_time,
    not_moment, not_place, not_choice. `message` is the form's own words, where it has any.
    """

    relevant: bool
    required: bool
    readonly: bool
    fault: str
    message: str

    @property
    def valid(self) -> bool:
        return not self.fault


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it is offered now."""

    value: str
    label: str
