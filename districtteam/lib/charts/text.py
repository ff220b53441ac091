"""Text in a chart: how wide it is, and how it is made to fit.

Widths are those of Noto Sans, the font shipped for pictures, with some air: the fonts of telephones
are up to a tenth wider or narrower.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape

AIR = 1.1
BOLD = 1.07  # a bold letter beside a regular one
OTHER = 60  # a letter that is not in the table
WIDE = 100  # Chinese, Japanese, Korean
ELLIPSIS = "…"
RIGHT_TO_LEFT = {"R", "AL"}
UNPRINTABLE = {"Cc", "Cs", "Cn", "Zl", "Zp"}
NO_WIDTH = {"Mn", "Me", "Cf"}
BREAKS = " -–/\u2010"

# hundredths of the font size, and the letters as wide as that; accented letters are as wide as bare
_TABLE = {
    18: "‘’",
    26: "ijl\u00a0\u202f ı",
    27: "!,.:;J¡·",
    30: "()",
    32: "-",
    33: "[]",
    34: "If",
    36: "tª“”",
    37: "/\\",
    38: "{}º•",
    41: "\"r'",
    43: "?°¿",
    44: "_",
    47: "z",
    48: "csɔɛ",
    50: "–",
    51: "vy§«»",
    52: "FL",
    53: "kxƙ",
    54: "ƴ",
    55: "*S|",
    56: "ETae",
    57: "$+0123456789<=>YZ^~×÷€−",
    58: "Ƴ",
    59: "XƐ",
    60: "PVoøð",
    62: "KRbdghnpquµŋɓɗɲ",
    63: "CßƆ",
    64: "A",
    65: "#B",
    73: "&DGUĐƁ",
    74: "H",
    76: "NŊƝ",
    78: "OQØ",
    79: "w…",
    83: "%",
    86: "æ",
    88: "Æ",
    90: "@",
    91: "M",
    93: "WŒ",
    94: "m",
    95: "œ",
    100: "—",
}
_WIDTHS = {letter: width for width, letters in _TABLE.items() for letter in letters}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a line of text takes.

    >>> round(width("Nzérékoré", 13))
    69
    """
    return sum(map(_letter, text)) * size / 100 * AIR * (BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    category = unicodedata.category(letter)
    if category in NO_WIDTH:
        return 0
    if category in UNPRINTABLE:
        return _WIDTHS[" "]
    bare = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return WIDE
    return _WIDTHS.get(bare, OTHER)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as `room` pixels hold, with an ellipsis.

    >>> fitted("Natitingou-Boukoumbé-Toucountouna", 13, 120)
    'Natitingou-Bou…'
    """
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip(BREAKS) + ELLIPSIS


def abbreviated(text: str, size: float, room: float) -> str:
    """The first part of a name, or its first letters with a full stop.

    A hyphen or a full stop says that there is more: Abomey is another town than Abomey-Calavi.

    >>> abbreviated("Bassila", 12, 50), abbreviated("Natitingou-Boukoumbé", 12, 40)
    ('Bassila', 'Natiti.')
    >>> abbreviated("Abomey-Calavi", 12, 60), abbreviated("Port Loko", 12, 50)
    ('Abomey-', 'Port.')
    """
    first = re.split(f"[{re.escape(BREAKS)}]", text.strip())[0]
    rest = text.strip()[len(first) :]
    whole = first + ("-" if rest.startswith("-") else "." if rest else "")
    if width(whole, size) <= room:
        return whole
    kept = first
    while kept and width(f"{kept}.", size) > room:
        kept = kept[:-1]
    return f"{kept}." if kept else ""


def wrapped(
    text: str, size: float, room: float, lines: int = 2, *, bold: bool = False
) -> list[str]:
    """The text on at most so many lines, broken at spaces and hyphens, the last cut if need be.

    >>> wrapped("Natitingou-Boukoumbé-Toucountouna", 13, 130)
    ['Natitingou-', 'Boukoumbé-Tou…']
    """
    left, done = text, list[str]()
    while left and len(done) < lines - 1 and width(left, size, bold=bold) > room:
        cut = _break(left, size, room, bold=bold)
        if not cut:
            break
        done.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return [*done, fitted(left, size, room, bold=bold)]


def balanced(text: str, size: float, room: float) -> list[str]:
    """The text on one line, or on two as even as its breaks allow.

    >>> balanced("Abomey-Calavi-Sô-Ava", 13, 120)
    ['Abomey-', 'Calavi-Sô-Ava']
    """
    if width(text, size) <= room:
        return [text]
    pairs = [(text[: n + 1].rstrip(), text[n + 1 :]) for n, x in enumerate(text) if x in BREAKS]
    widths = [max(width(one, size), width(two, size)) for one, two in pairs]
    if not widths or min(widths) > room:
        return wrapped(text, size, room)
    return list(pairs[widths.index(min(widths))])


def _break(text: str, size: float, room: float, *, bold: bool) -> int:
    """The last place to break a line before it is too long; 0 for none. A date stays whole."""
    places = [
        n + 1
        for n, letter in enumerate(text)
        if letter in BREAKS and (letter == " " or not text[n + 1 : n + 2].isdigit())
    ]
    fit = [n for n in places if width(text[:n].rstrip(), size, bold=bold) <= room]
    return fit[-1] if fit else 0


def written(text: str) -> str:
    """The text as it may stand in SVG; one written from right to left keeps to itself."""
    safe = escape(_printable(text), quote=True)
    if any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in text):
        return f"\u2068{safe}\u2069"
    return safe


def _printable(text: str) -> str:
    """Without the characters that no XML may hold, which would spoil the whole picture."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in UNPRINTABLE else c for c in text)
