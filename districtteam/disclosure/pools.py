"""Small numbers: which answers may hide among which others, so that none can be picked out.

Every answer that a reader does not see by name stands in one of three pools: under a code, in a
distribution, in a sum. What a reader knows already (their own answer, those that are named to
them) can be subtracted from any total, so each pool must be able to stand alone: it has at least
`base` districts, and its sums of persons are zero or not small. A pool that cannot is poured into
the next; what is left at the end is not shown and not counted. So the only way is down: nothing
here ever shows more than the policy allows.

What everybody may read is read by those, too, who see some of these answers by name elsewhere:
what is left of a pool without them must be able to stand alone as well.

Sources: primary and complementary suppression as in Hundepool et al., Statistical Disclosure
Control (2012), ch. 4; the threshold of five districts and of five persons is DESIGN's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .figures import Figure, Kind
from .policy import Detail

Amounts = Mapping[str, float]
ANONYMOUS = (Detail.CODE, Detail.DISTRIBUTION, Detail.AGGREGATE)


@dataclass(frozen=True)
class Rule:
    """base: districts in a pool at least; least: smallest count of persons that is shown;
    readers_inside: any district of a pool may be the reader, who knows their own answer; named:
    the teams that each other audience, which reads this too, sees by name.
    """

    base: int = 5
    least: int = 5
    persons: bool = False
    readers_inside: bool = False
    named: tuple[frozenset[int], ...] = ()

    def is_few(self, count: int) -> bool:
        """Whether so many districts are too few to hide in; none at all is not."""
        return 0 < count < self.base + self.readers_inside

    def is_few_to_any(self, teams: Collection[int]) -> bool:
        """The same of what is left to each audience that knows some of them."""
        return any(self.is_few(len(rest)) for rest in self.left_of(teams))

    def left_of(self, teams: Collection[int]) -> Iterator[list[int]]:
        """These teams as somebody sees them who knows none, and as each other audience does."""
        yield list(teams)
        for known in self.named:
            yield [team for team in teams if team not in known]

    def is_small(self, kind: Kind, amounts: Amounts) -> bool:
        """Whether a count of persons, or what is left of it, is between nothing and `least`."""
        if not self.persons:
            return False
        counts = list(amounts.values())
        if kind is Kind.RATIO:
            counts.append(amounts["denominator"] - amounts["numerator"])
        return any(0 < count < self.least for count in counts)


@dataclass(frozen=True)
class Entry:
    """One district's answer in a pool: how it may be seen, what it adds to a sum, what it says."""

    level: Detail
    amounts: Amounts
    group: str = ""
    value: Any = None
    code: str = ""


Ledger = Mapping[int, Entry]


def amounts_of(figure: Figure, kind: Kind) -> dict[str, float]:
    """What an answer adds to a sum: its number, its two parts, or one for each choice."""
    value = figure.value.taken()
    if kind is Kind.NUMBER:
        return {"total": float(value)}
    if kind is Kind.RATIO:
        return {"numerator": float(value[0]), "denominator": float(value[1])}
    if kind is Kind.CHOICE:
        chosen = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
        return {str(option): 1.0 for option in chosen}
    return {}


def entry_of(figure: Figure, kind: Kind, level: Detail) -> Entry:
    value = figure.value.taken()
    return Entry(level, amounts_of(figure, kind), figure.group, value, figure.code)


def added(entries: Iterable[Entry]) -> dict[str, float]:
    total: dict[str, float] = {}
    for entry in entries:
        for name, amount in entry.amounts.items():
            total[name] = total.get(name, 0.0) + amount
    return total


def is_safe(entries: Collection[Entry], kind: Kind, rule: Rule) -> bool:
    """Whether the sum of these may be known to somebody who knows none of them."""
    if not entries:
        return True
    if rule.is_few(len(entries)):
        return False
    total = added(entries)
    if rule.is_small(kind, total):
        return False
    return not rule.readers_inside or not any(
        rule.is_small(kind, _without(total, entry)) for entry in entries
    )


