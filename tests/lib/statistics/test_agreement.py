"""Kappa: published tables, values of statsmodels, ugly ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.agreement import cohen, fleiss

# Fleiss (1971) as worked in the article on Fleiss' kappa: ten subjects, fourteen raters.
FOURTEEN = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]
TABLE = ((20, 5, 1), (4, 15, 6), (0, 3, 16))
PAIRS = [(i, j) for i, row in enumerate(TABLE) for j, count in enumerate(row) for _ in range(count)]


def test_fourteen_raters() -> None:
    it = fleiss(dict(enumerate(case)) for case in FOURTEEN)
    assert it.kappa == pytest.approx(0.20993, abs=5e-6)
    assert it.seen == pytest.approx(0.37802, abs=5e-6)
    assert it.by_chance == pytest.approx(0.212755, abs=5e-6)


def test_fifty_grant_proposals() -> None:
    """The worked example of two readers: 20 and 15 alike, 5 and 10 not."""
    it = cohen([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15)
    assert (it.kappa, it.seen, it.by_chance) == pytest.approx((0.4, 0.7, 0.5))


@pytest.mark.parametrize(
    ("weights", "kappa", "low", "high"),
    [
        ("none", 0.5925245, 0.4365164, 0.7485326),
        ("linear", 0.6757758, 0.5426227, 0.8089290),
        ("quadratic", 0.7603486, 0.6422814, 0.8784158),
    ],
)
def test_weighted_beside_statsmodels(weights: str, kappa: float, low: float, high: float) -> None:
    it = cohen(PAIRS, (0, 1, 2), weights=weights)
    assert (it.kappa, it.low, it.high) == pytest.approx((kappa, low, high), abs=1e-6)


def test_nothing_to_agree_about() -> None:
    assert cohen([]).code == "no_data"
    assert cohen([("a", None), (None, "b")]).code == "no_data"
    assert cohen([("a", "z")], ["a"]).code == "no_data"
    assert cohen([("a", "a")] * 9).code == "constant"
    assert fleiss([]).code == "no_data"
    assert fleiss([{"a": 1}, {"b": 1}]).code == "no_data"
    assert fleiss([{"a": 3}] * 4).code == "constant"


def test_cases_with_another_number_of_raters_are_left_out() -> None:
    assert fleiss([{"a": 2, "b": 1}, {"a": 3}, {"b": 3}, {"a": 1}]).cases == 3


ratings = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


@given(ratings)
def test_who_is_named_first_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    one = cohen(pairs, "abc", weights="linear")
    other = cohen([(b, a) for a, b in pairs], "abc", weights="linear")
    assert one.code == other.code
    if one.code == "ok":
        assert one.kappa == pytest.approx(other.kappa)
        assert one.kappa <= 1 + 1e-12


@given(st.lists(st.sampled_from("abc"), min_size=2))
def test_complete_agreement_is_one(names: list[str]) -> None:
    it = cohen([(name, name) for name in names])
    assert it.code == "constant" or it.kappa == pytest.approx(1)
