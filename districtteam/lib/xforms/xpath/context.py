"""What an expression may ask of the world around it. Clock and chance are passed in."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from districtteam.lib.xforms.errors import LimitError
from districtteam.lib.xforms.limits import LIMITS, Limits
from districtteam.lib.xforms.nodes import Node


def no_name(_value: str, _path: str, _seen_from: Node) -> str:
    return ""


@dataclass(slots=True)
class World:
    """One for an evaluation of a form; `steps` is what is left of the allowance."""

    root: Node
    now: Callable[[], datetime]
    zone: tzinfo = UTC
    chance: Callable[[], float] = random.random
    instances: dict[str, Node] = field(default_factory=dict)
    text: Callable[[str], str] = lambda _key: ""
    choice_name: Callable[[str, str, Node], str] = no_name
    months: tuple[str, ...] = ()  # short names, January first; English if empty
    days: tuple[str, ...] = ()  # short names, Sunday first
    properties: dict[str, str] = field(default_factory=dict)
    limits: Limits = LIMITS
    steps: int = LIMITS.steps

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise LimitError("evaluation_too_long", limit=self.limits.steps)

    def fits(self, text: str) -> str:
        if len(text) > self.limits.value_chars:
            raise LimitError("value_too_long", limit=self.limits.value_chars)
        return text


class Context:
    """Where an expression is evaluated: the node, its place among those it was chosen from."""

    __slots__ = ("current", "node", "position", "size", "world")

    def __init__(self, node: Node, world: World, current: Node | None = None) -> None:
        self.node = node
        self.world = world
        self.current = current or node
        self.position = self.size = 1
