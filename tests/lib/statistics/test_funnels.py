"""Funnels: a computed vector, the exact limits, words, ugly units, properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics import Unit, better_than_chance, funnel
from districtteam.lib.statistics.funnels import (
    by_chance_alone,
    dispersion,
    spread_by_moments,
    standard_error,
    z_scores,
)

from .ugly import INFINITE, NAN, anything, pairs

SIZES = (50, 100, 200, 400, 800, 120, 300, 600)
COUNTS = (30, 71, 150, 268, 590, 96, 195, 438)
UNITS = [Unit(n, r, n) for n, r in zip(SIZES, COUNTS, strict=True)]


def test_the_reference_vector() -> None:
    it = funnel(UNITS, winsorise=0, overdispersion="moments")
    scores = z_scores(UNITS, "proportion", it.centre)
    assert it.centre == pytest.approx(0.71518, abs=5e-6)
    assert scores == pytest.approx(
        [-1.804, -0.115, 1.091, -2.002, 1.399, 2.059, -2.501, 0.805], abs=5e-4
    )
    assert it.phi == pytest.approx(2.6959, abs=5e-5)
    assert it.tau**2 == pytest.approx(0.001442, abs=5e-7)


def test_the_spread_in_balance_beside_scipy() -> None:
    """scipy 1.17's brentq on the sum of d^2/(e^2 + tau^2) less 7."""
    it = funnel(UNITS, winsorise=0)
    assert it.tau == pytest.approx(0.04611, abs=1e-5)


def test_limits_are_wider_where_districts_differ_anyway() -> None:
    plain, additive, multiplied = (
        funnel(UNITS, winsorise=0, overdispersion=how).limits(300)
        for how in ("none", "moments", "multiplicative")
    )
    assert plain == pytest.approx((0.6347, 0.7957), abs=5e-5)
    assert additive == pytest.approx((0.5729, 0.8575), abs=5e-5)
    assert multiplied == pytest.approx((0.5830, 0.8474), abs=5e-5)


def test_winsorising_is_corrected_for() -> None:
    normal = [z / 10 for z in range(-30, 31)]
    assert dispersion(normal, corrected=False) < dispersion(normal)
    assert dispersion([]) == 1.0


@pytest.mark.parametrize(
    ("kind", "centre", "size", "limits"),
    [
        # scipy 1.17: binom.ppf and poisson.ppf interpolated as in Spiegelhalter's A.1.1
        ("proportion", 0.074, 40, (0.0, 0.2179612)),
        ("proportion", 0.98, 100, (0.9202174, 0.9999246)),
        ("rate", 0.002, 1500, (0.0, 0.0060843)),
        ("rate", 1.0, 8.5, (0.0541837, 2.1635296)),
    ],
)
def test_small_numbers_have_exact_limits(
    kind: str, centre: float, size: float, limits: tuple[float, float]
) -> None:
    assert by_chance_alone(kind, centre, size, 0.998) == pytest.approx(limits, abs=5e-6)


def test_exact_limits_become_the_normal_ones() -> None:
    few, many = by_chance_alone("rate", 9.99, 1, 0.95), by_chance_alone("rate", 10.01, 1, 0.95)
    assert few == pytest.approx(many, abs=0.7)


def test_words() -> None:
    units = [Unit(n, 700, 1000) for n in range(38)]
    it = funnel([*units, Unit("up", 950, 1000), Unit("down", 400, 1000)])
    words = {unit.key: unit.word for unit in it.units}
    assert (words["up"], words["down"], words[0]) == ("higher", "lower", "within")
    assert (it.judged, it.outside, round(it.by_chance, 2)) == (40, 2, 0.08)
    assert better_than_chance(it) == ("up",)
    assert better_than_chance(it, higher_is_better=False) == ("down",)


