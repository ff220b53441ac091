"""Moments in zones that are not easy: seconds in an offset, summer time, a day that never was."""

import math
import random
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.xml import read_xml
from districtteam.lib.xforms.xpath import Context, World, evaluate
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.world import DOCUMENT, NOW, dice, here, is_same

# Monrovia stood at -00:44:30 until 1972, Apia left out 30 December 2011.
ZONES = ["Africa/Monrovia", "Africa/Casablanca", "America/New_York", "Pacific/Apia"]
YEARS = [1950, 1965, 1969, 1970, 1971, 1972, 1999, 2007, 2011, 2024, 2026, 2100, 9800]
DAYS = ["03-10", "11-03", "03-31", "10-27", "12-29", "12-30", "12-31", "01-01", "01-07", "02-30"]
FORMULAS = [
    "date('{}')",
    "date-time('{}' + 1)",
    "date('{}' + 90.25)",
    "decimal-date-time('{}')",
    "format-date-time('{}', '%Y-%m-%d %H:%M:%S.%3 %a %W')",
    "'{}' < '{}'",
    "date('{}') - date('{}')",
    "date(decimal-date-time('{}') + 0.25)",
    "decimal-time('06:30:00')",
    "decimal-time('23:59:59.5+02:00')",
    "concat(today(), now())",
]


def moment(chance: random.Random) -> str:
    day = f"{chance.choice(YEARS)}-{chance.choice(DAYS)}"
    if chance.random() < 0.4:
        return day
    clock = f"T{chance.choice([0, 1, 2, 3, 12, 23]):02}:{chance.choice([0, 30, 44, 59]):02}"
    clock += chance.choice(["", ":00", ":30.123", ":59.9999"])
    return day + clock + chance.choice(["", "Z", "+01:00", "-07", "+0530", "+13:00"])


@pytest.mark.parametrize("zone", ZONES)
def test_both_read_and_write_the_same_moments(zone: str, page_in: Callable[[str], Browser]) -> None:
    page, chance, differ = page_in(zone), random.Random(zone), []
    for _ in range(400):
        expression = chance.choice(FORMULAS).format(moment(chance), moment(chance))
        used = World(read_xml(DOCUMENT.strip()), lambda: NOW, ZoneInfo(zone), dice(), {})
        try:
            ours = evaluate(expression, Context(here(used.root), used))
        except XFormError:
            ours = None
        theirs = page.value_of(expression, "any", used.root, {})
        both = isinstance(ours, float) and isinstance(theirs, float)
        if not is_same(ours, theirs) and not (both and math.isclose(ours, theirs, rel_tol=1e-14)):
            differ.append((expression, ours, theirs))
    assert differ == []
