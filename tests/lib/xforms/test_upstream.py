"""What the evaluators of Enketo, JavaRosa and ODK Web Forms expect, in ours: Python and Node."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xml import read_xml
from districtteam.lib.xforms.xpath import Context, World, evaluate, read
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.upstream import Given, Upstream, evaluated, read_or_refused
from tests.lib.xforms.world import NOW, dice, expected_of, is_same

CASES = evaluated()
PARSED = read_or_refused()


def world(given: Given) -> World:
    lists = {"list": read_xml(given.lists)} if given.lists else {}
    root = read_xml(given.document, keep_space=True)
    return World(root, lambda: NOW, ZoneInfo(given.zone), dice(), lists)


def stand(given: Given, used: World) -> Node:
    found: list[Node] = evaluate(given.at, Context(used.root, used))
    assert found, given.at
    return found[0]


def test_there_are_several_hundred() -> None:
    families = {case.family.partition("_")[0] for case in CASES}
    assert families == {"enketo", "javarosa", "webforms"}
    assert len(CASES) + len(PARSED) > 900


def test_every_difference_has_a_reason() -> None:
    told = [case.differs for case in CASES if case.differs] + [why for *_, why in PARSED if why]
    assert all(": " in why and len(why) > 8 for why in told), told
    assert len(told) < 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family} {case.expression[:60]}")
def test_holds_in_python(case: Upstream) -> None:
    used = world(case.given)
    context = Context(stand(case.given, used), used)
    if case.value == "error":
        with pytest.raises(XFormError):
            evaluate(case.expression, context)
    else:
        value = evaluate(case.expression, context)
        assert is_same(value, expected_of(case.value)), value


def test_holds_in_the_browser(page: Browser, page_in: Callable[[str], Browser]) -> None:
    missed = []
    for case in CASES:
        if case.given.server_only:
            continue
        used = world(case.given)
        asked = page if case.given.zone == "America/Phoenix" else page_in(case.given.zone)
        value = asked.value_of(
            case.expression, "any", used.root, used.instances, stand=case.given.at
        )
        expected = None if case.value == "error" else expected_of(case.value)
        if not is_same(value, expected):
            missed.append((case.family, case.expression, case.value, value))
    assert missed == []


@pytest.mark.parametrize(("expression", "reads", "why"), PARSED)
def test_is_read_or_refused(expression: str, reads: bool, why: str) -> None:
    assert why == "" or ": " in why
    if reads:
        read(expression)
    else:
        with pytest.raises(XFormError):
            read(expression)