def test_what_cannot_be_judged_says_why_and_leaves_the_others_alone() -> None:
    good = [Unit(n, 70, 100) for n in range(6)]
    ugly = [
        Unit("none", None, 10),
        Unit("zero", 3, 0),
        Unit("nan", NAN, 10),
        Unit("infinite", 1, INFINITE),
        Unit("over", 30, 20),
    ]
    it = funnel([*good, *ugly])
    words = {unit.key: unit.word for unit in it.units[6:]}
    assert words == {
        "none": "no_data",
        "zero": "no_data",
        "nan": "unusable",
        "infinite": "unusable",
        "over": "over_one",
    }
    assert it.centre == 0.7
    assert it.units[-1].value == 1.5
    assert it.judged == 6


def test_few_districts_are_not_judged_by_each_other_but_by_a_target() -> None:
    alone = [Unit("one", 30, 100)]
    assert funnel(alone).units[0].word == "too_few"
    assert funnel(alone, target=0.7, overdispersion="none").units[0].word == "lower"
    assert funnel([]).centre is None
    assert funnel([]).limits(100) is None


@pytest.mark.parametrize("count", [0, 100])
def test_none_and_all_are_within(count: int) -> None:
    it = funnel(Unit(n, count, 100) for n in range(10))
    assert {unit.word for unit in it.units} == {"within"}


def test_rates_and_ratios() -> None:
    it = funnel([Unit(n, 40, 1000) for n in range(20)] + [Unit("out", 120, 1000)], kind="rate")
    assert it.units[-1].word == "higher"
    assert it.units[0].possible[0] >= 0
    ratio = funnel([Unit(0, 30, 20.0), Unit(1, 60, 20.0)], kind="rate", target=1)
    assert [unit.word for unit in ratio.units] == ["within", "within"]
    plain = funnel([Unit(0, 30, 20.0), Unit(1, 60, 20.0)], kind="rate", target=1,
                   overdispersion="none")  # fmt: skip
    assert [unit.word for unit in plain.units] == ["within", "higher"]


def test_ten_thousand_districts() -> None:
    it = funnel(Unit(n, 5 + n % 3, 20 + n % 7) for n in range(10_000))
    assert it.judged == 10_000
    assert it.outside == 0


def test_moments_need_room() -> None:
    assert spread_by_moments(4, [0.1]) == 0
    assert spread_by_moments(4, [0.1, 0.0]) == 0
    assert spread_by_moments(0.5, [0.1, 0.2]) == 0
    assert standard_error("proportion", 1, 10) == 0


@given(st.lists(pairs, min_size=5, max_size=40), st.sampled_from(["additive", "multiplicative"]))
def test_limits_nest_and_allowing_for_spread_never_flags_more(
    given_pairs: list[tuple[int, int]], how: str
) -> None:
    units = [Unit(n, *pair) for n, pair in enumerate(given_pairs)]
    wide, plain = funnel(units, overdispersion=how), funnel(units, overdispersion="none")
    assert wide.outside <= plain.outside
    for unit in wide.units:
        assert 0 <= unit.possible[0] <= unit.usual[0] <= unit.usual[1] <= unit.possible[1] <= 1


@given(st.lists(pairs, min_size=5, max_size=30), st.randoms())
def test_the_order_of_districts_changes_no_word(
    given_pairs: list[tuple[int, int]], chance: object
) -> None:
    units = [Unit(n, *pair) for n, pair in enumerate(given_pairs)]
    shuffled = units.copy()
    chance.shuffle(shuffled)
    words = {unit.key: unit.word for unit in funnel(units).units}
    assert {unit.key: unit.word for unit in funnel(shuffled).units} == words


@given(
    st.lists(st.tuples(anything, anything), max_size=12), st.sampled_from(["proportion", "rate"])
)
def test_anything_has_an_answer(values: list[tuple[object, object]], kind: str) -> None:
    it = funnel([Unit(n, *pair) for n, pair in enumerate(values)], kind=kind)
    assert [unit.key for unit in it.units] == list(range(len(values)))
