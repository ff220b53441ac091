"""Questions answered in words: how many answered, and how much they wrote. Never what."""

from collections.abc import Iterable
from dataclasses import dataclass

from districtteam.lib.statistics.numbers import median

from .answers import NOT_ASKED, Base


@dataclass(frozen=True, slots=True)
class Texts:
    """How many teams wrote something; length: the median of characters, None without any."""

    base: Base
    length: float | None = None
    kind: str = "text"


def texts(answers: Iterable[object]) -> Texts:
    """Count answers in words; blanks alone are missing, what is no text is unusable.

    >>> texts(["We moved the stock.", "  ", None, "Yes"])
    Texts(base=Base(answered=2, missing=2, not_asked=0, unusable=0), length=11.0, kind='text')
    """
    lengths: list[int] = []
    missing = not_asked = unusable = 0
    for answer in answers:
        if isinstance(answer, str):
            length = len(answer.strip())
            lengths.append(length) if length else None
            missing += not length
        elif answer is NOT_ASKED:
            not_asked += 1
        else:
            missing += answer is None
            unusable += answer is not None
    base = Base(len(lengths), missing, not_asked, unusable)
    return Texts(base, median(lengths) if lengths else None)
