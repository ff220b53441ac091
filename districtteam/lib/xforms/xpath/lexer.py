"""Expressions to words, as XPath 1.0 section 3.7 says."""

import re
from typing import NamedTuple

from districtteam.lib.xforms.errors import LimitError, XPathSyntaxError
from districtteam.lib.xforms.limits import Limits

NUMBER, TEXT, NAME, OPERATOR, MARK, END = "number", "text", "name", "operator", "mark", "end"
NCNAME = r"[^\W\d][\w.\-\u00b7]*"
_SPACE = re.compile(r"[ \t\r\n\u00a0]+")
_WORD = (
    r"(?P<number>\d+(?:\.\d*)?|\.\d+)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    rf"|(?P<name>{NCNAME}(?::(?!:)(?:{NCNAME}|\*))?)"
    r"|(?P<operator>!=|<=|>=|[|+\-=<>])|(?P<mark>//|::|\.\.|[/()\[\].@,*])"
)
_OPERAND = re.compile(_WORD)
_OPERATOR = re.compile(rf"(?P<worded>and|or|div|mod|\*)|{_WORD}")
_KINDS = {"double": TEXT, "single": TEXT, "worded": OPERATOR}
_BEFORE_OPERAND = {"//", "::", "/", "(", "[", "@", ","}


class Token(NamedTuple):
    kind: str
    text: str
    at: int


def tokens(source: str, limits: Limits) -> list[Token]:
    """The words of an expression, closed by one of kind END."""
    if len(source) > limits.expression_chars:
        raise LimitError("expression_too_long", limit=limits.expression_chars)
    found: list[Token] = []
    at = _skip(source, 0)
    while at < len(source):
        token, after = _next(source, at, _wants_operator(found))
        found.append(token)
        if len(found) > limits.expression_tokens:
            raise LimitError("expression_too_long", limit=limits.expression_tokens)
        at = _skip(source, after)
    return [*found, Token(END, "", len(source))]


def _skip(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at


def _wants_operator(found: list[Token]) -> bool:
    """After an operand, `*`, `and`, `or`, `div` and `mod` are operators, else names."""
    if not found:
        return False
    last = found[-1]
    return (last.kind != OPERATOR and last.text not in _BEFORE_OPERAND) or last.kind == TEXT


def _next(source: str, at: int, wants_operator: bool) -> tuple[Token, int]:
    match = (_OPERATOR if wants_operator else _OPERAND).match(source, at)
    if match and match.lastgroup:
        kind = _KINDS.get(match.lastgroup, match.lastgroup)
        return Token(kind, match[match.lastgroup], at), match.end()
    code = "expression_quote" if source[at] in "\"'" else "expression_unexpected"
    raise XPathSyntaxError(code, expression=source, at=at, found=source[at])
