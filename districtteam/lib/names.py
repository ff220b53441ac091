"""Names of people and places as different hands write them: are they the same, which is nearest?"""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from .words import fold

ALIKE = 0.8  # share of letters in common from which two words are one misspelt word
NEAR = 0.72
TELLING = 3  # letters that a word needs to tell people apart


def same_name(one: str, other: str) -> bool:
    """Whether two names may well be one person's, when something else already says so.

    Every word of the shorter name has its own in the longer: equal, misspelt or an initial, and
    one of them tells something.

    >>> same_name("DIALLO Awa", "Awa Mariama Diallo"), same_name("A. Diallo", "Mamadou Diallo")
    (True, False)
    """
    fewer, more = sorted((fold(one).split(), fold(other).split()), key=lambda it: (len(it), it))
    if not fewer:
        return False
    left, telling = list(more), False
    for word in sorted(fewer, key=lambda it: (-len(it), it)):
        match = _match(word, left)
        if match is None:
            return False
        left.remove(match)
        telling = telling or min(len(word), len(match)) >= TELLING
    return telling


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known names most like what somebody typed, the nearest first; [] when none is near.

    >>> nearest("Koubya", ["Koubia", "Lola", "Kouroussa"])
    ['Koubia']
    """
    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(fold(name), name)
    found = get_close_matches(fold(word), folded, n=count, cutoff=NEAR)
    return [folded[key] for key in found]


def _match(word: str, words: list[str]) -> str | None:
    """The word that `word` may stand for: itself, else a near spelling, else an initial's name."""
    if word in words:
        return word
    alike = [other for other in words if _alike(word, other)]
    return min(alike, key=lambda other: (-len(other), other), default=None)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(short) <= TELLING:
        return False
    first, second = sorted((one, other))  # the ratio depends on the order
    return SequenceMatcher(None, first, second).ratio() >= ALIKE
