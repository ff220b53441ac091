"""Every case of every function, in both evaluators; and the cases that others published."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.xpath import TABLE, cases
from districtteam.lib.xforms.xpath.functions import Case, cases_in
from tests.conftest import DATA, needs
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.world import expected_of, is_same, value_of, world

TABLES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
OURS = cases() + [case for path in TABLES for case in cases_in(path.read_text(encoding="utf-8"))]
PUBLISHED = DATA / "forms" / "xpath_cases_openrosa.json"
NOT_HELD = {
    ("(1 div 0) - 1", "number"): "Infinity was written to JSON, which has no word for it, as null",
    (
        "randomize(//xhtml:div[@id=\"FunctionRandomize\"]/xhtml:div, 'a')",
        "error",
    ): "a text is a seed by its hash, as JavaRosa has it by now: an error would offer no choice",
}


def test_every_function_has_cases() -> None:
    assert [name for name, entry in TABLE.items() if not cases_in(entry.run.__doc__ or "")] == []


@pytest.mark.parametrize("case", OURS, ids=lambda case: case.expression)
def test_our_cases_hold_in_python(case: Case) -> None:
    if case.value == "error":
        with pytest.raises(XFormError):
            value_of(case.expression, "any")
    else:
        value = value_of(case.expression, "any")
        assert is_same(value, expected_of(case.value)), value


def test_our_cases_hold_in_the_browser(page: Browser) -> None:
    missed = []
    for case in OURS:
        used = world()
        value = page.value_of(case.expression, "any", used.root, used.instances)
        expected = None if case.value == "error" else expected_of(case.value)
        if not is_same(value, expected):
            missed.append((case, value))
    assert missed == []


def published() -> list[dict[str, Any]]:
    needs(PUBLISHED.is_file(), "the published cases (../shared/data/forms)")
    found: list[dict[str, Any]] = json.loads(PUBLISHED.read_text(encoding="utf-8"))["cases"]
    return found


def document(case: dict[str, Any]) -> str:
    """Our reader takes no document type, and their parser sees only one."""
    return re.sub(r"<!DOCTYPE[^>]*>", "", case["doc"] or "<simple/>").strip()


def wanted(case: dict[str, Any]) -> Any:
    if case["type"] == "error":
        return None
    if case["type"] == "number":
        return math.nan if case["value"] is None else float(case["value"])
    return case["value"]


@pytest.mark.data
def test_published_cases_hold_in_python() -> None:
    missed = set()
    for case in published():
        try:
            value = value_of(case["expr"], case["type"], world(document(case), keep_space=True))
        except XFormError:
            value = None
        if not is_same(value, wanted(case)):
            missed.add((case["expr"], case["type"]))
    assert missed == set(NOT_HELD)


@pytest.mark.data
def test_published_cases_hold_in_the_browser(page: Browser) -> None:
    missed = set()
    for case in published():
        used = world(document(case), keep_space=True)
        value = page.value_of(case["expr"], case["type"], used.root, {})
        if not is_same(value, wanted(case)):
            missed.add((case["expr"], case["type"]))
    assert missed == set(NOT_HELD)
