"""Dots, scores, statements, opinions and consent."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.ballots import (
    ConsentRule,
    Tally,
    by_district,
    consent,
    disagreements,
    dots,
    opinion_groups,
    scores,
    shortlist,
    statement,
)

ISSUES = ["water", "staff", "stock", "cold"]


def test_dots_are_counted_with_bounds_for_those_who_could_vote() -> None:
    it = dots([["water"], ["water", "staff"], ["stock"], None, []], ISSUES, eligible=4)
    assert [(one.issue, one.dots) for one in it.issues] == [
        ("water", 2),
        ("staff", 1),
        ("stock", 1),
        ("cold", 0),
    ]
    assert (it.answered, it.spoiled) == (3, 0)
    assert it.issues[0].share.value == pytest.approx(2 / 3)
    full = dots([["water"]] * 4, ISSUES, eligible=4)
    assert full.issues[0].share.low == full.issues[0].share.high == 1


def test_spoiled_ballots_count_nowhere() -> None:
    it = dots([ISSUES, ["unheard"], ["water", "water"]], ISSUES, eligible=9, most=3)
    assert (it.answered, it.spoiled) == (1, 2)


def test_equals_stay_together_on_the_shortlist() -> None:
    it = dots([["water", "cold"], ["water"], ["stock"]], ISSUES, eligible=9)
    assert shortlist(it, least=1) == ("water",)
    assert shortlist(it, least=2) == ("water", "stock", "cold")
    assert shortlist(dots([], ISSUES, eligible=9)) == ()


def test_what_nobody_chose_is_not_shortlisted() -> None:
    assert shortlist(dots([["water"]], ISSUES, eligible=9), least=4) == ("water",)


WEIGHTS = {"doable": 2.0, "burden": 1.0}


def answers(issue: str, doable: float | None, burden: float | None) -> dict:
    return {(issue, "doable"): doable, (issue, "burden"): burden}


def test_scores_leave_blanks_out_of_both_sides() -> None:
    ballots = [
        {**answers("water", 1, 1), **answers("staff", 0, 0.5)},
        {**answers("water", 1, None), **answers("staff", 0.5, 0.5)},
        {**answers("water", 0, 0), **answers("staff", None, None)},
    ]
    it = scores(ballots, ["water", "staff"], WEIGHTS, 9, chance=Random(1))
    water, staff = it.issues
    assert dict(water.criteria) == {"doable": pytest.approx(2 / 3), "burden": 0.5}
    assert water.priority == pytest.approx((2 * 2 / 3 + 0.5) / 3)
    assert water.agreement == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert staff.priority == pytest.approx((2 * 0.25 + 0.5) / 3)
    assert (water.low, it.too_close) == (None, (("water", "staff"),))


def test_close_issues_are_said_to_be_close() -> None:
    ballots = [
        {
            **answers("a", 1, 1),
            **answers("b", n % 2, (n + 1) % 2),
            **answers("c", (n + 1) % 2, n % 2),
        }
        for n in range(30)
    ]
    it = scores(ballots, ["a", "b", "c"], WEIGHTS, 40, chance=Random(1), resamples=300)
    assert it.too_close == (("b", "c"),)
    assert [one.places for one in it.issues] == [(1, 1), (2, 3), (2, 3)]
    assert it.issues[1].low < 0.5 < it.issues[1].high


def test_no_scores() -> None:
    it = scores([None, {}], ["a"], WEIGHTS, 9, chance=Random(1))
    assert (it.answered, it.issues[0].code) == (0, "no_data")
    odd = scores([answers("a", 7, None)] * 6, ["a"], WEIGHTS, 9, chance=Random(1))
    assert odd.issues[0].code == "no_data"


def test_common_ground_needs_every_declared_group() -> None:
    north, south = Tally(20, 1, 1), Tally(5, 5, 0)
    whole = Tally(25, 6, 1)
    assert statement(whole, {"north": north, "south": south}).code == "common_ground"
    assert statement(whole, {"north": north, "south": Tally(4, 6)}).code == "agreed"
    assert statement(whole, {"north": north, "south": Tally(4, 6)}).least_group == (
        "south",
        pytest.approx(5 / 12),
    )


@pytest.mark.parametrize(
    ("tally", "code"),
    [
        (Tally(4, 0, 0), "counts_only"),
        (Tally(), "counts_only"),
        (Tally(10, 9, 1), "unsure"),
        (Tally(2, 20, 3), "not_agreed"),
        (Tally(20, 2, 3), "common_ground"),
    ],
)
def test_what_can_be_said_of_a_statement(tally: Tally, code: str) -> None:
    assert statement(tally).code == code


def test_nearly_everyone_voted() -> None:
    assert statement(Tally(20, 12, 0)).code == "unsure"
    assert statement(Tally(20, 12, 0), eligible=34).code == "common_ground"


def test_real_disagreement_is_corrected_for_the_number_of_statements() -> None:
    split = {"north": Tally(16, 4), "south": Tally(9, 11)}
    alone = disagreements({"s": split})
    assert [(one.more, one.fewer) for one in alone] == [("north", "south")]
    many = {f"s{n}": {"north": Tally(10, 10), "south": Tally(10, 10)} for n in range(30)}
    assert disagreements({**many, "s": split}) == ()


def test_small_groups_are_not_compared() -> None:
    assert disagreements({"s": {"north": Tally(30, 0), "south": Tally(0, 4)}}) == ()
    assert disagreements({}) == ()


def test_a_large_team_weighs_no_more_than_a_small_one() -> None:
    votes = [("A", "agree")] * 30 + [("B", "disagree")] + [("C", "what")]
    assert by_district(votes) == Tally(1.0, 1.0, 0.0)


tallies = st.builds(Tally, *[st.integers(0, 60)] * 3)


@given(tallies, tallies)
def test_every_statement_has_a_code(whole: Tally, part: Tally) -> None:
    it = statement(whole, {"one": part}, eligible=10)
    assert it.code in {"counts_only", "common_ground", "agreed", "unsure", "not_agreed"}


@given(tallies, tallies)
def test_disagreement_has_no_direction_of_its_own(one: Tally, other: Tally) -> None:
    there = disagreements({"s": {"a": one, "b": other}})
    back = disagreements({"s": {"b": other, "a": one}})
    assert [(it.more, it.fewer) for it in there] == [(it.more, it.fewer) for it in back]
    assert all(it.gap > 0 for it in there)


def opinions(voters: int, statements: int, chance: Random, *, groups: int) -> dict:
    """Votes with one in five missing, one in ten passing and, of two groups, 15 % astray."""
    sides = [[chance.choice((1, -1)) for _ in range(statements)] for _ in range(groups)]
    shares = [chance.random() for _ in range(statements)]
    ballots: dict = {voter: {} for voter in range(voters)}
    for voter, ballot in ballots.items():
        for name in range(statements):
            if chance.random() < 0.2:
                continue
            if chance.random() < 0.1:
                ballot[name] = 0
            elif groups == 1:
                ballot[name] = 1 if chance.random() < shares[name] else -1
            else:
                astray = chance.random() < 0.15
                ballot[name] = sides[voter % groups][name] * (-1 if astray else 1)
    return ballots


def test_two_groups_are_found_and_one_is_not_split() -> None:
    found = opinion_groups(opinions(64, 24, Random(5), groups=2), chance=Random(1))
    assert found.code == "groups"
    assert sorted(map(len, found.groups)) == [32, 32]
    assert {voter % 2 for voter in found.groups[0]} in ({0}, {1})
    alone = opinion_groups(opinions(64, 24, Random(5), groups=1), chance=Random(1))
    assert (alone.code, alone.groups) == ("none", ())


def test_too_few_voters_or_statements() -> None:
    chance = Random(1)
    few = opinion_groups(opinions(59, 24, chance, groups=2), chance=chance)
    assert (few.code, few.p) == ("too_few_voters", None)
    assert opinion_groups(opinions(80, 19, chance, groups=2), chance=chance).code == (
        "too_few_statements"
    )
    idle = {n: dict.fromkeys(range(30)) for n in range(90)}
    assert opinion_groups(idle, chance=chance).voters == 0
    assert opinion_groups({}, chance=chance).code == "too_few_statements"


def test_everybody_of_one_mind() -> None:
    same = {voter: dict.fromkeys(range(25), 1) for voter in range(70)}
    assert opinion_groups(same, chance=Random(1)).code == "none"


@pytest.mark.parametrize(
    ("votes", "code"),
    [
        (["agree"] * 20, "no_quorum"),
        (["agree"] * 21, "adopted"),
        (["abstain"] * 21, "below_threshold"),
        (["agree"] * 14 + ["object"] * 6 + ["abstain"], "adopted"),
        (["agree"] * 13 + ["object"] * 6 + ["abstain"] * 2, "below_threshold"),
        (["reserve"] * 21, "adopted"),
        ([None, "what"] * 20, "no_quorum"),
    ],
)
def test_consent(votes: list[str | None], code: str) -> None:
    assert consent(votes, 35).code == code


def test_an_unanswered_objection_stops_a_recommendation() -> None:
    votes = ["agree"] * 30 + ["object"]
    assert consent(votes, 35, unanswered_objections=1).code == "objection_unanswered"
    assert consent(votes, 0).code == "no_quorum"
    assert consent(["agree"], 10, ConsentRule(quorum=0.1)).answered == 1
