"""Mailboxes as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.mailboxes import MailboxError, read_mailbox, split_mailboxes


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (" Awa.Diallo@Sante.GOV.gn ", "awa.diallo@sante.gov.gn"),
        ("Awa Diallo <awa@example.org>", "awa@example.org"),
        ("mailto:awa@example.org", "awa@example.org"),
        ("awa@example.org;", "awa@example.org"),
        ("awa\u200b@example.org", "awa@example.org"),
        ("o'neil+dps@example.co.uk", "o'neil+dps@example.co.uk"),
        ("awa@santé.example", "awa@xn--sant-epa.example"),
    ],
)
def test_a_mailbox_is_understood(typed: str, value: str) -> None:
    assert read_mailbox(typed) == value


BAD = [
    ("", "empty"),
    ("awa.example.org", "no_at"),
    ("awa@a.org b@b.org", "several"),
    ("awa diallo@example.org", "bad_name"),
    ("awa..diallo@example.org", "bad_name"),
    ("éwa@example.org", "bad_name"),
    ("@example.org", "bad_name"),
    ("awa\n@example.org", "bad_name"),  # a line break would begin another line of the letter
    ("awa@example\n.org", "bad_domain"),
    ("awa@example", "bad_domain"),
    ("awa@exa mple.org", "bad_domain"),
    ("awa@-example.org", "bad_domain"),
    ("awa@192.168.0.1", "bad_domain"),
    ("awa@" + "a" * 70 + ".org", "bad_domain"),
    ("a" * 300 + "@example.org", "too_long"),
]


@pytest.mark.parametrize(("typed", "code"), BAD)
def test_a_mailbox_that_cannot_be(typed: str, code: str) -> None:
    with pytest.raises(MailboxError) as refused:
        read_mailbox(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("", []),
        ("awa@example.org", ["awa@example.org"]),
        ("Awa Diallo <awa@example.org>", ["Awa Diallo <awa@example.org>"]),
        ("awa@example.org; b@example.org", ["awa@example.org", "b@example.org"]),
        ("awa@example.org/b@example.org", ["awa@example.org", "b@example.org"]),
        ("awa@example.org\nb@example.org", ["awa@example.org", "b@example.org"]),
        ("néant", ["néant"]),
    ],
)
def test_a_cell_with_several_mailboxes(cell: str, pieces: list[str]) -> None:
    assert split_mailboxes(cell) == pieces


@given(st.text(max_size=120))
def test_whatever_is_typed_is_a_mailbox_or_a_known_fault(typed: str) -> None:
    try:
        value = read_mailbox(typed)
    except MailboxError as error:
        assert error.code in {code for _typed, code in BAD}  # noqa: PT017  (one of two good ends)
    else:
        assert read_mailbox(value) == value
