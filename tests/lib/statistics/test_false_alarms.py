"""How often it is wrong: a thousand simulated editions hold the promises to the code.

Run by `make faults`. The rates are those that the methods were chosen by, and those their
docstrings promise; each is held within its own sampling error.
"""

import math
from random import Random

import pytest

from districtteam.lib.statistics import funnel
from districtteam.lib.statistics.ballots import Tally, disagreements, opinion_groups
from districtteam.lib.statistics.distributions import NORMAL
from districtteam.lib.statistics.effects import (
    difference_in_differences,
    expected_return,
    segmented,
)
from districtteam.lib.statistics.funnels import standard_error
from districtteam.lib.statistics.over_time import xmr_chart
from districtteam.lib.statistics.proportions import exact_bounds, wilson_bounds
from districtteam.lib.statistics.quality import outliers
from districtteam.lib.statistics.resampling import bootstrap

from .editions import USUAL, at_most, district, edition, rate, within
from .test_ballots import opinions

pytestmark = pytest.mark.slow

EDITIONS = 1_000
MEASURED = {  # share of ordinary districts flagged at 99.8 %, by their true spread
    ("none", 0.02): (0.10, 0.01),
    ("none", 0.05): (0.41, 0.01),
    ("none", 0.10): (0.66, 0.01),
    ("multiplicative", 0.02): (0.024, 0.004),
    ("multiplicative", 0.05): (0.033, 0.006),
    ("multiplicative", 0.10): (0.033, 0.006),
    ("moments", 0.02): (0.016, 0.003),
    ("moments", 0.05): (0.021, 0.005),
    ("moments", 0.10): (0.022, 0.005),
}


@pytest.mark.parametrize(("how", "spread"), MEASURED)
def test_rates_of_the_classical_funnels(how: str, spread: float) -> None:
    """As measured when the methods were chosen, not corrected for winsorising."""
    expected, slack = MEASURED[how, spread]

    def flagged(chance: Random) -> float:
        it = funnel(edition(chance, 40, spread), overdispersion=how, corrected=False)
        return it.outside / 40

    assert within(rate(flagged, EDITIONS), expected, slack)


@pytest.mark.parametrize("districts", [40, 774])
@pytest.mark.parametrize("spread", [0, 0.02, 0.05, 0.10])
def test_ordinary_districts_are_flagged_as_seldom_as_promised(
    districts: int, spread: float
) -> None:
    """by_chance promises 0.2 %; at 40 districts tau is itself uncertain, which adds 0.1."""

    def flagged(chance: Random) -> float:
        return funnel(edition(chance, districts, spread)).outside / districts

    times = EDITIONS if districts == 40 else EDITIONS // 4  # and four spreads
    assert at_most(rate(flagged, times), 0.002 + 0.04 / districts)


@pytest.mark.parametrize("corrected", ["moments", "multiplicative"])
def test_corrected_for_winsorising_the_others_keep_to_their_rates(corrected: str) -> None:
    most = {"moments": 0.010, "multiplicative": 0.016}[corrected]
    for spread in (0.02, 0.05, 0.10):

        def flagged(chance: Random, spread: float = spread) -> float:
            return funnel(edition(chance, 40, spread), overdispersion=corrected).outside / 40

        assert at_most(rate(flagged, EDITIONS), most)


@pytest.mark.parametrize("districts", [40, 774])
@pytest.mark.parametrize("away", [0.08, 0.12, 0.16])
def test_one_true_outlier_is_found_as_often_as_its_limits_say(districts: int, away: float) -> None:
    """Each edition's own limits give the chance of passing them; the hits add up to it."""

    def beyond_expectation(chance: Random) -> float:
        units = [*edition(chance, districts - 1, 0.02), district(chance, -1, 0, USUAL + away)]
        it = funnel(units)
        last = it.units[-1]
        error = standard_error("proportion", USUAL + away, last.denominator)
        expected = NORMAL.cdf((USUAL + away - last.possible[1]) / error)
        return (last.word == "higher") - expected

    found = rate(beyond_expectation, EDITIONS if districts == 40 else 150)
    assert within(found, 0, 0.02)


def test_power_grows_with_the_distance() -> None:
    def found(away: float) -> float:
        def one(chance: Random) -> float:
            units = [*edition(chance, 39, 0.02), district(chance, -1, 0, USUAL + away)]
            return funnel(units).units[-1].word == "higher"

        return rate(one, 400)[0]

    powers = [found(away) for away in (0.04, 0.08, 0.12, 0.20)]
    assert powers == sorted(powers)
    assert powers[0] < 0.15
    assert powers[-1] > 0.98


@pytest.mark.parametrize(("points", "outside"), [(12, 0.028), (24, 0.058), (36, 0.090)])
def test_a_steady_series_seldom_has_a_point_outside(points: int, outside: float) -> None:
    def flagged(chance: Random) -> float:
        return "outside" in xmr_chart([chance.gauss(0, 1) for _ in range(points)]).reasons

    assert within(rate(flagged, 2 * EDITIONS), outside, 0.006)


@pytest.mark.parametrize("points", [12, 24, 36, 60])
def test_shift_and_crossings_stay_near_five_in_a_hundred(points: int) -> None:
    def flagged(chance: Random) -> float:
        reasons = xmr_chart([chance.gauss(0, 1) for _ in range(points)]).reasons
        return bool({"shift", "crossings"} & set(reasons))

    assert at_most(rate(flagged, EDITIONS), 0.05)


