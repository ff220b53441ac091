"""From the text of an expression to something that can be evaluated."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from districtteam.lib.xforms.limits import LIMITS, Limits

from .compiling import compiled
from .context import Context
from .parser import parse
from .rewriting import written_out
from .tree import Expr


def read(source: str, namespaces: dict[str, str] | None = None, limits: Limits = LIMITS) -> Expr:
    """The tree of an expression, short forms written out. Raises XPathSyntaxError, LimitError."""
    return _read(source, tuple(namespaces.items()) if namespaces else (), limits)


@lru_cache(4096)
def _read(source: str, namespaces: tuple[tuple[str, str], ...], limits: Limits) -> Expr:
    """Trees never change, so that one serves wherever the same text stands."""
    return written_out(parse(source, dict(namespaces), limits))


@lru_cache(4096)
def closure(expr: Expr, kind: str = "any") -> Callable[[Context], Any]:
    """The closure of a tree, made once."""
    return compiled(expr, kind)


def evaluate(source: str, context: Context, kind: str = "any") -> Any:
    """The value of an expression, read and compiled the first time only."""
    return closure(read(source), kind)(context)
