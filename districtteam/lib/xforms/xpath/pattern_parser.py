"""The text of a regular expression to its pieces."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from districtteam.lib.xforms.errors import XPathTypeError

ANCHORS = {"^", "$"}
DEEP = 40  # groups in groups
MANY = 1_000  # the highest count in braces
_COUNT = re.compile(r"\{([0-9]{1,4})(,?)([0-9]{0,4})\}")
_SPACES = " \t\n\r\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
_SPACES += "".join(map(chr, range(0x2000, 0x200B)))
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}
_CLASSES = {
    "d": [("0", "9")],
    "w": [("0", "9"), ("A", "Z"), ("a", "z"), ("_", "_")],
    "s": [(one, one) for one in _SPACES],
}
_LINE_ENDS = [(one, one) for one in "\n\r\u2028\u2029"]


@dataclass(frozen=True, slots=True)
class Chars:
    """One character: of these ranges, or of none of them."""

    ranges: tuple[tuple[str, str], ...]
    outside: bool = False

    def has(self, char: str) -> bool:
        return any(low <= char <= high for low, high in self.ranges) != self.outside


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    parts: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Loop:
    body: "Piece"
    least: int
    most: int | None


Piece: TypeAlias = Chars | Row | Branch | Loop | str


def read(pattern: str) -> Piece:
    """Raises XPathTypeError `pattern_wrong` with the place."""
    reader = _Reader(pattern)
    piece = reader.branches(0)
    if reader.at < len(pattern):
        raise reader.wrong()
    return piece


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    @property
    def char(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        char = self.char
        if not char:
            raise self.wrong()
        self.at += 1
        return char

    def wrong(self) -> XPathTypeError:
        return XPathTypeError("pattern_wrong", pattern=self.pattern, at=self.at)

    def branches(self, depth: int) -> Piece:
        if depth > DEEP:
            raise self.wrong()
        found = [self.row(depth)]
        while self.char == "|":
            self.take()
            found.append(self.row(depth))
        return found[0] if len(found) == 1 else Branch(tuple(found))

    def row(self, depth: int) -> Piece:
        parts: list[Piece] = []
        while self.char not in {"", "|", ")"}:
            parts.append(self.counted(self.one(depth)))
        return Row(tuple(parts))

    def one(self, depth: int) -> Piece:
        char = self.take()
        if char == "(":
            return self.group(depth)
        if char == "[":
            return self.set()
        if char == ".":
            return Chars(tuple(_LINE_ENDS), outside=True)
        if char == "\\":
            return self.escape()
        if char in ANCHORS:
            return char
        if char in "*+?":
            self.at -= 1
            raise self.wrong()
        return Chars(((char, char),))

    def group(self, depth: int) -> Piece:
        if self.char == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise self.wrong()
            self.at += 2
        piece = self.branches(depth + 1)
        if self.char != ")":
            raise self.wrong()
        self.take()
        return piece

    def counted(self, piece: Piece) -> Piece:
        """What follows a piece: `*`, `+`, `?` or a count; a lazy sign changes no verdict."""
        counts = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        found = _COUNT.match(self.pattern, self.at)
        if found:
            self.at = found.end()
            least = int(found[1])
            most = None if found[2] and not found[3] else int(found[3] or least)
        elif self.char in counts and self.char:
            least, most = counts[self.take()]
        else:
            return piece
        if piece in ("^", "$") or least > MANY or (most is not None and not least <= most <= MANY):
            raise self.wrong()
        if self.char == "?":
            self.take()
        if self.char in {"*", "+", "?"}:
            raise self.wrong()
        return Loop(piece, least, most)

    def escape(self) -> Chars:
        char = self.take()
        if char.lower() in _CLASSES:
            return Chars(tuple(_CLASSES[char.lower()]), outside=char.isupper())
        plain = self.plain(char)
        return Chars(((plain, plain),))

    def plain(self, char: str) -> str:
        """The character that an escape stands for; letters and digits of other meaning not."""
        if char in _PLAIN:
            return _PLAIN[char]
        if char in {"x", "u"}:
            digits = self.pattern[self.at : self.at + (2 if char == "x" else 4)]
            if not re.fullmatch(r"[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?", digits):
                raise self.wrong()
            self.at += len(digits)
            return chr(int(digits, 16))
        if char.isalnum():
            raise self.wrong()
        return char

    def set(self) -> Chars:
        outside = self.char == "^"
        if outside:
            self.take()
        ranges: list[tuple[str, str]] = []
        while self.char != "]":
            ranges.extend(self.span())
        self.take()
        return Chars(tuple(ranges), outside)

    def span(self) -> list[tuple[str, str]]:
        low = self.member()
        ahead = self.pattern[self.at : self.at + 2]
        if isinstance(low, list) or not ahead.startswith("-") or ahead == "-]":
            return low if isinstance(low, list) else [(low, low)]
        self.take()
        high = self.member()
        if isinstance(high, list) or high < low:
            raise self.wrong()
        return [(low, high)]

    def member(self) -> str | list[tuple[str, str]]:
        char = self.take()
        if char != "\\":
            return char
        char = self.take()
        if char in _CLASSES:
            return list(_CLASSES[char])
        return self.plain(char)
