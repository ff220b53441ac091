"""The table of functions and operators, each with its Python, its script and its cases.

To add one, write it in the family where it belongs (or in a family of its own, named in
`functions/__init__.py`):

    @function("double", "number", "number", js="a=>2*a")
    def double(number: float) -> float:
        '''Twice the number.

        double(2) => 4
        double("x") => NaN
        '''
        return 2 * number

`takes` names what each argument is turned into before the function sees it: `string`,
`number`, `boolean`, `nodes` (nothing else will do), `any` (as it comes), `lazy` (not evaluated);
`strings`, `numbers`, `booleans` take each node of a node set as one argument. `?` marks what may
be left out, `*` any number, `+` at least one. The script gets the same arguments; `this` is the
context `{n: node, p: position, z: size, c: current}`. The cases are run by both evaluators.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

CODES = {
    "string": "s",
    "number": "n",
    "boolean": "b",
    "nodes": "o",
    "any": "a",
    "lazy": "z",
    "strings": "S",
    "numbers": "M",
    "booleans": "T",
}
_TAKES = re.compile(r"([a-z]+)([?*+]?)")


@dataclass(frozen=True, slots=True)
class Function:
    """One line of the table. `most` is None where any number of arguments is taken."""

    name: str
    takes: tuple[str, ...]
    least: int
    most: int | None
    returns: str
    run: Callable[..., Any]
    js: str
    in_context: bool  # the first argument is the Context
    steady: bool  # the same arguments and nodes give the same value
    extra: bool  # its script is sent only with forms that use it

    def kind(self, index: int) -> str:
        """What the argument at this place is turned into."""
        return self.takes[min(index, len(self.takes) - 1)]

    @property
    def code(self) -> str:
        """The kinds of the arguments for the script; the last one stands for all further."""
        return "".join(CODES[kind] for kind in self.takes)


TABLE: dict[str, Function] = {}


def function(  # noqa: PLR0913 (a line of a table has that many columns)
    name: str,
    takes: str,
    returns: str,
    *,
    js: str,
    context: bool = False,
    steady: bool = True,
    extra: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enter a Python function into the table; see this module's text."""
    kinds, least, most = _arity(takes)

    def enter(run: Callable[..., Any]) -> Callable[..., Any]:
        TABLE[name] = Function(name, kinds, least, most, returns, run, js, context, steady, extra)
        return run

    return enter


def _arity(takes: str) -> tuple[tuple[str, ...], int, int | None]:
    marked = [_TAKES.fullmatch(word) for word in takes.split()]
    found = [(match[1], match[2]) for match in marked if match]
    least = sum(mark in {"", "+"} for _, mark in found)
    endless = any(mark in {"*", "+"} for _, mark in found)
    return tuple(kind for kind, _ in found), least, None if endless else len(found)


@dataclass(frozen=True, slots=True)
class Case:
    """An expression on the cases' document with the value expected, as JSON; or an error."""

    expression: str
    value: str


_CASE = re.compile(r"^\s*(\S.*?) => (\S.*)$", re.MULTILINE)


def cases_in(text: str) -> list[Case]:
    """The lines `expression => value` of a docstring or of a file of cases."""
    return [Case(found[1], found[2].strip()) for found in _CASE.finditer(text)]


def cases() -> list[Case]:
    """Every case of every function."""
    return [case for entry in TABLE.values() for case in cases_in(entry.run.__doc__ or "")]
