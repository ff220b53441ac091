"""Are two names one person's, and which known name comes near?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.names import nearest, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Awa Diallo", "DIALLO Awa", True),
        ("Awa Diallo", "Awa Mariama Diallo", True),
        ("A. Diallo", "Awa Diallo", True),
        ("Aïssatou Baldé", "aissatou balde", True),
        ("Mamadou Diallo", "Mamadu Diallo", True),
        ("Diallo", "Awa Diallo", True),
        ("Awa Diallo", "Mamadou Diallo", False),
        ("A. Diallo", "Mamadou Diallo", False),
        ("Awa Diallo", "Awa Camara", False),
        ("A B", "Awa Bah", False),
        ("", "", False),
        ("Ba", "Bah", False),
    ],
)
def test_two_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


names = st.lists(st.text("abcdeéïABC'-", min_size=1, max_size=9), max_size=4).map(" ".join)


@given(names, names)
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)


@given(st.lists(st.text("abcdefghij", min_size=3, max_size=9), min_size=1, max_size=4))
def test_a_name_is_itself_in_any_order_and_case(words: list[str]) -> None:
    assert same_name(" ".join(words), " ".join(reversed(words)).upper())


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Koubya", ["Koubia"]),
        ("nzerekore", ["N'Zérékoré"]),
        ("N’Zerekore ville", ["N'Zérékoré"]),
        ("Lolla", ["Lola"]),
        ("Paris", []),
        ("", []),
    ],
)
def test_what_comes_near(typed: str, near: list[str]) -> None:
    assert nearest(typed, ["Koubia", "Lola", "Kouroussa", "N'Zérékoré"]) == near
