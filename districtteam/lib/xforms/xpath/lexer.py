"""Expressions to words, as XPath 1.0 section 3.7 says."""

import re
from typing import NamedTuple

from districtteam.lib.xforms.errors import LimitError, XPathSyntaxError
from districtteam.lib.xforms.limits import Limits

NUMBER, TEXT, NAME, OPERATOR, MARK, END = "number", "text", "name", "operator", "mark", "end"
PLAIN = "plain"  # `/data/group/question` in one: most of what forms are made of
NCNAME = r"[^\W\d][\w.\-\u00b7]*"
_SPACE = r"[ \t\r\n\u00a0]*"
_WORD = (
    r"(?P<number>\d+(?:\.\d*)?|\.\d+)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    rf"|(?P<name>{NCNAME}(?::(?!:)(?:{NCNAME}|\*))?)"
    r"|(?P<operator>!=|<=|>=|[|+\-=<>])|(?P<mark>//|::|\.\.|[/()\[\].@,*])|(?P<end>\Z)"
)
_PLAIN = rf"(?P<plain>(?:/{NCNAME})+)(?![\w.\-\u00b7]|{_SPACE}[(:])"
_OPERAND = re.compile(f"{_SPACE}(?:{_PLAIN}|{_WORD})")
_OPERATOR = re.compile(rf"{_SPACE}(?:(?P<worded>and|or|div|mod|\*)|{_WORD})")
_KINDS = {"double": TEXT, "single": TEXT, "worded": OPERATOR}
_BEFORE_OPERAND = {"//", "::", "/", "(", "[", "@", ","}


class Token(NamedTuple):
    kind: str
    text: str
    at: int


def tokens(source: str, limits: Limits) -> list[Token]:
    """The words of an expression, closed by one of kind END.

    After an operand, `*`, `and`, `or`, `div` and `mod` are operators, else names.
    """
    if len(source) > limits.expression_chars:
        raise LimitError("expression_too_long", limit=limits.expression_chars)
    found: list[Token] = []
    at, follows, kind = 0, _OPERAND, ""
    while kind != END:
        match = follows.match(source, at)
        if match is None or match.lastgroup is None:
            raise _no_word(source, at)
        group, at = match.lastgroup, match.end()
        kind, text = _KINDS.get(group, group), match[group]
        found.append(Token(kind, text, match.start(group) - (kind == TEXT)))
        if len(found) > limits.expression_tokens:
            raise LimitError("expression_too_long", limit=limits.expression_tokens)
        is_operand = kind == TEXT or (kind != OPERATOR and text not in _BEFORE_OPERAND)
        follows = _OPERATOR if is_operand else _OPERAND
    return found


def _no_word(source: str, at: int) -> XPathSyntaxError:
    at += len(source[at:]) - len(source[at:].lstrip(" \t\r\n\u00a0"))
    code = "expression_quote" if source[at] in "\"'" else "expression_unexpected"
    return XPathSyntaxError(code, expression=source, at=at, found=source[at])
