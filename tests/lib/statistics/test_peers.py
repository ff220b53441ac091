"""Whom a district is compared with, and what the best achieve together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics import Trait, achievable_benchmark, beside_peers, peer_group

from .ugly import NAN, anything, pairs

TRAITS = [Trait("people", within=2), Trait("urban"), Trait("hospital")]
PLACES = {
    f"d{n:02}": {"people": 50_000 + 10_000 * (n % 10), "urban": n % 2 == 0, "hospital": n < 15}
    for n in range(40)
}


def test_alike_on_everything_declared() -> None:
    it = peer_group("d08", PLACES, TRAITS[1:], fewest=7)
    assert it.code == "alike"
    assert it.members == ("d00", "d02", "d04", "d06", "d10", "d12", "d14")
    assert it.shared == ("urban", "hospital")


def test_the_last_traits_are_let_go_first() -> None:
    it = peer_group("d08", PLACES, TRAITS, fewest=12)
    assert (it.code, it.shared, it.let_go) == ("widened", ("people", "urban"), ("hospital",))
    assert len(it.members) == 15


def test_everyone_where_nothing_is_shared_by_enough() -> None:
    it = peer_group("d08", PLACES, TRAITS, fewest=35)
    assert (it.code, it.shared, len(it.members)) == ("everyone", (), 39)


def test_even_everyone_may_be_too_few() -> None:
    assert peer_group("a", {"a": {}, "b": {}}, TRAITS).code == "too_few"
    assert peer_group("nobody", {}, TRAITS).members == ()


def test_what_nobody_recorded_is_let_go() -> None:
    places = {**PLACES, "new": {"people": NAN, "urban": True, "hospital": None}}
    it = peer_group("new", places, TRAITS)
    assert (it.shared, it.let_go) == (("urban",), ("people", "hospital"))


def test_amounts_are_alike_within_a_factor_and_text_never_is() -> None:
    places = {n: {"people": n} for n in (0, 5, 10, 20, 21, -3)} | {"text": {"people": "10"}}
    assert peer_group(10, places, TRAITS[:1], fewest=1).members == (5, 20)


@given(st.sampled_from(sorted(PLACES)), st.sampled_from(sorted(PLACES)))
def test_likeness_is_mutual(one: str, other: str) -> None:
    first = peer_group(one, PLACES, TRAITS, fewest=1)
    second = peer_group(other, PLACES, TRAITS, fewest=1)
    assert first.code == second.code == "alike"
    assert (other in first.members) == (one in second.members)
    assert one not in first.members


def test_the_pared_mean_worked_by_hand() -> None:
    """Of 1,000 in all, the two with the best adjusted shares (85/92, 46/52) cover 140: 129/140."""
    best, second = (84, 90), (45, 50)
    rest = [(50, 100)] * 8 + [(10, 60)]
    it = achievable_benchmark([*rest, second, best])
    assert (it.share.numerator, it.share.denominator, it.districts) == (129, 140, 2)


def test_a_tiny_district_does_not_set_the_mark() -> None:
    it = achievable_benchmark([(1, 1)] + [(60 + n, 100) for n in range(20)])
    assert it.share.value == pytest.approx(0.78)


def test_where_less_is_better() -> None:
    it = achievable_benchmark([(n, 100) for n in range(10)], higher_is_better=False)
    assert (it.share.value, it.districts) == (0, 1)


def test_no_benchmark_without_enough_districts() -> None:
    assert achievable_benchmark([]).code == "no_data"
    assert achievable_benchmark([(1, 2)] * 7).code == "too_few"
    assert achievable_benchmark([(12, 10), (None, 1)]).code == "no_data"


def test_half_of_similar_districts() -> None:
    it = beside_peers((62, 100), [(700 + n, 1000) for n in range(0, 90, 10)] + [(None, 5), (1, 0)])
    assert (it.code, it.own, it.median, it.peers) == ("ok", 0.62, 0.74, 9)
    assert it.pooled == pytest.approx(0.74)


def test_without_an_own_value_or_enough_peers() -> None:
    peers = [(n, 10) for n in range(8)]
    assert beside_peers((None, 10), peers).code == "no_own"
    assert beside_peers((1, 2), peers[1:]) == beside_peers((1, 2), peers[:7])
    assert beside_peers((1, 2), peers[1:]).median is None
    assert beside_peers((12, 10), peers).own == 1.2


@given(st.lists(pairs, min_size=8, max_size=30), st.booleans(), st.randoms())
def test_the_order_does_not_matter_and_a_tenth_is_covered(
    values: list[tuple[int, int]], higher: bool, chance: object
) -> None:
    it = achievable_benchmark(values, higher_is_better=higher)
    shuffled = values.copy()
    chance.shuffle(shuffled)
    assert achievable_benchmark(shuffled, higher_is_better=higher) == it
    assert it.share.denominator >= 0.1 * sum(b for _, b in values)


@given(st.lists(st.tuples(anything, anything)))
def test_anything_has_an_answer(values: list[tuple[object, object]]) -> None:
    assert achievable_benchmark(values).code in {"ok", "no_data", "too_few"}
    assert beside_peers((1, 2), values).code in {"ok", "too_few"}
