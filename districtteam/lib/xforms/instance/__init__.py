"""Filling in a form: answers, what follows from them, what is sent."""

from .answers import Variable, answers, codebook
from .instance import Instance, create
from .logic import logic, needs_extras
from .setting import Option, Setting, State
from .submission import read_submission, write_submission

__all__ = [
    "Instance",
    "Option",
    "Setting",
    "State",
    "Variable",
    "answers",
    "codebook",
    "create",
    "logic",
    "needs_extras",
    "read_submission",
    "write_submission",
]
