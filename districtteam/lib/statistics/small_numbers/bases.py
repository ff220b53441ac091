"""Is an anonymous figure made of enough districts other than the reader's own?"""

from collections.abc import Collection, Hashable, Mapping
from typing import Final, Literal

from districtteam.lib.statistics.numbers import count_like

from .rule import Rule


class _Anyone:
    """Whoever reads: the most tightly drawn of all readers, one of the contributors."""

    def __repr__(self) -> str:
        return "ANYONE"


ANYONE: Final = _Anyone()


def enough_others(
    contributors: Collection[Hashable], rule: Rule, *, reader: Hashable = ANYONE
) -> bool:
    """Whether enough districts other than the reader's own stand behind a figure.

    reader: a district; None for somebody who has none (the ministry); ANYONE for what is frozen
    once for all, where a contributor reads too and knows its own part.

    >>> enough_others("ABCDE", Rule(), reader=None), enough_others("ABCDE", Rule(), reader="A")
    (True, False)
    >>> enough_others("ABCDE", Rule()), enough_others("ABCDEF", Rule())
    (False, True)
    """
    others = set(contributors)
    known = {ANYONE} if not others else {next(iter(others))} if reader is ANYONE else {reader}
    return len(others - known) >= rule.base


def base_code(
    contributors: Collection[Hashable], rule: Rule, *, reader: Hashable = ANYONE
) -> Literal["shown", "too_few"]:
    """The same as a code: shown or too_few."""
    return "shown" if enough_others(contributors, rule, reader=reader) else "too_few"


def dominated(parts: Mapping[Hashable, float | None], rule: Rule) -> bool:
    """Whether one district makes so much of a total that the total tells of it.

    parts: what each district adds, in one unit; what is missing or unusable adds nothing. A total
    of 0 tells of nobody.

    >>> dominated({"A": 80, "B": 10, "C": 10}, Rule()), dominated({"A": 0, "B": 0}, Rule())
    (True, False)
    """
    counted = [part for part in parts.values() if part is not None and count_like(part)]
    total = sum(counted)
    return total > 0 and max(counted) > rule.dominance * total
