"""Comparing words as people write them: without accents, case or punctuation."""

import re
import unicodedata
from functools import lru_cache

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0]"  # letters and signs left blank
)
_NUMBER = re.compile(r"\d+")
NUMBER_WIDTH = 6
_SPACES = re.compile(r"[^\S\n]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ɛ": "e", "ɔ": "o", "ŋ": "n"})


def fold(text: str) -> str:
    """The letters and digits of a text in lower case, words separated by one space.

    >>> fold("N'Zérékoré – Cœur  (Ville)")
    'n zerekore coeur ville'
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    kept = (
        character if character.isalnum() else " "
        for character in plain
        if not unicodedata.combining(character)
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4096)
def alphabetical(text: str) -> str:
    """What a name is put in order by: accents and case aside, and numbers by their size.

    >>> sorted(["Kuwassa", "Zone 10", "kpéfou", "Zone 2", "Kéroulé", "Élé"], key=alphabetical)
    ['Élé', 'Kéroulé', 'kpéfou', 'Kuwassa', 'Zone 2', 'Zone 10']
    """
    return _NUMBER.sub(lambda number: number[0].zfill(NUMBER_WIDTH), fold(text))


def tidy(text: str) -> str:
    """The text with composed accents, single spaces, and no character that nobody sees.

    Line breaks stay; controls, halves of characters and turns of the writing direction go.

    >>> tidy("  Porto-\\u202eNovo\\t\\u00a0Ville ")
    'Porto-Novo Ville'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    shown = _CONTROLS.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    return _SPACES.sub(" ", shown).strip()


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut after a whole word, with a sign that it was cut.

    >>> shortened("Acheter un frigo de secours, et vite", 24), shortened("Un frigo", 24)
    ('Acheter un frigo de…', 'Un frigo')
    """
    if len(text) <= most:
        return text
    kept, _space, rest = text[:most].rpartition(" ")
    return (kept or rest[: most - 1]).rstrip(" ,;:.–-") + "…"
