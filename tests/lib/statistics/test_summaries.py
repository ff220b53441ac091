"""Questions summed up by their type, whole and by group, with the missing."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.summaries import (
    NOT_ASKED,
    Base,
    Question,
    amounts,
    bases,
    bins,
    choices,
    summarise,
    texts,
)

from .ugly import NAN, UGLY, anything

YES_NO = ("yes", "no")


def test_one_of() -> None:
    it = choices(["yes", None, "no", "yes", NOT_ASKED, "", "other"], YES_NO)
    assert it.counts == (("yes", 2), ("no", 1))
    assert it.base == Base(answered=3, missing=2, not_asked=1, unusable=1)
    assert it.base.asked == 6
    assert it.share("yes").value == pytest.approx(2 / 3)
    assert it.share("yes", "no").value == 1
    assert it.share("yes", "yes").value == pytest.approx(2 / 3)
    assert it.share("unheard").value == 0


def test_several_of() -> None:
    answers = ["a b", ["a"], "b b", "", " ", None, "a z", NOT_ASKED]
    it = choices(answers, ("a", "b", "c"), "select_multiple")
    assert it.counts == (("a", 2), ("b", 2), ("c", 0))
    assert it.base == Base(answered=4, missing=2, not_asked=1, unusable=1)
    assert it.share("a").value == 0.5
    with pytest.raises(ValueError, match="twice"):
        it.share("a", "b")


def test_a_scale_has_a_step_in_the_middle_not_a_mean() -> None:
    steps = ("never", "seldom", "often", "always", "no idea")
    answers = ["never", "seldom", "seldom", "often", "always", "no idea", "no idea"]
    it = choices(answers, steps, "scale", apart=["no idea"])
    assert [it.step(part) for part in (0, 0.25, 0.5, 0.75, 1)] == [
        "never",
        "seldom",
        "seldom",
        "often",
        "always",
    ]
    assert it.base.answered == 7
    assert choices([None, "no idea"], steps, "scale", apart=["no idea"]).step() is None


def test_numbers() -> None:
    it = amounts([4, 1.5, None, "", NOT_ASKED, NAN, True, "3", 0])
    assert it.base == Base(answered=3, missing=2, not_asked=1, unusable=3)
    assert it.spread.median == 1.5
    assert it.total == 5.5
    assert amounts([]).total is None
    assert amounts([None]).bins == ()


def test_whole_numbers_have_a_whole_total() -> None:
    assert amounts([1, 2, 3]).total == 6
    assert isinstance(amounts([1, 2, 3]).total, int)


def test_histograms() -> None:
    assert [(it.low, it.high, it.count) for it in bins([0, 13, 70])] == [
        (0, 10, 1),
        (10, 20, 1),
        (20, 30, 0),
        (30, 40, 0),
        (40, 50, 0),
        (50, 60, 0),
        (60, 70, 1),
    ]
    assert [(it.low, it.high, it.count) for it in bins([5, 5])] == [(5, 5, 2)]
    assert [it.count for it in bins([1, 2, 3, 9], [0, 2, 4])] == [1, 2]


def test_words() -> None:
    assert texts(["Oui", " ", None, NOT_ASKED, 4]) == texts([" Oui", "", None, NOT_ASKED, 9])
    assert texts(["Oui", NOT_ASKED, 4]).base == Base(1, 0, 1, 1)
    assert texts([]).length is None


COLUMNS = {
    "power": ["yes", "no", "yes", None, "yes"],
    "problems": ["water", "water staff", ["staff"], "", None],
    "trust": ["low", "high", "high", "low", "high"],
    "beds": [10, 20, None, 40, 50],
    "story": ["We did.", None, "They came.", "", "x"],
}
QUESTIONS = [
    Question("power", "select_one", YES_NO),
    Question("problems", "select_multiple", ("water", "staff")),
    Question("trust", "scale", ("low", "high")),
    Question("beds", "number"),
    Question("story", "text"),
]
GROUPS = ["north", "south", "north", "south", None]


def test_a_questionnaire_by_groups() -> None:
    power, problems, trust, beds, story = summarise(
        COLUMNS, QUESTIONS, groups=GROUPS, declared=["north", "south", "west"]
    )
    assert power.whole.counts == (("yes", 3), ("no", 1))
    assert [name for name, _ in power.groups] == ["north", "south", "west"]
    assert power.groups[0][1].counts == (("yes", 2), ("no", 0))
    assert power.groups[2][1].base == Base(0)
    assert problems.groups[1][1].counts == (("water", 1), ("staff", 1))
    assert trust.groups[1][1].step() == "low"
    assert beds.groups[1][1].spread.mean == 30
    assert beds.whole.total == 120
    assert story.groups[0][1].base.answered == 2


def test_without_groups_or_column() -> None:
    power, none = summarise(COLUMNS, [QUESTIONS[0], Question("new", "number")])
    assert power.groups == ()
    assert none.whole.base == Base(0, not_asked=5)
    assert summarise({}, QUESTIONS)[0].whole.base == Base(0)
    [grouped] = summarise({}, [Question("new", "scale")], groups=GROUPS, declared=["north"])
    assert grouped.groups[0][1].base == Base(0, not_asked=2)


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        summarise({"beds": [1]}, [QUESTIONS[3]], groups=GROUPS, declared=["north"])


def test_who_stands_behind_a_figure() -> None:
    teams = list("ABCDE")
    assert bases(COLUMNS["beds"], teams) == {None: frozenset("ABDE")}
    by_group = bases(COLUMNS["power"], teams, groups=GROUPS)
    assert by_group == {
        "north": frozenset("AC"),
        "south": frozenset("B"),
        None: frozenset("E"),
    }


columns = st.lists(st.tuples(anything, st.sampled_from("nsw")), max_size=30)


@given(columns, st.sampled_from(["select_one", "select_multiple", "scale", "number", "text"]))
def test_anything_has_an_answer_and_groups_add_up(
    rows: list[tuple[object, str]], kind: str
) -> None:
    answers, groups = [row[0] for row in rows], [row[1] for row in rows]
    question = Question("q", kind, ("0", "1", "a"))
    [it] = summarise({"q": answers}, [question], groups=groups, declared="nsw")
    assert it.whole.base.asked + it.whole.base.not_asked == len(rows)
    for part in ("answered", "missing", "not_asked", "unusable"):
        whole = getattr(it.whole.base, part)
        assert whole == sum(getattr(summary.base, part) for _, summary in it.groups)


@given(st.lists(st.sampled_from(["a", "b", "c", None])))
def test_counts_are_counts(answers: list[str | None]) -> None:
    it = choices(answers, ("a", "b", "c"))
    expected = Counter(answers)
    assert it.counts == tuple((name, expected[name]) for name in "abc")
    assert it.base.answered + it.base.missing == len(answers)


@given(st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=40))
def test_every_number_is_in_one_bin(values: list[float]) -> None:
    it = amounts(values)
    assert sum(one.count for one in it.bins) == len(values)
    assert 1 <= len(it.bins) <= 10
    assert math.isfinite(it.bins[0].low)


def test_ugly_answers() -> None:
    assert amounts(UGLY).base == Base(3, 1, 0, 8)
    assert choices(UGLY, ("12",)).base == Base(1, 2, 0, 9)
