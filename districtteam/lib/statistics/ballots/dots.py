"""Which issues to look into: each district has a few dots, at most one on an issue."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from districtteam.lib.statistics.proportions import Proportion, proportion

DOTS = 3


@dataclass(frozen=True, slots=True)
class Dotted:
    """An issue, how many districts put a dot on it, and their share of those that answered."""

    issue: str
    dots: int
    share: Proportion


@dataclass(frozen=True, slots=True)
class Dots:
    """All issues in the order they were put, with answered of eligible.

    spoiled: ballots with too many dots or on unknown issues; they count nowhere else.
    """

    issues: tuple[Dotted, ...]
    answered: int
    eligible: int
    spoiled: int = 0


def dots(
    ballots: Iterable[Collection[str] | None],
    issues: Sequence[str],
    eligible: int,
    *,
    most: int = DOTS,
) -> Dots:
    """Count dots. Approval with a cap: a share is of the districts that answered, with Wilson's
    bounds for a sample of the eligible. None or an empty ballot did not answer.

    >>> it = dots([["water", "staff"], ["water"], None, ["x"]], ["water", "staff"], eligible=5)
    >>> [(one.issue, one.dots) for one in it.issues], it.answered, it.spoiled
    ([('water', 2), ('staff', 1)], 2, 1)
    """
    cast = [set(ballot) for ballot in ballots if ballot]
    good = [ballot for ballot in cast if len(ballot) <= most and ballot <= set(issues)]
    counts = Counter(issue for ballot in good for issue in ballot)
    counted = tuple(
        Dotted(
            issue,
            counts[issue],
            proportion(counts[issue], len(good), population=max(eligible, len(good))),
        )
        for issue in issues
    )
    return Dots(counted, len(good), eligible, len(cast) - len(good))


def shortlist(it: Dots, *, least: int = 5) -> tuple[str, ...]:
    """The issues with most dots, at least so many, all equals of the last one included.

    Given in the order they were put. Empty where nobody answered.

    >>> it = dots([["a", "b"], ["a", "c"], ["a"]], ["a", "b", "c", "d"], eligible=3)
    >>> shortlist(it, least=2)
    ('a', 'b', 'c')
    """
    counts = sorted((one.dots for one in it.issues), reverse=True)
    if not it.answered or not counts:
        return ()
    last = max(counts[min(least, len(counts)) - 1], 1)
    return tuple(one.issue for one in it.issues if one.dots >= last)
