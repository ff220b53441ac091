"""Which districts differ from the others by more than chance explains: the funnel.

Source: D. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
Medicine 24:1185 (2005), and Handling over-dispersion of performance indicators, Quality and Safety
in Health Care 14:347 (2005).
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from districtteam.lib.statistics.proportions import code_of

from .dispersion import WINSORISED, dispersion, spread_by_moments, spread_in_balance
from .limits import Kind, by_chance_alone, standard_error

Overdispersion = Literal["additive", "moments", "multiplicative", "none"]
Word = Literal["higher", "within", "lower", "no_data", "unusable", "over_one", "too_few"]

USUAL = 0.95
POSSIBLE = 0.998
FEWEST_UNITS = 5  # below, the others are too few to say what is usual


@dataclass(frozen=True, slots=True)
class Unit:
    """What a district counted: a share's two halves, events and exposure, or observed, expected."""

    key: Hashable
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A district in the funnel.

    word: higher, within or lower than chance explains, at 99.8 %; otherwise why it was not judged:
    no_data, unusable, over_one (a share above 1: its denominator is wrong), too_few (fewer than
    five districts to compare with). usual: the 95 % limits; possible: the 99.8 % limits.
    """

    key: Hashable
    numerator: float | None
    denominator: float | None
    value: float | None
    word: Word
    usual: tuple[float, float] | None = None
    possible: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """What is expected of every size, and where each district is, in the order given.

    centre: the pooled value or the target. phi: the variance beside what chance alone gives. tau:
    the standard deviation, in the unit of the values, that districts differ by anyway. judged: how
    many were judged; outside: how many of them are higher or lower; by_chance: how many would be if
    chance were all. There is no order among them.
    """

    kind: Kind
    centre: float | None
    overdispersion: Overdispersion
    phi: float | None = None
    tau: float = 0.0
    factor: float = 1.0
    units: tuple[Placed, ...] = ()
    judged: int = 0
    outside: int = 0
    by_chance: float = 0.0
    _memory: dict[tuple[float, float], tuple[float, float]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def limits(self, denominator: float, level: float = POSSIBLE) -> tuple[float, float] | None:
        """Between what a district of this size is expected, at a level; None without a centre."""
        if self.centre is None or denominator <= 0:
            return None
        known = self._memory.get((denominator, level))
        if known is None:
            known = self._memory[denominator, level] = self._limits(denominator, level)
        return known

    def _limits(self, denominator: float, level: float) -> tuple[float, float]:
        centre = self.centre or 0.0
        low, high = by_chance_alone(self.kind, centre, denominator, level)
        error = standard_error(self.kind, centre, denominator)
        wider = self.factor * (math.hypot(1, self.tau / error) if error else 1.0)
        most = 1.0 if self.kind == "proportion" else math.inf
        below, above = (centre - low) * wider, (high - centre) * wider
        return max(centre - below, 0.0), min(centre + above, most)


def funnel(
    units: Iterable[Unit],
    *,
    kind: Kind = "proportion",
    target: float | None = None,
    overdispersion: Overdispersion = "additive",
    winsorise: float = WINSORISED,
    corrected: bool = True,
) -> Funnel:
    """Each district's word, with the limits for its size.

    kind: proportion (of so many) or rate (events by exposure; with expected events as exposure
    and target=1, a standardised ratio). additive: districts differ by tau anyway, found so that
    z-scores winsorised at 10 and 90 % have the spread they should; moments: tau as Spiegelhalter
    has it, in one step; multiplicative: every limit widened alike; none: only where nothing but
    chance can differ, which is never true of coverage. corrected: winsorising makes phi too small
    (0.68 where it should be 1); it is divided by that.

    Of ordinary districts with a true spread of 2, 5 or 10 points, additive calls 0.2 to 0.3 %
    higher or lower, as by_chance says; moments 0.3 to 1.7 %, multiplicative 1 to 4 %, none 10 to
    66 % (`make faults`).

    Where fewer than 10 events or non-events are expected, limits are exact, interpolated as in
    Spiegelhalter's appendix A.1.1, and widened by the same factor. Assumes that districts count
    the same thing and are independent. Not for a share above 1, nor for fewer than five districts.

    >>> sizes = (50, 100, 200, 400, 800, 120, 300, 600)
    >>> counts = (30, 71, 150, 268, 590, 96, 195, 438)
    >>> it = funnel(Unit(n, r, n) for n, r in zip(sizes, counts))
    >>> round(it.centre, 5), round(it.phi, 3), round(it.tau, 4)
    (0.71518, 3.362, 0.0503)
    >>> plain = funnel([Unit(n, r, n) for n, r in zip(sizes, counts)], overdispersion="none")
    >>> plain.outside, round(plain.by_chance, 3), [round(it, 3) for it in plain.limits(100)]
    (0, 0.016, [0.576, 0.855])
    """
    given = list(units)
    good = [unit for unit in given if _code(unit, kind) == "ok"]
    centre = _centre(good) if target is None else target
    if centre is None or (target is None and len(good) < FEWEST_UNITS):
        return Funnel(kind, centre, overdispersion, units=tuple(_unjudged(given, kind)))
    phi, tau, factor = _overdispersion(good, kind, centre, (overdispersion, winsorise, corrected))
    return _placed(given, Funnel(kind, centre, overdispersion, phi, tau, factor))


def better_than_chance(it: Funnel, *, higher_is_better: bool = True) -> tuple[Hashable, ...]:
    """The districts that do better than chance explains, in the order given: whom to ask.

    To be named only with their consent. `it.by_chance / 2` of them are expected by chance alone.

    >>> good = funnel([Unit(n, 700 + (n == 9) * 280, 1000) for n in range(40)])
    >>> better_than_chance(good), better_than_chance(good, higher_is_better=False)
    ((9,), ())
    """
    word = "higher" if higher_is_better else "lower"
    return tuple(unit.key for unit in it.units if unit.word == word)


def z_scores(units: Sequence[Unit], kind: Kind, centre: float) -> list[float]:
    """How many standard errors each is from the centre; 0 where chance leaves no room."""
    scores = []
    for unit in units:
        size = unit.denominator or 1
        error = standard_error(kind, centre, size)
        scores.append(((unit.numerator or 0) / size - centre) / error if error else 0.0)
    return scores


def _overdispersion(
    units: Sequence[Unit], kind: Kind, centre: float, how: tuple[Overdispersion, float, bool]
) -> tuple[float | None, float, float]:
    """phi, tau and the factor of every limit."""
    method, winsorise, corrected = how
    if method == "none":
        return None, 0.0, 1.0
    scores = z_scores(units, kind, centre)
    phi = dispersion(scores, winsorise=winsorise, corrected=corrected)
    if method == "multiplicative":
        return phi, 0.0, math.sqrt(max(phi, 1.0))
    errors = [standard_error(kind, centre, unit.denominator or 1) for unit in units]
    if method == "moments":
        return phi, spread_by_moments(phi, errors), 1.0
    distances = [score * error for score, error in zip(scores, errors, strict=True)]
    return phi, spread_in_balance(distances, errors, winsorise=winsorise, corrected=corrected), 1.0


def _centre(units: Sequence[Unit]) -> float | None:
    total = math.fsum(unit.denominator or 0 for unit in units)
    return math.fsum(unit.numerator or 0 for unit in units) / total if total else None


def _code(unit: Unit, kind: Kind) -> Word | Literal["ok"]:
    code = code_of(unit.numerator, unit.denominator)
    return "ok" if code == "over_one" and kind == "rate" else code


def _unjudged(units: Iterable[Unit], kind: Kind) -> Iterator[Placed]:
    for unit in units:
        code = _code(unit, kind)
        yield Placed(*_facts(unit), "too_few" if code == "ok" else code)


def _facts(unit: Unit) -> tuple[Hashable, float | None, float | None, float | None]:
    has_value = code_of(unit.numerator, unit.denominator) in {"ok", "over_one"}
    value = (unit.numerator or 0) / (unit.denominator or 1) if has_value else None
    return unit.key, unit.numerator, unit.denominator, value


def _placed(units: Iterable[Unit], it: Funnel) -> Funnel:
    placed = tuple(_place(unit, it) for unit in units)
    judged = sum(unit.word in {"higher", "within", "lower"} for unit in placed)
    outside = sum(unit.word in {"higher", "lower"} for unit in placed)
    by_chance = judged * (1 - POSSIBLE)
    return replace(it, units=placed, judged=judged, outside=outside, by_chance=by_chance)


def _place(unit: Unit, it: Funnel) -> Placed:
    code, facts = _code(unit, it.kind), _facts(unit)
    usual = it.limits(unit.denominator or 0, USUAL) if code == "ok" else None
    possible = it.limits(unit.denominator or 0, POSSIBLE) if code == "ok" else None
    if code != "ok":
        return Placed(*facts, code)
    word: Word = "within"
    if possible and facts[3] is not None and not possible[0] <= facts[3] <= possible[1]:
        word = "higher" if facts[3] > possible[1] else "lower"
    return Placed(*facts, word, usual, possible)
