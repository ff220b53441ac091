"""Regular expressions: as Python's own where those are quick, and quick where those are not."""

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.xforms.errors import LimitError, XPathTypeError
from districtteam.lib.xforms.limits import LIMITS
from districtteam.lib.xforms.xpath.patterns import matches

atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", r"\.", "^", "$", "[0-9-]"])
CATASTROPHES = [
    (r"(a+)+b", "a" * 5_000),
    (r"(a|a)*b", "a" * 5_000),
    (r"(a|aa)+$", "a" * 5_000 + "b"),
    (r"(.*a){20}", "a" * 300 + "b"),
    (r"(\w*\d*\w*\d*)*!", "a1" * 1_000),
    (r"(x+x+)+y", "x" * 5_000),
]


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counted = st.builds(
        "(?:{}){}".format, inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{0,}"])
    )
    return (
        counted
        | st.builds("(?:{}|{})".format, inner, inner)
        | st.lists(inner, max_size=3).map("".join)
    )


patterns = st.recursive(atoms, grown, max_leaves=6)


@given(patterns, st.text("ab1.-", max_size=6))
def test_agrees_with_pythons_engine(pattern: str, text: str) -> None:
    expected = re.fullmatch(pattern.replace("$", r"\Z"), text, re.ASCII) is not None
    assert matches(pattern, text, LIMITS) is expected


@pytest.mark.parametrize(("pattern", "text"), CATASTROPHES)
def test_no_pattern_steps_back(pattern: str, text: str) -> None:
    began = time.perf_counter()
    with contextlib.suppress(LimitError):
        matches(pattern, text, LIMITS)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "pattern", ["(", ")", "[a", "a{2,1}", "*a", r"(a)\1", "(?=a)", "(?<n>a)", "a**", r"\p{L}", "\\"]
)
def test_what_is_no_pattern_is_said_with_its_place(pattern: str) -> None:
    with pytest.raises(XPathTypeError) as raised:
        matches(pattern, "a", LIMITS)
    assert raised.value.code == "pattern_wrong"
    assert raised.value.params["pattern"] == pattern


def test_counts_that_multiply_are_refused() -> None:
    with pytest.raises(LimitError) as raised:
        matches("((a{100}){100}){100}", "a", LIMITS)
    assert raised.value.code == "pattern_too_large"
