"""Districts to compare with: alike on what was declared, and what the best of them achieve."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from .numbers import spread, usable
from .proportions import Proportion, code_of, proportion

FEWEST = 8
SHARE = 0.1

Value = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that makes districts alike.

    within: None where values must be equal (urban or rural, a hospital or none); a factor for
    amounts (2: a population from half to twice one's own).
    """

    name: str
    within: float | None = None


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """The districts to compare one with, itself left out, in the order given.

    code: alike (all traits shared), widened (some were let go, the last first), everyone (all
    were), too_few (even all others are fewer than the fewest asked for). shared and let_go: names
    of traits, to be shown beside every comparison.
    """

    members: tuple[Hashable, ...]
    shared: tuple[str, ...]
    let_go: tuple[str, ...]
    code: Literal["alike", "widened", "everyone", "too_few"]


def peer_group(
    own: Hashable,
    districts: Mapping[Hashable, Mapping[str, Value]],
    traits: Sequence[Trait],
    *,
    fewest: int = FEWEST,
) -> PeerGroup:
    """The peers of one district: those with the same traits, at least `fewest`, or wider.

    traits: the most important first; while too few share them all, the last is let go. A trait
    that nobody recorded for the district itself is let go from the start. Traits are declared
    before results are seen, so that nobody is compared with whom it suits to be compared with.
    Likeness is symmetric as long as no trait is let go.

    >>> places = {n: {"urban": n < 3, "people": 100 + n} for n in range(20)}
    >>> it = peer_group(0, places, [Trait("people", within=2), Trait("urban")])
    >>> it.code, it.shared, it.let_go, len(it.members)
    ('widened', ('people',), ('urban',), 19)
    """
    mine = districts.get(own, {})
    known = [trait for trait in traits if _known(mine.get(trait.name))]
    others = [key for key in districts if key != own]
    kept, members = len(known), others
    while kept:
        shared = known[:kept]
        members = [key for key in others if _alike(mine, districts[key], shared)]
        if len(members) >= fewest:
            break
        kept -= 1
        members = others
    names = tuple(trait.name for trait in known[:kept])
    let_go = tuple(trait.name for trait in traits if trait.name not in names)
    if len(members) < fewest:
        return PeerGroup(tuple(members), names, let_go, "too_few")
    code: Literal["alike", "widened", "everyone"] = "alike" if not let_go else "widened"
    return PeerGroup(tuple(members), names, let_go, code if names else "everyone")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What the best achieve together: a pooled share, and how many districts it comes from.

    code: ok, no_data (no usable district), too_few (fewer districts than asked for).
    """

    share: Proportion
    districts: int
    code: Literal["ok", "no_data", "too_few"]


def achievable_benchmark(
    pairs: Iterable[tuple[float | None, float | None]],
    *,
    share: float = SHARE,
    higher_is_better: bool = True,
    fewest: int = FEWEST,
) -> Benchmark:
    """The pooled share of the best districts that cover at least a tenth of the denominator.

    Source: N. Weissman and others, Achievable benchmarks of care, Journal of Evaluation in
    Clinical Practice 5:269 (1999): districts are taken by (x + 1)/(n + 2), so that a tiny one does
    not set the mark, then numerators and denominators are pooled; equals are taken
    together. A mark to reach for, for measures
    that an action can change; not for a rate of deaths, and not a threshold to be judged by.

    >>> it = achievable_benchmark([(2, 2)] + [(50 + n, 100) for n in range(30)])
    >>> round(it.share.value, 3), it.districts
    (0.775, 4)
    """
    good = [(a or 0, b or 0) for a, b in pairs if code_of(a, b) == "ok"]
    if not good:
        return Benchmark(proportion(None, None), 0, "no_data")
    if len(good) < fewest:
        return Benchmark(proportion(None, None), len(good), "too_few")
    best = sorted(good, key=_adjusted, reverse=higher_is_better)
    covered = list(accumulate(b for _, b in best))
    mark = _adjusted(best[bisect_left(covered, share * covered[-1])])
    taken = [it for it in best if (_adjusted(it) - mark) * (1 if higher_is_better else -1) >= 0]
    top, bottom = (sum(part) for part in zip(*taken, strict=True))
    return Benchmark(proportion(top, bottom), len(taken), "ok")


@dataclass(frozen=True, slots=True)
class BesidePeers:
    """One's own value beside those of its peers: half of them have `median` or more.

    code: ok; no_own (the own value is missing or unusable); too_few (fewer usable peers than asked
    for: no median is to be shown). pooled: their numerators over their denominators, together.
    """

    code: Literal["ok", "no_own", "too_few"]
    own: float | None
    peers: int
    quarter: float | None = None
    median: float | None = None
    three_quarters: float | None = None
    pooled: float | None = None


def beside_peers(
    own: tuple[float | None, float | None],
    peers: Iterable[tuple[float | None, float | None]],
    *,
    fewest: int = FEWEST,
) -> BesidePeers:
    """A district's value beside the middle of its peers, each as (numerator, denominator).

    The median is of districts, each counted once; the pooled value is of people. No place among
    them is given: what differs by more than chance is told by `funnel`. `fewest` is the network's
    rule for an anonymous figure or the size asked of a peer group, whichever is larger.

    >>> it = beside_peers((62, 100), [(60 + n, 100) for n in range(20)])
    >>> it.code, it.own, it.median, it.peers
    ('ok', 0.62, 0.695, 20)
    """
    value = own[0] / own[1] if _shown(own) and own[0] is not None and own[1] else None
    good = [(a or 0.0, b or 1.0) for a, b in peers if _shown((a, b))]
    if len(good) < fewest:
        return BesidePeers("too_few", value, len(good))
    middle = spread(a / b for a, b in good)
    together = sum(a for a, _ in good) / sum(b for _, b in good)
    parts = (middle.quarter, middle.median, middle.three_quarters)
    return BesidePeers("no_own" if value is None else "ok", value, len(good), *parts, together)


def _shown(pair: tuple[float | None, float | None]) -> bool:
    return code_of(*pair) in {"ok", "over_one"}


def _adjusted(pair: tuple[float, float]) -> float:
    return (pair[0] + 1) / (pair[1] + 2)


def _known(value: Value) -> bool:
    return usable(value) if isinstance(value, float) else value is not None and value != ""


def _alike(mine: Mapping[str, Value], theirs: Mapping[str, Value], traits: Iterable[Trait]) -> bool:
    return all(_shared(mine.get(it.name), theirs.get(it.name), it.within) for it in traits)


def _shared(one: Value, other: Value, within: float | None) -> bool:
    if not _known(one) or not _known(other):
        return False
    if within is None:
        return one == other
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        return False
    low, high = sorted((one, other))
    return low == high or (low > 0 and high <= low * within)
