"""Simulated editions: districts of real sizes, without or with a true difference."""

import math
from collections.abc import Callable
from random import Random
from statistics import fmean, stdev

from districtteam.lib.statistics import Unit

USUAL = 0.7  # the share that all districts have, but for their spread


def district(chance: Random, key: int, spread: float, share: float | None = None) -> Unit:
    """A district of 100 to 10,000 (half above 1,100) whose true share is the usual one or given."""
    size = round(min(max(math.exp(chance.gauss(7, 0.7)), 100), 10_000))
    true = min(max(chance.gauss(USUAL, spread), 0.01), 0.99) if share is None else share
    count = chance.gauss(size * true, math.sqrt(size * true * (1 - true)))
    return Unit(key, min(max(round(count), 0), size), size)


def edition(chance: Random, districts: int, spread: float) -> list[Unit]:
    return [district(chance, key, spread) for key in range(districts)]


def rate(run: Callable[[Random], float], times: int, seed: int = 1) -> tuple[float, float]:
    """The mean of so many runs and its standard error."""
    chance = Random(seed)
    found = [float(run(chance)) for _ in range(times)]
    return fmean(found), stdev(found) / math.sqrt(times)


def within(found: tuple[float, float], expected: float, slack: float = 0.0) -> bool:
    """Whether a mean is as expected within sampling error (3.3 of it) and a slack."""
    return abs(found[0] - expected) <= 3.3 * found[1] + slack


def at_most(found: tuple[float, float], most: float) -> bool:
    return found[0] <= most + 3.3 * found[1]
