"""Numbers read with the world's numbering plans (phonenumbers, after Google's libphonenumber)."""

import re
import unicodedata

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from .phone import (
    BENIN_CODE,
    BENIN_OLD_LENGTH,
    BENIN_PREFIX,
    LONGEST,
    TEN_DIGITS,
    ZERO_RESTORED,
    Phone,
    PhoneError,
    digits_of,
)

_LABEL = re.compile(r"^(t[ée]l([ée]phone)?|phone|mob(ile)?|cell?|gsm|portable|whatsapp)\W+", re.I)
_SCIENTIFIC = re.compile(r"^\d([.,]\d+)?e\+?\d+$", re.I)
_WHOLE_FLOAT = re.compile(r"^(\d{6,})[.,]0+$")
_TOO = {
    ValidationResult.TOO_SHORT: "too_short",
    ValidationResult.INVALID_LENGTH: "wrong_length",
    ValidationResult.TOO_LONG: "too_long",
    ValidationResult.INVALID_COUNTRY_CODE: "unknown_country",
}


def read(typed: str, country: str) -> Phone:
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
        digits=len(digits_of(text)),
        example=example(home or country),
    )


def readable(e164: str) -> str:
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def example(country: str) -> str:
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
        raise PhoneError("too_long", typed=typed[:LONGEST] + "…", digits=len(digits_of(text)))
    if _SCIENTIFIC.match(text):
        raise PhoneError("scientific", typed=typed)
    if any(mark.isalpha() for mark in text):
        raise PhoneError("letters", typed=typed)
    if not digits_of(text):
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
        if not text.startswith("+") and (not country or code == "unknown_country"):
            code = "no_country"
        digits = len(digits_of(text))
        raise PhoneError(code, typed=typed, digits=digits, example=example(country)) from error


def _readings(number: PhoneNumber, text: str, country: str) -> list[tuple[PhoneNumber, str]]:
    """What the number may be, the likeliest first, with the mending that each reading needs."""
    readings = [(number, "")]
    digits = digits_of(text)
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
