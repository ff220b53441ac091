"""What would tell of a district or a handful of persons is hidden, and cannot be worked out."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.small_numbers import (
    ANYONE,
    Rule,
    Table,
    base_code,
    dominated,
    enough_others,
    guard,
    hide_counts,
    hide_table,
    share_code,
)

from .ugly import NAN

RULE = Rule()
WHOLE = "ABCDEFGHIJKLMNOPQR"


@pytest.mark.parametrize(
    ("contributors", "reader", "enough"),
    [
        ("ABCD", None, False),
        ("ABCDE", None, True),
        ("ABCDE", "Z", True),
        ("ABCDE", "A", False),
        ("ABCDEF", "A", True),
        ("ABCDE", ANYONE, False),
        ("ABCDEF", ANYONE, True),
        ("", ANYONE, False),
        ("AAAAAAA", None, False),
    ],
)
def test_five_districts_other_than_the_readers_own(
    contributors: str, reader: object, enough: bool
) -> None:
    assert enough_others(contributors, RULE, reader=reader) is enough
    assert base_code(contributors, RULE, reader=reader) == ("shown" if enough else "too_few")


def test_a_rule_cannot_be_set_unsafe() -> None:
    assert (Rule(base=0).base, Rule(persons=1).persons, Rule(persons=99).persons) == (3, 5, 10)
    assert (Rule(dominance=0).dominance, Rule(dominance=3).dominance) == (0.5, 1.0)


def test_one_district_that_makes_most_of_a_total() -> None:
    assert dominated({"A": 71, "B": 29}, RULE)
    assert not dominated({"A": 70, "B": 30}, RULE)
    assert not dominated({"A": None, "B": NAN}, RULE)
    assert not dominated({}, RULE)


@pytest.mark.parametrize(
    ("persons", "of", "code"),
    [
        (0, 100, "shown"),
        (4, 100, "too_few"),
        (5, 100, "shown"),
        (96, 100, "complement"),
        (95, 100, "shown"),
        (100, 100, "shown"),
        (2, 3, "too_few"),
        (0, 3, "too_few"),
        (None, 3, "no_data"),
    ],
)
def test_a_share_of_persons(persons: int | None, of: int, code: str) -> None:
    assert share_code(persons, of, RULE) == code


def test_a_small_count_takes_another_with_it() -> None:
    it = hide_counts({"a": 2, "b": 40, "c": 60}, RULE)
    assert it.parts == {"a": "too_few", "b": "complement", "c": "shown"}
    assert it.total == "shown"


def test_small_counts_that_add_up_to_few_take_one_more_with_them() -> None:
    it = hide_counts({"a": 1, "b": 2, "c": 30, "d": 40}, RULE)
    assert it.parts == {"a": "too_few", "b": "too_few", "c": "complement", "d": "shown"}


def test_a_small_total_is_hidden_with_its_parts() -> None:
    it = hide_counts({"a": 3, "b": 0}, RULE)
    assert (it.parts, it.total) == ({"a": "too_few", "b": "shown"}, "too_few")


def test_missing_counts_are_not_published_and_hide_nothing() -> None:
    assert hide_counts({"a": 7, "b": None}, RULE).parts == {"a": "shown", "b": "no_data"}
    assert hide_counts({}, RULE).total == "no_data"
    assert hide_table([], RULE).total == "no_data"


def test_a_network_may_ask_for_more() -> None:
    assert hide_counts({"a": 8, "b": 40}, Rule(persons=10)).parts["a"] == "too_few"


def test_a_bridge_between_two_circles_is_seen() -> None:
    """Two hidden in every line are not enough: the 3 would follow from the totals."""
    rows = [[3, 20, 20, 50], [20, 20, 50, 50], [50, 50, 20, 20], [50, 50, 20, 20]]
    it = hide_table(rows, RULE)
    assert it.cells[0][0] == "too_few"
    assert "complement" in it.cells[0]
    assert "complement" in {row[0] for row in it.cells[1:]}


def test_totals_are_counts_too() -> None:
    it = hide_table([[2, 1], [40, 60]], RULE)
    assert it.rows[0] == "too_few"
    assert "complement" in {it.rows[1], it.total}


counts = st.one_of(st.none(), st.integers(0, 8), st.integers(0, 60))
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=4)
)


def equations(rows: list[list[int | None]], it: Table) -> tuple[list[dict], dict]:
    """What a reader knows: each line's parts less its total are 0; and every hidden value."""
    height, width = len(rows), len(rows[0])
    value = {(i, j): rows[i][j] for i in range(height) for j in range(width)}
    code = {(i, j): it.cells[i][j] for i, j in value}
    for i in range(height):
        value[i, -1] = sum(count or 0 for count in rows[i])
        code[i, -1] = it.rows[i]
    for j in range(width):
        value[-1, j] = sum(row[j] or 0 for row in rows)
        code[-1, j] = it.columns[j]
    value[-1, -1], code[-1, -1] = sum(value[i, -1] for i in range(height)), it.total
    hidden = {at: value[at] for at in value if code[at] in {"too_few", "complement"}}
    for at, count in value.items():
        assert code[at] != "shown" or not 0 < (count or 0) < 5
    lines = [[(i, j) for j in (*range(width), -1)] for i in (*range(height), -1)]
    lines += [[(i, j) for i in (*range(height), -1)] for j in (*range(width), -1)]
    signs = [{at: 1 if -1 not in at or at == line[0] else -1 for at in line} for line in lines]
    for line, sign in zip(lines, signs, strict=True):
        sign.update(dict.fromkeys(line[:-1], 1))
        sign[line[-1]] = -1
    return [{at: s for at, s in sign.items() if at in hidden} for sign in signs], hidden


