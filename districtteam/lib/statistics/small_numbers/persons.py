"""Counts of persons: small ones are hidden, and what would give them away by subtraction.

Not applied to cells of a table whose districts are named to the reader by policy.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from .rule import Rule

CellCode = Literal["shown", "too_few", "complement", "no_data"]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Counts(Generic[Key]):
    """A code for each count, and one for their total."""

    parts: dict[Key, CellCode]
    total: CellCode


def share_code(persons: float | None, of: float | None, rule: Rule) -> CellCode:
    """Whether a share of persons may be shown: neither it nor the rest may be a handful.

    >>> [share_code(a, 200, Rule()) for a in (3, 0, 100, 198, None)]
    ['too_few', 'shown', 'shown', 'complement', 'no_data']
    """
    if persons is None or of is None:
        return "no_data"
    if rule.is_few(persons) or rule.is_few(of):
        return "too_few"
    return "complement" if rule.is_few(of - persons) else "shown"


def hide_counts(counts: Mapping[Key, int | None], rule: Rule) -> Counts[Key]:
    """What to show of counts of persons and of their total.

    A small count is hidden as too_few, a small total too; where the total less what is shown
    would leave less to guess than the rule asks, the smallest other counts are hidden as
    complement.

    >>> it = hide_counts({"a": 2, "b": 40, "c": 7, "d": 0}, Rule())
    >>> it.parts, it.total
    ({'a': 'too_few', 'b': 'shown', 'c': 'complement', 'd': 'shown'}, 'shown')
    """
    known = {key: count for key, count in counts.items() if count is not None}
    hidden = {key for key, count in known.items() if rule.is_few(count)}
    total = sum(known.values())
    if not rule.is_few(total):
        _hide_more(hidden, known, rule)
    parts = {key: _code(key in hidden, count, rule) for key, count in counts.items()}
    return Counts(parts, _code(rule.is_few(total), total if known else None, rule))


def _hide_more(hidden: set[Key], known: Mapping[Key, int], rule: Rule) -> None:
    left = sorted(known.keys() - hidden, key=lambda key: (known[key] == 0, known[key], repr(key)))
    for key in left:
        enough = len(hidden) > 1 and sum(known[it] for it in hidden) >= rule.persons
        if not hidden or enough:
            return
        hidden.add(key)


def _code(is_hidden: bool, count: int | None, rule: Rule) -> CellCode:
    if count is None:
        return "no_data"
    if not is_hidden:
        return "shown"
    return "too_few" if rule.is_few(count) else "complement"
