"""A telephone number, and what can be wrong with one."""

from dataclasses import dataclass
from typing import Any

BENIN_CODE, BENIN_PREFIX, BENIN_OLD_LENGTH = 229, "01", 8
TEN_DIGITS, ZERO_RESTORED = "ten_digits", "zero_restored"
LONGEST = 80  # characters in a cell worth reading
LEAST_DIGITS = 6  # a piece with fewer is part of a number, not a number


class PhoneError(ValueError):
    """What was typed is no telephone number.

    code: empty, scientific, letters, no_country, unknown_country, too_short, too_long,
    wrong_length, not_in_use; params: typed, digits (how many), example (of the country).
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Phone:
    """note: what was mended, TEN_DIGITS (Benin), ZERO_RESTORED (after a spreadsheet) or ""."""

    e164: str
    note: str = ""


def digits_of(text: str) -> str:
    return "".join(mark for mark in text if mark.isdecimal())