def less(line: dict, known: dict, times: Fraction) -> dict:
    both = {at: line.get(at, 0) - times * known.get(at, 0) for at in {*line, *known}}
    return {at: share for at, share in both.items() if share}


@given(tables)
def test_no_small_count_follows_from_what_is_shown(rows: list[list[int | None]]) -> None:
    """Elimination with fractions: no small hidden count is alone in a combination of lines."""
    lines, hidden = equations(rows, hide_table(rows, RULE))
    reduced: dict = {}
    for given_line in lines:
        line = {at: Fraction(sign) for at, sign in given_line.items()}
        for pivot, known in reduced.items():
            line = less(line, known, line.get(pivot, Fraction(0)))
        if line:
            pivot = next(iter(line))
            own = {at: share / line[pivot] for at, share in line.items()}
            reduced = {
                at: less(known, own, known.get(pivot, Fraction(0))) for at, known in reduced.items()
            }
            reduced[pivot] = own
    alone = [next(iter(line)) for line in reduced.values() if len(line) == 1]
    assert not [at for at in alone if 0 < hidden[at] < 5]


def test_one_breakdown() -> None:
    cells = {"north": WHOLE[:8], "south": WHOLE[8:15], "east": WHOLE[15:]}
    alone = guard([cells], RULE)
    assert alone == [{"north": "shown", "south": "shown", "east": "too_few"}]
    [_, beside] = guard([{"all": WHOLE}, cells], RULE)
    assert beside == {"north": "shown", "south": "differencing", "east": "too_few"}


def test_two_breakdowns_that_differ_by_one_district() -> None:
    urban, hospital = WHOLE[:9], WHOLE[:8]
    assert guard([{"urban": urban}, {"hospital": hospital}], RULE)[1] == {
        "hospital": "differencing"
    }


def test_one_district_swapped_for_another_tells_of_both() -> None:
    assert guard([{"a": WHOLE[:9]}, {"b": "ABCDEFGHZ"}], RULE)[1] == {"b": "differencing"}


def test_sums_and_differences_of_several() -> None:
    """a + b - c - d is Q alone, though no two of them differ by few."""
    a, b = "ABCDEFGHQ", "IJKLMNOPR"
    c, d = "ABCDIJKLR", "EFGHMNOP"
    codes = guard([{"a": a}, {"b": b}, {"c": c}, {"d": d}], RULE)
    assert [next(iter(code.values())) for code in codes] == ["shown"] * 3 + ["differencing"]


def test_the_edition_before() -> None:
    assert guard([{"all": WHOLE}], RULE, before=[WHOLE]) == [{"all": "shown"}]
    assert guard([{"all": WHOLE}], RULE, before=[WHOLE[:-1]]) == [{"all": "edition_before"}]
    assert guard([{"all": WHOLE}], RULE, before=[WHOLE[:-6]]) == [{"all": "shown"}]


def test_a_reader_outside_knows_one_district_less() -> None:
    cells = [{"all": WHOLE}, {"north": WHOLE[:13], "south": WHOLE[13:]}]
    assert guard(cells, RULE, reader=None)[1]["south"] == "shown"
    assert guard(cells, RULE)[1]["south"] == "too_few"


def test_the_same_base_twice_tells_nothing_new() -> None:
    assert guard([{"q1": WHOLE}, {"q2": WHOLE}], RULE)[1] == {"q2": "shown"}
    assert guard([], RULE) == []
    assert guard([{"empty": ""}], RULE) == [{"empty": "too_few"}]


districts = st.frozensets(st.integers(0, 15), max_size=16)


@given(st.lists(districts, max_size=7), st.lists(districts, max_size=2))
def test_nothing_shown_isolates_few_by_adding_and_subtracting(
    figures: list[frozenset[int]], before: list[frozenset[int]]
) -> None:
    codes = guard([{n: base} for n, base in enumerate(figures)], RULE, before=before)
    shown = [base for base, code in zip(figures, codes, strict=True) if "shown" in code.values()]
    for base in shown:
        assert len(base) >= 6
        assert all(base == other or len(base ^ other) >= 6 for other in before)
    for one, other in combinations(shown, 2):
        assert one == other or len(one ^ other) >= 6
    for one, other, third in combinations(shown, 3):
        rest = [one.__contains__, other.__contains__, third.__contains__]
        for signs in ((1, -1, -1), (-1, 1, -1), (-1, -1, 1), (1, 1, -1)):
            sums = {
                d: sum(s * has(d) for s, has in zip(signs, rest, strict=True)) for d in range(16)
            }
            told = [d for d, value in sums.items() if value]
            assert not 0 < len(told) < 6 or len({one, other, third}) < 3


def test_the_largest_network_is_judged_at_once() -> None:
    """774 districts, 37 states, three more breakdowns."""
    cells = [
        {f"{parts}-{p}": range(p, 774, parts) for p in range(parts)} for parts in (1, 37, 6, 2, 3)
    ]
    codes = guard(cells, RULE)
    assert codes[0] == {"1-0": "shown"}
    assert set(codes[1].values()) == {"shown"}
