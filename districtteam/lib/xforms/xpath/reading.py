"""From the text of an expression to something that can be evaluated."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from districtteam.lib.xforms.errors import LimitError
from districtteam.lib.xforms.limits import LIMITS, Limits

from .compiling import compiled
from .context import Context
from .parser import parse
from .rewriting import written_out
from .tree import Expr


def read(source: str, namespaces: dict[str, str] | None = None, limits: Limits = LIMITS) -> Expr:
    """The tree of an expression, short forms written out. Raises XPathSyntaxError, LimitError."""
    named = tuple(namespaces.items()) if namespaces else ()
    return (_known if len(source) < SHORT else _read)(source, named, limits)


SHORT = 300  # what is longer is rarely written twice, and would fill the memory


def _read(source: str, namespaces: tuple[tuple[str, str], ...], limits: Limits) -> Expr:
    try:
        return written_out(parse(source, dict(namespaces), limits))
    except RecursionError as fault:  # the stack was high already
        raise LimitError("expression_too_deep", limit=limits.expression_depth) from fault


_known = lru_cache(4096)(_read)  # trees never change: one serves wherever the same text stands


@lru_cache(2048)
def closure(expr: Expr, kind: str = "any") -> Callable[[Context], Any]:
    """The closure of a tree, made once."""
    return compiled(expr, kind)


def evaluate(source: str, context: Context, kind: str = "any") -> Any:
    """The value of an expression, read and compiled the first time only."""
    return closure(read(source), kind)(context)
