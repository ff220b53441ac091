"""Who was asked and who answered. Missing is never zero."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Final


class _NotAsked:
    """The question did not concern this team: the form skipped it."""

    def __repr__(self) -> str:
        return "NOT_ASKED"


NOT_ASKED: Final = _NotAsked()
NOTHING = (None, "", (), b"")


@dataclass(frozen=True, slots=True)
class Base:
    """How many teams stand behind a summary.

    not_asked: the form skipped the question; missing: asked without answer; unusable: answered
    with what the question does not allow (text for a number, NaN). answered counts the rest.
    """

    answered: int
    missing: int = 0
    not_asked: int = 0
    unusable: int = 0

    @property
    def asked(self) -> int:
        """Everyone whom the question concerned: the denominator of a response rate."""
        return self.answered + self.missing + self.unusable


def base_of(counts: Mapping[Hashable, int], unusable: int = 0) -> Base:
    """The base of tallied answers."""
    missing = sum(counts.get(nothing, 0) for nothing in NOTHING)
    not_asked = counts.get(NOT_ASKED, 0)
    answered = sum(counts.values()) - missing - not_asked - unusable
    return Base(answered, missing, not_asked, unusable)
