"""Telephone numbers as people type them, brought to one form: E.164, "+2290197000001".

Benin went from eight to ten digits on 30 November 2024 by putting 01 in front of every number.
Old lists are read as if they were new, and `forms` gives both ways of writing one number, since
messages may still arrive from the old one.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

BENIN, BENIN_CODE, BENIN_PREFIX, BENIN_OLD_LENGTH = "BJ", 229, "01", 8
TEN_DIGITS, ZERO_RESTORED = "ten_digits", "zero_restored"
LONGEST = 80  # characters in a cell worth reading
LEAST_DIGITS = 6  # a piece with fewer is part of a number, not a number

_LABEL = re.compile(r"^(t[ée]l([ée]phone)?|phone|mob(ile)?|cell?|gsm|portable|whatsapp)\W+", re.I)
_BETWEEN = re.compile(r"[\n;,|/&]|\b(?:ou|et|or|and)\b", re.I)
_SCIENTIFIC = re.compile(r"^\d([.,]\d+)?e\+?\d+$", re.I)
_WHOLE_FLOAT = re.compile(r"^(\d{6,})[.,]0+$")
_TOO = {
    ValidationResult.TOO_SHORT: "too_short",
    ValidationResult.INVALID_LENGTH: "wrong_length",
    ValidationResult.TOO_LONG: "too_long",
    ValidationResult.INVALID_COUNTRY_CODE: "unknown_country",
}


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


def read_phone(typed: str, country: str = "") -> Phone:
    """The number that somebody typed, in whatever style, somewhere in `country` (ISO 3166-1).

    >>> read_phone("97 00 00 01", "BJ")
    Phone(e164='+2290197000001', note='ten_digits')
    >>> read_phone("00224 622-12-34-56").e164
    '+224622123456'

    Raises PhoneError.
    """
    text = _cleaned(typed)
    _refuse_what_is_no_number(text, typed)
    if not country and text.startswith("00"):
        text = "+" + text.removeprefix("00")
    number = _parsed(text, country, typed)
    for candidate, note in _readings(number, text, country):
        if phonenumbers.is_valid_number(candidate):
            return Phone(phonenumbers.format_number(candidate, PhoneNumberFormat.E164), note)
    reason = phonenumbers.is_possible_number_with_reason(number)
    home = phonenumbers.region_code_for_country_code(number.country_code or 0)
    raise PhoneError(
        _TOO.get(reason, "not_in_use"),
        typed=typed,
        digits=len(_digits(text)),
        example=example(home or country),
    )


def split_phones(cell: str) -> list[str]:
    """The numbers in one cell: "97000001 / 66123456" are two, "97/00/00/01" is one."""
    cell = cell[: LONGEST * 4].strip()
    pieces = [piece.strip() for piece in _BETWEEN.split(cell) if piece.strip()]
    if any(len(_digits(piece)) < LEAST_DIGITS for piece in pieces):
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
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def example(country: str) -> str:
    """A number as one writes it in that country, or "" where none is known."""
    number = phonenumbers.example_number_for_type(
        country.upper(), phonenumbers.PhoneNumberType.MOBILE
    )
    return readable(phonenumbers.format_number(number, PhoneNumberFormat.E164)) if number else ""


def _cleaned(typed: str) -> str:
    """Without what copying and spreadsheets leave around a number."""
    text = unicodedata.normalize("NFKC", typed[: LONGEST + 1])
    text = "".join(mark for mark in text if unicodedata.category(mark) != "Cf")
    text = _LABEL.sub("", text.strip().lstrip("'’=").strip('" '))
    return _WHOLE_FLOAT.sub(r"\1", text)


def _refuse_what_is_no_number(text: str, typed: str) -> None:
    if len(text) > LONGEST:
        raise PhoneError("too_long", typed=typed[:LONGEST] + "…", digits=len(_digits(text)))
    if _SCIENTIFIC.match(text):
        raise PhoneError("scientific", typed=typed)
    if any(mark.isalpha() for mark in text):
        raise PhoneError("letters", typed=typed)
    if not _digits(text):
        raise PhoneError("empty", typed=typed)


def _parsed(text: str, country: str, typed: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException as error:
        codes = {
            phonenumbers.NumberParseException.INVALID_COUNTRY_CODE: "unknown_country",
            phonenumbers.NumberParseException.TOO_LONG: "too_long",
        }
        code = codes.get(error.error_type, "too_short")
        if not country and not text.startswith("+"):
            code = "no_country"
        digits = len(_digits(text))
        raise PhoneError(code, typed=typed, digits=digits, example=example(country)) from error


def _readings(number: PhoneNumber, text: str, country: str) -> list[tuple[PhoneNumber, str]]:
    """What the number may be, the likeliest first, with the mending that each reading needs."""
    readings = [(number, "")]
    digits = _digits(text)
    national = str(number.national_number)
    code = number.country_code or 0
    if country and not text.startswith("+") and digits.startswith(str(code)):
        readings += [(_number(code, digits.removeprefix(str(code))), "")]
    if code == BENIN_CODE:
        tail = national.removeprefix(str(code)) if len(national) > BENIN_OLD_LENGTH else national
        if len(tail) == BENIN_OLD_LENGTH:
            readings.append((_number(code, BENIN_PREFIX + tail), TEN_DIGITS))
    if not number.italian_leading_zero:
        readings.append((_number(code, "0" + national), ZERO_RESTORED))
    return readings


def _number(code: int, national: str) -> PhoneNumber:
    zeros = len(national) - len(national.lstrip("0"))
    return PhoneNumber(
        country_code=code,
        national_number=int(national or "0"),
        italian_leading_zero=zeros > 0 or None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


def _digits(text: str) -> str:
    return "".join(mark for mark in text if mark.isdecimal())