def _without(total: Amounts, entry: Entry) -> dict[str, float]:
    return {name: amount - entry.amounts.get(name, 0.0) for name, amount in total.items()}


class Pools:
    """Answers on their way down. `why` keeps the code of what last moved each."""

    def __init__(self, entries: Mapping[int, Entry], kind: Kind, rule: Rule) -> None:
        self.entries = dict(entries)
        self.kind, self.rule = kind, rule
        self.why: dict[int, str] = {}

    def settle(self) -> None:
        """Pour each pool that cannot stand alone into the next, from codes down to nothing."""
        for team, entry in self.entries.items():
            seen_alone = entry.level in {Detail.CODE, Detail.DISTRIBUTION}
            if seen_alone and self.rule.is_small(self.kind, entry.amounts):
                self._lower(team, Detail.AGGREGATE, "few_persons")
        for level, below in ((Detail.CODE, Detail.DISTRIBUTION), (Detail.DISTRIBUTION, None)):
            if self.rule.is_few(len(self.at(level))):
                for team in self.at(level):
                    self._lower(team, below or Detail.AGGREGATE, "too_few")
        self._settle_sum()
        while rest := self._left_alone():
            self.hide(rest, "too_few")

    def _left_alone(self) -> list[int]:
        """What is left of a pool to an audience that knows the others, and cannot stand alone."""
        if not self.rule.named:
            return []
        left = (rest for level in ANONYMOUS for rest in self.rule.left_of(self.at(level)))
        return next((rest for rest in left if not self._is_safe(rest)), [])

    def _is_safe(self, teams: Collection[int]) -> bool:
        return is_safe([self.entries[team] for team in teams], self.kind, self.rule)

    def _settle_sum(self) -> None:
        pool = self.at(Detail.AGGREGATE)
        if self._is_safe(pool):
            return
        code = "too_few" if self.rule.is_few(len(pool)) else "few_persons"
        for team in pool:
            self._lower(team, Detail.NOTHING, code)

    def at(self, level: Detail) -> list[int]:
        return [team for team, entry in self.entries.items() if entry.level is level]

    def anonymous(self) -> dict[int, Entry]:
        return {team: e for team, e in self.entries.items() if e.level in ANONYMOUS}

    def hide(self, teams: Iterable[int], why: str) -> None:
        for team in list(teams):
            self._lower(team, Detail.NOTHING, why)

    def restore(self, then: "Ledger") -> None:
        """Answers as the edition before had them, if they can still stand alone."""
        kept = Pools(then, self.kind, self.rule)
        kept.settle()
        if kept.entries == dict(then):
            self.entries.update(then)
            self.why.update(dict.fromkeys(then, "held"))

    def _lower(self, team: int, level: Detail, why: str) -> None:
        self.entries[team] = replace(self.entries[team], level=level)
        self.why[team] = why


def shown_groups(
    entries: Mapping[int, Entry], changed: Collection[set[int]], kind: Kind, rule: Rule
) -> set[str]:
    """The parts of a breakdown whose sums may be shown beside the sum of all.

    entries: those in the pools; changed: for each edition before, whose answer stood differently.
    Parts that are not shown can be computed together (the sum of all less what is shown), so
    together they must be safe too: the smallest ones are left out until they are.
    """
    groups: dict[str, list[int]] = {}
    for team, entry in entries.items():
        groups.setdefault(entry.group, []).append(team)

    def is_fit(teams: list[int]) -> bool:
        if any(rule.is_few_to_any(then.intersection(teams)) for then in changed):
            return False
        left = rule.left_of(teams)
        return all(is_safe([entries[team] for team in rest], kind, rule) for rest in left)

    shown = {group for group, teams in groups.items() if is_fit(teams)}
    for group in sorted(shown, key=lambda name: (len(groups[name]), name)):
        left_out = [team for name, teams in groups.items() if name not in shown for team in teams]
        if is_fit(left_out):
            break
        shown.discard(group)
    return shown
