"""Patterns on which a machine that steps back takes exponential time.

Ours never steps back, but those of browsers and of Collect do: on `(a+)+b` thirty letters stop a
telephone. A pattern is such if one of its states can be left and reached again in two ways by
the same text (Weber and Seidl 1991, "On the degree of ambiguity of finite automata",
doi:10.1016/0304-3975(91)90381-B, criterion EDA).
"""

from functools import lru_cache

from .pattern_parser import Chars
from .patterns import State, machine

MOST = 30  # characters on one ring; more are not looked through but taken to be slow
Edges = list[list[int]]


@lru_cache(256)
def is_slow(pattern: str, limit: int) -> bool:
    """Raises what `machine` raises.

    >>> is_slow("(a+)+b", 100), is_slow("(a|b)+c", 100)
    (True, False)
    """
    states = machine(pattern, limit).states
    edges = [
        [after for _, after in state.free] + ([state.then] if state.chars else [])
        for state in states
    ]
    return any(_Ring(states, ring).is_slow() for ring in rings(edges))


class _Ring:
    """States each of which leads back to itself."""

    def __init__(self, states: list[State], ring: list[int]) -> None:
        self.states, self.ring = states, set(ring)
        self.chars = [index for index in ring if states[index].chars]
        free = [[] if index not in self.ring else self.free(index) for index in range(len(states))]
        self.looping = {index for circle in rings(free) for index in circle}
        self.known: dict[int, dict[int, int]] = {}

    def free(self, index: int) -> list[int]:
        """Where one comes from a state without a character, on the ring."""
        return [after for _, after in self.states[index].free if after in self.ring]

    def is_slow(self) -> bool:
        if len(self.chars) > MOST:
            return True
        ways = {index: self.ways(self.states[index].then) for index in self.chars}
        if any(count > 1 for found in ways.values() for count in found.values()):
            return True
        return self.meets({index: list(found) for index, found in ways.items()})

    def ways(self, index: int) -> dict[int, int]:
        """In how many ways the ring's characters are reached from a state; 2 stands for more."""
        if self.states[index].chars:
            return {index: 1} if index in self.ring else {}
        if index not in self.known:
            if index in self.looping:
                self.known[index] = dict.fromkeys(self.reached(index), 2)
            else:
                self.known[index] = self.added(index)
        return self.known[index]

    def added(self, index: int) -> dict[int, int]:
        found: dict[int, int] = {}
        for after in self.free(index):
            for char, count in self.ways(after).items():
                found[char] = min(2, found.get(char, 0) + count)
        return found

    def reached(self, index: int) -> list[int]:
        """The characters that are reached without another."""
        seen, waiting = {index}, [index]
        while waiting:
            fresh = set(self.free(waiting.pop())) - seen
            seen |= fresh
            waiting += [one for one in fresh if not self.states[one].chars]
        return [one for one in seen if self.states[one].chars]

    def meets(self, after: dict[int, list[int]]) -> bool:
        """Whether two ways that part from one state can meet in it again."""
        size = len(self.chars)
        place = {index: at for at, index in enumerate(self.chars)}
        edges: Edges = [[] for _ in range(size * size)]
        for one in self.chars:
            for other in self.chars:
                if _overlap(self.states[one].chars, self.states[other].chars):
                    edges[place[one] * size + place[other]] = [
                        place[left] * size + place[right]
                        for left in after[one]
                        for right in after[other]
                    ]
        return any(
            any(pair % size == pair // size for pair in ring)
            and any(pair % size != pair // size for pair in ring)
            for ring in rings(edges)
        )


def _overlap(one: Chars | None, other: Chars | None) -> bool:
    """Whether some character is of both: if any is, one at a bound of theirs or beside it."""
    if one is None or other is None:
        return False
    bounds = {ord(bound) for span in (*one.ranges, *other.ranges) for bound in span}
    beside = {near for bound in bounds for near in (bound - 1, bound, bound + 1)} | {0xE000}
    return any(one.has(chr(near)) and other.has(chr(near)) for near in beside if near >= 0)


def rings(edges: Edges) -> list[list[int]]:
    """Sets of places each of which leads back to itself (Kosaraju's two walks)."""
    back: Edges = [[] for _ in edges]
    for place, afters in enumerate(edges):
        for after in afters:
            back[after].append(place)
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in reversed(_finished(edges)):
        if start not in seen:
            ring = _gathered(back, start, seen)
            if len(ring) > 1 or start in edges[start]:
                found.append(ring)
    return found


def _finished(edges: Edges) -> list[int]:
    """All places, each after all that it leads to, loops aside."""
    done: list[int] = []
    seen: set[int] = set()
    for start in range(len(edges)):
        waiting = [] if start in seen else [(start, iter(edges[start]))]
        seen.add(start)
        while waiting:
            place, afters = waiting[-1]
            after = next((one for one in afters if one not in seen), None)
            if after is None:
                done.append(place)
                waiting.pop()
            else:
                seen.add(after)
                waiting.append((after, iter(edges[after])))
    return done


def _gathered(edges: Edges, start: int, seen: set[int]) -> list[int]:
    ring, waiting = [start], [start]
    seen.add(start)
    while waiting:
        for after in edges[waiting.pop()]:
            if after not in seen:
                seen.add(after)
                ring.append(after)
                waiting.append(after)
    return ring
