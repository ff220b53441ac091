"""Patterns that stop a machine which steps back are told from those that do not."""

import re
import time

import pytest

from districtteam.lib.xforms.gate import admit
from districtteam.lib.xforms.xpath.ambiguity import is_slow
from tests.lib.xforms.attack import rule

SLOW = {
    "(a+)+b": "a",
    "(a|a)*b": "a",
    "(a|aa)+b": "a",
    "(a*)*b": "a",
    "([a-z]+)*0": "a",
    r"(\w+\s?)*!": "a",
    "(.*,)*;": ",",
    "(x+x+)+y": "x",
    r"(\d+[.,]?)*x": "1",
    "(a|b|ab)*c": "ab",
}
QUICK = [
    "[0-9]{3}-[0-9]{4}",
    "a+b+",
    r"[a-z]+@[a-z]+\.[a-z]+",
    "^[A-Z][a-z]*( [A-Z][a-z]*)*$",
    r"(\w+\s)*\w+",
    "([^,]*,)*[^,]*",
    "((a|b)(c|d))*",
    "[0-9]{1,3}(,[0-9]{3})*",
    "(0|1)*1(0|1){10}",
    "(a{900}){2}",
]


@pytest.mark.parametrize("pattern", SLOW)
def test_what_stops_a_telephone_is_told(pattern: str) -> None:
    assert is_slow(pattern, 2_000)
    _, findings = admit(rule("constraint", f"regex(., '{pattern}')"))
    assert [one.code for one in findings if one.level == "stop"] == ["pattern_slow"]


@pytest.mark.parametrize("pattern", QUICK)
def test_what_does_not_is_let_pass(pattern: str) -> None:
    assert not is_slow(pattern, 2_000)


@pytest.mark.parametrize(("pattern", "unit"), SLOW.items())
def test_pythons_engine_steps_back_for_long_on_each(pattern: str, unit: str) -> None:
    """The more of the text, the more than twice as long: or the sixteenth letter is at once."""
    began = time.perf_counter()
    re.fullmatch(pattern, unit * 16 + "?")
    first = time.perf_counter() - began
    began = time.perf_counter()
    re.fullmatch(pattern, unit * 20 + "?")
    assert time.perf_counter() - began > 2 * first
