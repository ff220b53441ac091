"""Expressions that cannot be read say where; those that ask too much are refused."""

import pytest

from districtteam.lib.xforms.errors import LimitError, XFormError, XPathSyntaxError
from districtteam.lib.xforms.xpath import faults, read
from tests.lib.xforms.world import value_of

WRONG = [
    ("", "expression_empty", 0),
    ("1 +", "expression_unfinished", 3),
    ("${age} > 5", "expression_unexpected", 0),
    ("../a = 'b", "expression_quote", 7),
    ("../a = b)", "expression_unexpected", 8),
    ("selected(../a 'b')", "expression_unexpected", 14),
    ("foo:bar = 1", "expression_prefix", 0),
    ("../a == 2", "expression_unexpected", 6),
]
FAULTY = [
    ("choose(1)", "function_unknown"),
    ("round()", "arguments_wrong"),
    ("if(1, 2)", "arguments_wrong"),
    ("count('a')", "nodes_expected"),
    ("1 = 1 or frobnicate()", "function_unknown"),
    ("/data/item[positio() = 1]", "function_unknown"),
    ("regex(., '[0-9')", "pattern_wrong"),
    ("indexed-repeat(../x, ../y, 1)", "arguments_wrong"),
]
TOO_MUCH = [
    ("(" * 500 + "1" + ")" * 500, "expression_too_deep"),
    ("-" * 30_000 + "1", "expression_too_long"),
    ("1" + "-1" * 2_000, "expression_too_deep"),
    ("not(" * 300 + "1" + ")" * 300, "expression_too_deep"),
    ("/data" + "[1" * 200 + "]" * 200, "expression_too_deep"),
    ("a/" * 9_000 + "a", "expression_too_long"),
]


@pytest.mark.parametrize(("expression", "code", "at"), WRONG)
def test_says_where(expression: str, code: str, at: int) -> None:
    with pytest.raises(XPathSyntaxError) as raised:
        read(expression)
    assert (raised.value.code, raised.value.params["at"]) == (code, at)


@pytest.mark.parametrize(("expression", "code"), FAULTY)
def test_finds_calls_that_will_fail(expression: str, code: str) -> None:
    assert [fault.code for fault in faults(read(expression))] == [code]


@pytest.mark.parametrize(("expression", "code"), TOO_MUCH)
def test_too_much_is_refused(expression: str, code: str) -> None:
    with pytest.raises(LimitError) as raised:
        read(expression)
    assert raised.value.code == code


def test_a_long_sum_is_not_deep() -> None:
    assert value_of("+".join(["1"] * 1_000), "number") == 1000.0


def test_a_walk_without_end_is_stopped() -> None:
    with pytest.raises(XFormError) as raised:
        value_of("count(//*[//*[//*[//*[//*[//*[//*[//*]]]]]]])", "number")
    assert raised.value.code == "evaluation_too_long"
