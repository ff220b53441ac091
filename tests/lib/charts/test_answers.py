from dataclasses import replace

import pytest

from districtteam.lib.charts import (
    Asked,
    Choice,
    Drawn,
    Passed,
    Rated,
    ScaleWords,
    Sentence,
    number_of,
    one_of,
    participation,
    scale_of,
    several_of,
)

from .boxes import words
from .samples import ANSWERS, ASKED, CHOICES, NUMBERS, PASSED, QUESTIONS, SCALE, STEPS


def read(svg: str) -> list[str]:
    return [box.text for box in words(svg)]


def test_the_commonest_answer_comes_first_and_is_said() -> None:
    drawn = one_of(CHOICES, ASKED, ANSWERS)
    assert [row[1] for row in drawn.table.rows] == [18, 9, None, None]
    assert drawn.sentence.code == "most_said"
    assert drawn.sentence.facts["count"] == 18
    assert "18 (53 %)" in read(drawn.svg)
    assert "34 équipes ont répondu ; 2 sans réponse" in read(drawn.svg)


def test_answers_with_an_order_keep_it() -> None:
    drawn = one_of(CHOICES, ASKED, ANSWERS, ordered=True)
    assert [row[1] for row in drawn.table.rows] == [None, 18, 9, None]


def test_answers_given_alike_are_named_together() -> None:
    even = [Choice("a", "Oui", 4), Choice("b", "Non", 4)]
    assert several_of(even, Asked(8), ANSWERS).sentence.facts["labels"] == ["Oui", "Non"]


def test_a_count_that_may_not_be_shown_is_not_in_the_picture() -> None:
    drawn = one_of(CHOICES, ASKED, ANSWERS)
    assert read(drawn.svg).count("Masqué") == 2  # of 34, 32 are in the other three
    assert "Masqué : si peu d’équipes qu’on pourrait les" in read(drawn.svg)
    assert "Votre réponse" in read(drawn.with_mark("other"))
    assert drawn.told("other") == Sentence("you_said_hidden", {"label": "Autre"})


@pytest.mark.parametrize(
    ("counts", "answered", "shown"),
    [
        ((18, 9, 5, None), 34, [18, 9, None, None]),  # 2 are left: with 5 they are 7
        ((18, 9, 5, None), 37, [18, 9, None, None]),  # one alone is what is left of all
        ((20, 3, None, None), 25, [20, None, None, None]),  # 2 for two: both may be known
        ((20, 8, None, None), 34, [20, 8, None, None]),
        ((30, 0, None), 34, [None, 0, None]),  # nobody is a figure of its own
        ((30, None), 34, [None, None]),
        ((30, 4), 34, [30, 4]),
    ],
)
def test_a_hidden_count_cannot_be_worked_out(
    counts: tuple[int | None, ...], answered: int, shown: list[int | None]
) -> None:
    choices = [Choice(str(n), f"Réponse {n}", count) for n, count in enumerate(counts)]
    drawn = one_of(choices, Asked(answered), ANSWERS, ordered=True)
    assert [row[1] for row in drawn.table.rows] == shown
    known = [count for count in shown if count is not None]
    hidden = len(shown) - len(known)
    assert hidden == 0 or (hidden > 1 and answered - sum(known) > 4)


def test_where_all_is_hidden_it_is_said() -> None:
    drawn = one_of([Choice("a", "Oui", 30), Choice("b", "Non", None)], Asked(34), ANSWERS)
    assert drawn.sentence == Sentence("answers_hidden", {"answered": 34})
    assert "30" not in drawn.svg.replace('"30"', "")


def test_nobody_answered() -> None:
    drawn = one_of([Choice("a", "Oui", 0)], Asked(0, 34), ANSWERS)
    assert drawn.sentence.code == "no_answers"
    assert "0" in read(drawn.svg)
    assert one_of([], Asked(0), ANSWERS).sentence.code == "no_answers"


def test_more_than_all_is_shown_as_it_is() -> None:
    assert "12 (120 %)" in read(one_of([Choice("a", "Oui", 12)], Asked(10), ANSWERS).svg)


def test_where_many_are_given_as_often_none_stands_out() -> None:
    choices = [Choice(str(key), str(key), 1) for key in range(4)]
    assert one_of(choices, Asked(4), ANSWERS).sentence.code == "none_stands_out"
    assert one_of(choices[:2], Asked(2), ANSWERS).sentence.facts["labels"] == ["0", "1"]