def test_a_season_alone_is_no_change_once_it_is_taken_away() -> None:
    def wave(chance: Random) -> list[float]:
        return [3 * math.sin(month * math.pi / 6) + chance.gauss(0, 1) for month in range(36)]

    assert rate(lambda chance: xmr_chart(wave(chance)).code == "changed", 200)[0] == 1
    taken_away = rate(lambda chance: xmr_chart(wave(chance), period=12).code == "changed", EDITIONS)
    assert at_most(taken_away, 0.11)


def test_outliers_of_twelve_normal_months_are_few() -> None:
    def flagged(chance: Random) -> float:
        return any(
            word != "usual" for word in outliers([chance.gauss(0, 1) for _ in range(12)]).words
        )

    assert at_most(rate(flagged, EDITIONS), 0.13)


@pytest.mark.parametrize(("points", "most"), [(16, 0.06), (24, 0.05), (48, 0.05)])
def test_before_and_after_without_any_change(points: int, most: float) -> None:
    def flagged(chance: Random) -> float:
        return segmented([chance.gauss(0, 1) for _ in range(points)], points // 2).level.distinct

    assert at_most(rate(flagged, EDITIONS), most)


def test_before_and_after_where_each_month_follows_the_last() -> None:
    """Half of the month before: Newey and West's errors alone find a change in one of four."""

    def flagged(errors: str) -> tuple[float, float]:
        def one(chance: Random) -> float:
            value, series = chance.gauss(0, 1.155), []
            for _ in range(24):
                series.append(value)
                value = value / 2 + chance.gauss(0, 1)
            return segmented(series, 12, errors=errors).level.distinct

        return rate(one, EDITIONS)

    assert at_most(flagged("careful"), 0.12)
    assert flagged("newey_west")[0] > 0.18


@pytest.mark.parametrize(
    ("effect", "power"), [(0, 0.04), (3.6, 0.32), (4.8, 0.48), (5.6, 0.63), (7.0, 0.83)]
)
def test_power_of_a_difference_in_differences(effect: float, power: float) -> None:
    """30 districts, 10 of which acted; changes vary by 6 points."""

    def found(chance: Random) -> float:
        acted = [(0, chance.gauss(effect, 6)) for _ in range(10)]
        others = [(0, chance.gauss(0, 6)) for _ in range(20)]
        it = difference_in_differences(acted, others, chance=chance, permutations=199)
        return it.p <= 0.05

    assert within(rate(found, 600), power, 0.03)


def test_the_worst_improve_by_themselves() -> None:
    """30 districts, true spread 8, measured within 6: the worst 8 gain 4.3 without any action."""

    def gain(chance: Random) -> float:
        true = [chance.gauss(60, 8) for _ in range(30)]
        first = [value + chance.gauss(0, 6) for value in true]
        worst = sorted(range(30), key=first.__getitem__)[:8]
        return sum(true[n] + chance.gauss(0, 6) - first[n] for n in worst) / 8

    found = rate(gain, EDITIONS)
    assert within(found, 4.3, 0.05)
    assert within(found, expected_return(8, 6, 8 / 30), 0.15)


@pytest.mark.parametrize(("voters", "runs"), [(60, 200), (100, 100), (774, 12)])
def test_ballots_without_groups_say_so(voters: int, runs: int) -> None:
    def none(chance: Random) -> float:
        ballots = opinions(voters, 24, chance, groups=1)
        return opinion_groups(ballots, chance=chance).code == "none"

    assert rate(none, runs)[0] >= 0.95


def test_ballots_with_two_groups_show_them() -> None:
    def found(chance: Random) -> float:
        ballots = opinions(60, 30, chance, groups=2)
        return opinion_groups(ballots, chance=chance).code == "groups"

    assert rate(found, 20)[0] >= 0.9


def test_groups_that_agree_are_seldom_said_to_differ() -> None:
    """Twenty statements, two groups, no difference: at most one ballot in twenty has any."""

    def any_found(chance: Random) -> float:
        def tally(voters: int, share: float) -> Tally:
            agree = sum(chance.random() < share for _ in range(voters))
            return Tally(agree, voters - agree)

        shares = [chance.uniform(0.2, 0.8) for _ in range(20)]
        put = {n: {"a": tally(20, p), "b": tally(14, p)} for n, p in enumerate(shares)}
        return bool(disagreements(put))

    assert at_most(rate(any_found, 300), 0.05)


def test_bounds_hold_the_truth_as_often_as_they_say() -> None:
    """Exactly, not by chance: over all shares and the sizes of networks."""
    for size in (34, 38, 77):
        counts = range(size + 1)
        wilson, exact = (
            [bounds(k, size) for k in counts] for bounds in (wilson_bounds, exact_bounds)
        )
        shares = [n / 200 for n in range(2, 199)]

        def held(bounds: list[tuple[float, float]], p: float, size: int = size) -> float:
            return sum(
                math.comb(size, k) * p**k * (1 - p) ** (size - k)
                for k, (low, high) in enumerate(bounds)
                if low <= p <= high
            )

        covered = [held(wilson, p) for p in shares]
        assert sum(covered) / len(covered) == pytest.approx(0.953, abs=0.01)
        assert min(held(exact, p) for p in shares) >= 0.95 - 1e-9


def test_the_bootstrap_holds_the_mean_of_skewed_days() -> None:
    def held(chance: Random) -> float:
        days = [chance.expovariate(0.1) for _ in range(30)]
        it = bootstrap(lambda d: sum(d) / len(d), days, chance=chance, resamples=300)
        return it.low <= 10 <= it.high

    assert within(rate(held, 400), 0.93, 0.02)
