"""Keys of rows as they come from outside: in addresses, in forms, in the trail."""

GREATEST = 2**63 - 1  # that a column can hold: databases fail on what is above
DIGITS = 18  # so many are always below it


def key_in(text: str) -> int:
    """The key that a text is; 0, which no row has, for what is none.

    >>> key_in("12"), key_in("-1"), key_in("x"), key_in("9" * 30)
    (12, 0, 0, 0)
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_number else 0
