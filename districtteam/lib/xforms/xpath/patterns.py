"""Regular expressions in linear time: a pattern becomes a machine that never steps back.

The language is that of forms: classes, repetition, alternatives, groups, anchors. What only a
backtracking machine can do (backreferences, looking around) is refused with `pattern_wrong`, so
no pattern, however hostile, takes longer than its length times that of the text.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from districtteam.lib.xforms.errors import LimitError
from districtteam.lib.xforms.limits import Limits

from .pattern_parser import Branch, Chars, Loop, Piece, Row, read

ENOUGH = 4_000  # remembered sets of states; past that they are worked out anew
WORK = 300_000  # states looked at in one match


def matches(pattern: str, text: str, limits: Limits) -> bool:
    """Whether the whole text is of the pattern. Raises XPathTypeError, LimitError."""
    return machine(pattern, limits.pattern_states).accepts(text)


@lru_cache(256)
def machine(pattern: str, limit: int) -> "Machine":
    builder = _Builder(limit)
    start = builder.add(read(pattern), builder.state())
    return Machine(builder.states, start)


@dataclass(slots=True)
class State:
    """Where to go at once (`free`, some only at an anchor), or on a character of `chars`."""

    free: list[tuple[str, int]] = field(default_factory=list)
    chars: Chars | None = None
    then: int = 0


class _Builder:
    """Builds backwards: each piece is given the state that follows it. State 0 accepts."""

    def __init__(self, limit: int) -> None:
        self.states: list[State] = []
        self.limit = limit

    def state(self, **given: object) -> int:
        if len(self.states) >= self.limit:
            raise LimitError("pattern_too_large", limit=self.limit)
        self.states.append(State(**given))  # type: ignore[arg-type]
        return len(self.states) - 1

    def add(self, piece: Piece, after: int) -> int:
        if isinstance(piece, Chars):
            return self.state(chars=piece, then=after)
        if isinstance(piece, Row):
            for part in reversed(piece.parts):
                after = self.add(part, after)
            return after
        if isinstance(piece, Branch):
            return self.state(free=[("", self.add(part, after)) for part in piece.parts])
        if isinstance(piece, Loop):
            return self.loop(piece, after)
        return self.state(free=[(piece, after)])

    def loop(self, piece: Loop, after: int) -> int:
        if piece.most is None:
            again = self.state()
            body = self.add(piece.body, again)
            self.states[again].free = [("", body), ("", after)]
            after = again
        else:
            for _ in range(piece.most - piece.least):
                after = self.state(free=[("", self.add(piece.body, after)), ("", after)])
        for _ in range(piece.least):
            after = self.add(piece.body, after)
        return after


class Machine:
    """Runs all ways at once; sets of states that come up again are remembered.

    One machine serves all threads, so what a match costs is counted apart, in its `Toil`.
    """

    def __init__(self, states: list[State], start: int) -> None:
        self.states, self.start = states, start
        self.known: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def accepts(self, text: str) -> bool:
        here, toil = frozenset({self.start}), Toil()
        last = len(text)
        for at, char in enumerate(text):
            here = self.step(self.reach(here, at == 0, False, toil), char, toil)
            if not here:
                return False
        return 0 in self.reach(here, last == 0, True, toil)

    def step(self, here: frozenset[int], char: str, toil: "Toil") -> frozenset[int]:
        found = self.known.get((here, char))
        if found is None:
            toil.over(here)
            going = (self.states[index] for index in here)
            found = frozenset(one.then for one in going if one.chars and one.chars.has(char))
            self.keep((here, char), found)
        return found

    def reach(self, here: frozenset[int], first: bool, last: bool, toil: "Toil") -> frozenset[int]:
        """All states that can be reached without a character."""
        key = (here, ("^" if first else "") + ("$$" if last else ""))
        found = self.known.get(key)
        if found is not None:
            return found
        seen, waiting = set(here), list(here)
        toil.over(here)
        while waiting:
            for anchor, after in self.states[waiting.pop()].free:
                is_open = not anchor or (first if anchor == "^" else last)
                if is_open and after not in seen:
                    seen.add(after)
                    waiting.append(after)
        self.keep(key, frozenset(seen))
        return frozenset(seen)

    def keep(self, key: tuple[frozenset[int], str], found: frozenset[int]) -> None:
        if len(self.known) < ENOUGH:
            self.known[key] = found


class Toil:
    """What one match has cost so far."""

    def __init__(self) -> None:
        self.work = 0

    def over(self, here: frozenset[int]) -> None:
        self.work += len(here)
        if self.work > WORK:
            raise LimitError("evaluation_too_long", limit=WORK)
