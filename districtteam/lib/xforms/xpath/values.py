"""The four kinds of value and how one becomes another: the only place where that is decided.

Dates are text (`2026-11-22`, `2026-11-22T08:30:00.000+01:00`) until a number is asked for:
then they are days since 1 January 1970, as ODK counts them, a day beginning at local midnight.
"""

import re
from collections.abc import Callable
from datetime import tzinfo
from decimal import Decimal
from typing import TypeAlias

from districtteam.lib.xforms.errors import XPathTypeError
from districtteam.lib.xforms.nodes import Node, string_value

from .times import DATE, to_days

Value: TypeAlias = str | float | bool | list[Node]

NAN = float("nan")
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPACE = " \t\r\n"
_EXACT = 2.0**53  # from there on not every whole number can be said
_LARGE, _SMALL = 1e21, 1e-6  # beyond these a number is written with an exponent, as in scripts


def to_string(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return string_value(value[0]) if value else ""


def to_number(value: Value, zone: tzinfo) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return text_number(value if isinstance(value, str) else to_string(value), zone)


def to_boolean(value: Value) -> bool:
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124 (NaN is what differs from itself)
    return bool(value)


def to_nodes(value: Value) -> list[Node]:
    if isinstance(value, list):
        return value
    raise XPathTypeError("nodes_expected")


def text_number(text: str, zone: tzinfo | None) -> float:
    """A text as a number: NaN unless all of it is one number or, given a zone, one date."""
    text = text.strip(_SPACE)
    if _NUMBER.fullmatch(text):
        return float(text)
    return to_days(text, zone) if zone and DATE.fullmatch(text) else NAN


def number_text(number: float) -> str:
    """A number as a script writes it: the shortest text that reads back the same.

    >>> number_text(3.0), number_text(0.1), number_text(float("nan"))
    ('3', '0.1', 'NaN')
    """
    if number != number:  # noqa: PLR0124
        return "NaN"
    if number in {float("inf"), float("-inf")}:
        return "Infinity" if number > 0 else "-Infinity"
    size = abs(number)
    if number == int(number) and size < _EXACT:
        return str(int(number))
    if _SMALL <= size < _LARGE:
        return format(Decimal(repr(number)), "f")
    digits, _, exponent = repr(number).partition("e")
    return f"{digits.removesuffix('.0')}e{int(exponent):+d}"


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """`=` as XPath has it: of node sets, whether any two nodes are equal."""
    return compare(left, right, zone, _same)


def unequal(left: Value, right: Value, zone: tzinfo) -> bool:
    return compare(left, right, zone, _other)


Test: TypeAlias = Callable[[str | float, str | float], bool]


def compare(left: Value, right: Value, zone: tzinfo, test: Test) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return test(to_boolean(left), to_boolean(right))
    return any(
        _compare_two(one, other, zone, test) for one in _atoms(left) for other in _atoms(right)
    )


def ordered(left: Value, right: Value, zone: tzinfo, test: Callable[[float, float], bool]) -> bool:
    """`<` and its kin: everything becomes a number, node by node.

    Beside a truth a whole node set is one truth (XPath 1.0 section 3.4).
    """
    if isinstance(left, bool) and isinstance(right, list):
        right = bool(right)
    elif isinstance(right, bool) and isinstance(left, list):
        left = bool(left)
    lefts = [to_number(one, zone) for one in _atoms(left)]
    rights = [to_number(one, zone) for one in _atoms(right)]
    return any(test(one, other) for one in lefts for other in rights)


def _atoms(value: Value) -> list[str | float | bool]:
    return [string_value(node) for node in value] if isinstance(value, list) else [value]


def _compare_two(one: str | float, other: str | float, zone: tzinfo, test: Test) -> bool:
    if isinstance(one, str) and isinstance(other, str) and not _are_dates(one, other):
        return test(one, other)
    return test(to_number(one, zone), to_number(other, zone))


def _are_dates(one: str, other: str) -> bool:
    return one != other and bool(DATE.fullmatch(one) and DATE.fullmatch(other))


def _same(one: object, other: object) -> bool:
    return one == other


def _other(one: object, other: object) -> bool:
    return one != other