def test_a_scale_says_where_most_are_in_its_upper_half() -> None:
    drawn = scale_of(QUESTIONS, SCALE)
    assert drawn.sentence.code == "most_upper"
    assert drawn.sentence.facts["label"] == "Les médicaments commandés sont arrivés à temps"
    assert drawn.sentence.facts["count"] == 23
    assert drawn.table.columns[1] == "Pas du tout d’accord"


def test_a_scale_has_an_end() -> None:
    with pytest.raises(ValueError, match="at most 7"):
        scale_of([Rated("q", "Q", (1,) * 8)], ScaleWords("Q", levels=("x",) * 8))


def test_a_question_without_answers_is_an_empty_bar() -> None:
    drawn = scale_of([Rated("q", "Payés à temps ?", (0, 0, 0, 0, 0))], SCALE)
    assert drawn.sentence.code == "no_answers"
    assert "Payés à temps ?" in read(drawn.svg)


def test_numbers_say_where_the_middle_half_lies() -> None:
    drawn = number_of([3, 5, 5, 8, 9, 14, 21, 30, None, float("inf")], NUMBERS)
    assert drawn.sentence.code == "half_between"
    assert drawn.sentence.facts == {
        "half": 8.5,
        "low": 5,
        "high": 15.75,
        "least": 3,
        "most": 30,
        "answered": 8,
        "missing": 2,
    }
    assert "Vous : 9 jours" in read(drawn.with_mark(9, "9 jours"))


def test_few_numbers_have_no_quarters() -> None:
    assert number_of([3, 4], NUMBERS).sentence.code == "half_is"
    assert number_of([], NUMBERS).sentence.code == "no_answers"


def test_a_number_that_rounding_put_beside_the_axis_has_its_mark() -> None:
    drawn = number_of([0.1, 0.2, 0.1 + 0.2], NUMBERS)
    assert "Vous : 0,3" in read(drawn.with_mark(0.1 + 0.2, "0,3"))


def test_no_number_has_no_mark() -> None:
    drawn = number_of([3, 5, 8], NUMBERS)
    for own in (None, "3", True, float("nan")):
        assert drawn.with_mark(own) == drawn.without_mark()


def test_participation_says_where_most_were_lost() -> None:
    drawn = participation(PASSED, 34, STEPS, 34)
    assert drawn.sentence.code == "most_lost"
    assert drawn.sentence.facts["lost"] == 18
    assert drawn.sentence.facts["at"] == "Résultats commentés"
    assert "32 sur 34" in read(drawn.svg)
    assert read(drawn.with_mark(["filled", "forum"])).count("Vous : fait") == 2
    told = drawn.told(["filled", "forum"])
    assert told.code == "you_did"
    assert told.facts["left"] == ["Résultats commentés", "Engagement pris"]
    assert drawn.told([step.key for step in PASSED]).code == "you_did_all"


def test_nobody_is_lost_where_nobody_left() -> None:
    steps = [Passed("a", "A", 3), Passed("b", "B", 3)]
    assert participation(steps, 3, STEPS).sentence.code == "reached"
    assert participation(steps, 0, STEPS).sentence.code == "nobody_invited"
    assert participation([], 3, STEPS).sentence.code == "nobody_invited"


def test_steps_not_known_as_done_say_so() -> None:
    drawn = participation(PASSED, 34, STEPS)
    shown = read(Drawn.from_data(drawn.as_data()).with_mark(["filled", "forum"]))
    assert (shown.count("Vous : fait"), shown.count("Vous : pas noté")) == (2, 2)
    assert drawn.with_mark(["unknown"]) == drawn.without_mark()


def test_the_own_dot_is_dark_where_there_are_dots() -> None:
    drawn = number_of([3, 5, 9, 9, 14], NUMBERS)
    assert drawn.with_mark(9, "9 jours").count('r="4.5"') == 1
    assert drawn.with_mark(7, "7 jours").count('r="4.5"') == 0
    kept = Drawn.from_data(drawn.as_data())
    assert kept.with_mark(9, "9 jours") == drawn.with_mark(9, "9 jours")
    columns = number_of([9.0] * 40, NUMBERS)
    assert columns.with_mark(9, "9 jours").count('r="4.5"') == 0


def test_only_a_question_with_several_answers_says_so() -> None:
    words = replace(ANSWERS, several="Plusieurs réponses possibles.")
    assert "Plusieurs réponses possibles." in " ".join(read(several_of(CHOICES, ASKED, words).svg))
    assert "Plusieurs" not in " ".join(read(one_of(CHOICES, ASKED, words).svg))
