"""XPath 1.0 with the functions of OpenRosa and ODK: one grammar, and Python's evaluator of it."""

from .checking import Fault, faults, type_of
from .context import Context, World
from .functions import TABLE, cases
from .program import program
from .reading import closure, evaluate, read

__all__ = [
    "TABLE",
    "Context",
    "Fault",
    "World",
    "cases",
    "closure",
    "evaluate",
    "faults",
    "program",
    "read",
    "type_of",
]
