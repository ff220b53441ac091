"""Expressions made by chance over the whole table: no fault but ours, and Node says the same.

A thousand in `make test`, forty thousand in `make faults`.
"""

import math
import random
from typing import Any

import pytest

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.xpath import TABLE
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.world import is_same, value_of, world

NUMBERS = ["0", "1", "-1", "2.5", "-0.5", "1 div 0", "-1 div 0", "0 div 0", "99999999999999999999"]
NUMBERS += ["0.0000001", "123456789.123456789", "1000", "12345.678", "0.1 + 0.2", "308", "-308"]
TEXTS = [
    "",
    "a",
    "abc",
    "  x y ",
    "12",
    "-7.5",
    " 3 ",
    "1e5",
    "+4",
    "NaN",
    "2024-02-29",
    "2024-02-30",
]
TEXTS += ["2026-11-22T10:00:00.000+01:00", "1969-12-31T23:59:59Z", "06:30", "23:59:59.999+05:30"]
TEXTS += ["0 0;0 1;1 1", "é😀ß", "%Y-%m", "a b c", "-0", "w6k=", "SHA-256", "MD5", "hex", "towns"]
TEXTS += [
    "name",
    "label",
    "oui",
    "fr",
    "İ",
    "[a-z]+",
    r"\d{2}",
    "true",
    "1",
    "0x10",
    "Infinity",
    ".5",
]
TEXTS += ["9999-12-31", "1000-01-01", "2024-12-29T24:00:00", "2024-1-5", "\u00a0", "\u200b a"]
NODES = ["/data/item", "/data/nothing", "/data/empty", "/data/one", "/data/text", "/data/day"]
NODES += ["/data/*", "/data/group/x", "current()", "..", ".", "/data/item[2]"]
ATOMS = [*NUMBERS, *(f"'{text}'" for text in TEXTS), *NODES, "true()", "false()"]
SIGNS = ["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"]
OTHER = {"random", "uuid", "now", "today", "item-at", "neg", "|", *SIGNS}  # by chance, or no name
OTHER |= {"sin", "cos", "tan", "asin", "acos", "atan", "atan2"}  # the last digits of these
OTHER |= {"log", "log10", "exp", "exp10", "pow", "sqrt"}  # are the processor's own
CALLS = sorted(set(TABLE) - OTHER)


def made(chance: random.Random, depth: int = 0) -> str:
    drawn = chance.random()
    if depth > 2 or drawn < 0.35:
        return chance.choice(ATOMS)
    if drawn < 0.55:
        sign = chance.choice(SIGNS)
        return f"({made(chance, depth + 1)} {sign} {made(chance, depth + 1)})"
    name = chance.choice(CALLS)
    entry = TABLE[name]
    most = entry.least + 3 if entry.most is None else entry.most
    args = [made(chance, depth + 1) for _ in range(chance.randint(entry.least, most))]
    return f"{name}({', '.join(args)})"


def nearly(one: Any, other: Any) -> bool:
    """As good as the same: areas are made of sines."""
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-12)
    except (TypeError, ValueError):
        return False


def check(page: Browser, seeds: range) -> None:
    differ = []
    for seed in seeds:
        chance = random.Random(seed)
        expression, asked = made(chance), chance.choice(["string", "number", "boolean"])
        try:
            ours = value_of(expression, asked)
        except XFormError:
            ours = None
        used = world()
        theirs = page.value_of(expression, asked, used.root, used.instances)
        if not is_same(ours, theirs) and not nearly(ours, theirs):
            differ.append((seed, expression, asked, ours, theirs))
    assert differ == []


def test_any_expression_gives_the_same_in_both(page: Browser) -> None:
    check(page, range(1_000))


@pytest.mark.slow
def test_any_expression_gives_the_same_in_both_for_long(page: Browser) -> None:
    check(page, range(1_000, 41_000))
