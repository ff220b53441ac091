"""The document, the clock and the lists that every case of a function is evaluated on."""

import json
import math
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xml import read_xml
from districtteam.lib.xforms.xpath import Context, World, evaluate
from districtteam.lib.xforms.xpath.values import to_boolean, to_number, to_string

ZONE = ZoneInfo("America/Phoenix")
NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
DOCUMENT = """
<data xml:lang="fr-BJ">
  <empty/><one>1</one><text id="first">one two three</text>
  <item>3</item><item>17</item><item id="third">-32</item>
  <day>2024-02-29</day>
  <group><x>a</x></group><group><x>b</x></group>
</data>"""
TOWNS = """
<root>
  <item><name>oui</name><label>Ouidah</label></item>
  <item><name>kpo</name><label>Kpomassè</label></item>
</root>"""


def dice() -> Any:
    """A chance that both evaluators can throw alike: a linear congruential generator."""
    state = 1

    def draw() -> float:
        nonlocal state
        state = (state * 1103515245 + 12345) % 2147483648
        return state / 2147483648

    return draw


def world(document: str = DOCUMENT, keep_space: bool = False) -> World:
    root = read_xml(document.strip(), keep_space=keep_space)
    lists = {"towns": read_xml(TOWNS.strip())}
    return World(root, lambda: NOW, ZONE, dice(), lists)


def here(root: Node) -> Node:
    """Where the cases stand: /data/one, or the document's own element."""
    top = root.elements()[0]
    return top.first("one") or top


def value_of(expression: str, asked: str, on: World | None = None) -> Any:
    """The value as a case writes it: `string`, `number`, `boolean` or as it comes."""
    used = on or world()
    value = evaluate(expression, Context(here(used.root), used))
    as_asked = {
        "string": to_string,
        "number": lambda one: to_number(one, ZONE),
        "boolean": to_boolean,
    }
    return as_asked.get(asked, lambda one: one)(value)


def is_same(value: Any, expected: Any) -> bool:
    if isinstance(expected, bool) or isinstance(value, bool):
        return value is expected
    if isinstance(expected, float) and isinstance(value, float):
        return math.isnan(expected) == math.isnan(value) and (
            math.isnan(expected) or value == expected
        )
    return bool(value == expected)


def expected_of(text: str) -> Any:
    """`12`, `"text"`, `true`, `NaN`, `Infinity` as written behind the arrow of a case."""
    value = json.loads(text)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
