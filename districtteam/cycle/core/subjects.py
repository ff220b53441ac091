"""How the engines, which know of no cycles, call what belongs to one: "cycle:12"."""

WORD = "cycle"


def subject_of(cycle: int) -> str:
    """cycle: its key."""
    return f"{WORD}:{cycle}"


def cycle_in(subject: str) -> int:
    """The key of the cycle to which something belongs; 0 for none.

    >>> cycle_in("cycle:12"), cycle_in("indicator:12"), cycle_in("")
    (12, 0, 0)
    """
    word, _colon, key = subject.partition(":")
    return int(key) if word == WORD and key.isdecimal() else 0
