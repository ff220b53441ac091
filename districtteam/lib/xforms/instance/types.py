"""Whether an answer is of its question's type."""

import re
from collections.abc import Callable
from datetime import UTC
from math import isfinite

from districtteam.lib.xforms.xpath.times import DATE, TIME, to_ms

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
LATITUDE, LONGITUDE = 90, 180
LAST_MINUTE = ("23", "59", "59")


def is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None and isfinite(float(text))


def is_day(text: str) -> bool:
    found = DATE.fullmatch(text)
    return found is not None and not found[4] and to_ms(text, UTC) is not None


def is_moment(text: str) -> bool:
    return to_ms(text, UTC) is not None


def is_time(text: str) -> bool:
    found = TIME.fullmatch(text)
    parts = found.groups() if found else ("99",)
    return all((part or "00") <= most for part, most in zip(parts, LAST_MINUTE, strict=False))


def is_point(text: str) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_DECIMAL.fullmatch(part) for part in parts):  # noqa: PLR2004
        return False
    return abs(float(parts[0])) <= LATITUDE and abs(float(parts[1])) <= LONGITUDE


def are_points(text: str) -> bool:
    return all(is_point(point) for point in text.split(";") if point.strip())


TESTS: dict[str, tuple[Callable[[str], object], str]] = {
    "int": (_WHOLE.fullmatch, "not_whole"),
    "integer": (_WHOLE.fullmatch, "not_whole"),
    "decimal": (is_decimal, "not_number"),
    "date": (is_day, "not_date"),
    "time": (is_time, "not_time"),
    "dateTime": (is_moment, "not_moment"),
    "geopoint": (is_point, "not_place"),
    "geotrace": (are_points, "not_place"),
    "geoshape": (are_points, "not_place"),
}


def type_fault(text: str, kind: str) -> str:
    """A code, or "" where the text is of that type.

    >>> type_fault("1.5", "int"), type_fault("2023-02-29", "date"), type_fault("7", "int")
    ('not_whole', 'not_date', '')
    """
    test, code = TESTS.get(kind, (bool, ""))
    return "" if test(text) else code
