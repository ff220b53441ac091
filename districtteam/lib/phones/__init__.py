"""Telephone numbers as people type them, brought to one form: E.164, "+2290197000001".

Benin went from eight to ten digits on 30 November 2024 by putting 01 in front of every number.
Old lists are read as if they were new, and `forms` gives both ways of writing one number, since
messages may still arrive from the old one.

The numbering plans of the world are many and slow to load: `numbering` is imported with the first
number, not with the site.
"""

import re

from .phone import (
    BENIN_CODE,
    BENIN_OLD_LENGTH,
    BENIN_PREFIX,
    LEAST_DIGITS,
    LONGEST,
    TEN_DIGITS,
    ZERO_RESTORED,
    Phone,
    PhoneError,
    digits_of,
)

__all__ = [
    "TEN_DIGITS",
    "ZERO_RESTORED",
    "Phone",
    "PhoneError",
    "example",
    "forms",
    "read_phone",
    "readable",
    "split_phones",
]

_BETWEEN = re.compile(r"[\n;,|/&]|\b(?:ou|et|or|and)\b", re.I)


def read_phone(typed: str, country: str = "") -> Phone:
    """The number that somebody typed, in whatever style, somewhere in `country` (ISO 3166-1).

    >>> read_phone("97 00 00 01", "BJ")
    Phone(e164='+2290197000001', note='ten_digits')
    >>> read_phone("00224 622-12-34-56").e164
    '+224622123456'

    Raises PhoneError.
    """
    from . import numbering  # noqa: PLC0415  (see above)

    return numbering.read(typed, country)


def split_phones(cell: str) -> list[str]:
    """The numbers in one cell: "97000001 / 66123456" are two, "97/00/00/01" is one."""
    cell = cell[: LONGEST * 4].strip()
    pieces = [piece.strip() for piece in _BETWEEN.split(cell) if piece.strip()]
    if any(len(digits_of(piece)) < LEAST_DIGITS for piece in pieces):
        return [cell]
    return pieces


def forms(e164: str) -> tuple[str, ...]:
    """Every way in which this number may present itself, the kept one first.

    >>> forms("+22997000001")
    ('+2290197000001', '+22997000001')
    """
    code = f"+{BENIN_CODE}"
    if not e164.startswith(code):
        return (e164,)
    national = e164.removeprefix(code)
    if len(national) == BENIN_OLD_LENGTH:
        return (f"{code}{BENIN_PREFIX}{national}", e164)
    if national.startswith(BENIN_PREFIX):
        return (e164, f"{code}{national.removeprefix(BENIN_PREFIX)}")
    return (e164,)


def readable(e164: str) -> str:
    """For reading aloud: "+229 01 97 00 00 01"."""
    from . import numbering  # noqa: PLC0415  (see above)

    return numbering.readable(e164)


def example(country: str) -> str:
    """A number as one writes it in that country, or "" where none is known."""
    from . import numbering  # noqa: PLC0415  (see above)

    return numbering.example(country)
