"""Numbers in every style that lists and messages bring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.phones import (
    Phone,
    PhoneError,
    example,
    forms,
    read_phone,
    readable,
    split_phones,
)

CASES = [
    ("97 00 00 01", "BJ", "+2290197000001", "ten_digits"),
    ("+229 97000001", "", "+2290197000001", "ten_digits"),
    ("0022997000001", "BJ", "+2290197000001", "ten_digits"),
    ("22997000001", "BJ", "+2290197000001", "ten_digits"),
    ("97000001.0", "BJ", "+2290197000001", "ten_digits"),
    ("21 30 00 00", "BJ", "+2290121300000", "ten_digits"),
    ("01 97 00 00 01", "BJ", "+2290197000001", ""),
    ("229 01 97 00 00 01", "BJ", "+2290197000001", ""),
    ("197000001", "BJ", "+2290197000001", "zero_restored"),
    ("622-12-34-56", "GN", "+224622123456", ""),
    ("(622) 12.34.56", "gn", "+224622123456", ""),
    ("224622123456", "GN", "+224622123456", ""),
    ("00224622123456", "", "+224622123456", ""),
    ("\u200e+224\u00a0622\u202f12 34 56", "", "+224622123456", ""),
    ("'+224622123456", "GN", "+224622123456", ""),
    ("Tél. : 622 12 34 56", "GN", "+224622123456", ""),
    ("٦٢٢١٢٣٤٥٦", "GN", "+224622123456", ""),
    ("+33 6 12 34 56 78", "GN", "+33612345678", ""),
    ("701020304", "CI", "+2250701020304", "zero_restored"),
    ("70 12 34 56", "BF", "+22670123456", ""),
    ("0803 123 4567", "NG", "+2348031234567", ""),
    ("0788 123 456", "RW", "+250788123456", ""),
    ("0911 23 45 67", "ET", "+251911234567", ""),
]


@pytest.mark.parametrize(("typed", "country", "e164", "note"), CASES)
def test_a_number_is_understood(typed: str, country: str, e164: str, note: str) -> None:
    assert read_phone(typed, country) == Phone(e164, note)


BAD = [
    ("", "GN", "empty"),
    ("–", "GN", "empty"),
    ("2.24622E+11", "GN", "scientific"),
    ("2,24622e11", "GN", "scientific"),
    ("6OO 12 34 56", "GN", "letters"),
    ("néant", "GN", "letters"),
    ("622123456", "", "no_country"),
    ("622123456", "ZZ", "no_country"),
    ("+999 123 456", "GN", "unknown_country"),
    ("6221234", "GN", "too_short"),
    ("1", "GN", "too_short"),
    ("62212345678", "GN", "too_long"),
    ("6" * 200, "GN", "too_long"),
    ("222 12 34 56", "GN", "not_in_use"),
    ("+229 02 97 00 00 01", "", "not_in_use"),
]


@pytest.mark.parametrize(("typed", "country", "code"), BAD)
def test_a_number_that_cannot_be(typed: str, country: str, code: str) -> None:
    with pytest.raises(PhoneError) as refused:
        read_phone(typed, country)
    assert refused.value.code == code
    assert len(refused.value.params["typed"]) <= 81


def test_a_refusal_shows_how_numbers_look_there() -> None:
    with pytest.raises(PhoneError) as refused:
        read_phone("6221234", "GN")
    assert refused.value.params["example"] == example("GN") == "+224 601 12 34 56"
    assert refused.value.params["digits"] == 7


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("97000001 / 66123456", ["97000001", "66123456"]),
        ("97 00 00 01/66 12 34 56", ["97 00 00 01", "66 12 34 56"]),
        ("97000001; 66123456", ["97000001", "66123456"]),
        ("97000001 ou 66123456", ["97000001", "66123456"]),
        ("97000001\n66123456", ["97000001", "66123456"]),
        ("97/00/00/01", ["97/00/00/01"]),
        ("622 12 34 56", ["622 12 34 56"]),
        ("néant", ["néant"]),
        ("  ", []),
    ],
)
def test_a_cell_with_several_numbers(cell: str, pieces: list[str]) -> None:
    assert split_phones(cell) == pieces


@pytest.mark.parametrize(
    ("e164", "both"),
    [
        ("+2290197000001", ("+2290197000001", "+22997000001")),
        ("+22997000001", ("+2290197000001", "+22997000001")),
        ("+224622123456", ("+224622123456",)),
        ("+22912345", ("+22912345",)),
    ],
)
def test_both_ways_of_writing_a_number_of_benin(e164: str, both: tuple[str, ...]) -> None:
    assert forms(e164) == both


def test_numbers_are_read_aloud_in_groups() -> None:
    assert readable("+2290197000001") == "+229 01 97 00 00 01"
    assert readable("nonsense") == "nonsense"


@given(st.text(max_size=120), st.sampled_from(["", "BJ", "GN", "NG", "XX"]))
def test_whatever_is_typed_is_a_number_or_a_known_fault(typed: str, country: str) -> None:
    try:
        phone = read_phone(typed, country)
    except PhoneError as error:
        known = {code for _typed, _country, code in BAD} | {"wrong_length"}
        assert error.code in known  # noqa: PT017  (the error is only one of two good ends)
    else:
        assert read_phone(phone.e164) == Phone(phone.e164)


@given(st.integers(min_value=40_00_00_00, max_value=69_99_99_99), st.sampled_from(" .-/"))
def test_old_numbers_of_benin_become_new_ones_however_they_are_cut(old: int, cut: str) -> None:
    digits = str(old)
    typed = cut.join(digits[at : at + 2] for at in range(0, 8, 2))
    try:
        phone = read_phone(typed, "BJ")
    except PhoneError:
        return  # not every series is given out
    assert phone == Phone(f"+22901{digits}", "ten_digits")
    assert f"+229{digits}" in forms(phone.e164)


@given(st.text(max_size=300))
def test_cutting_a_cell_loses_no_digit(cell: str) -> None:
    digits = [mark for mark in cell if mark.isdecimal()]
    assert [mark for piece in split_phones(cell) for mark in piece if mark.isdecimal()] == digits
