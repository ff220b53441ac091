"""Questionnaires: reading, judging and filling in the forms of XLSForm and ODK XForms.

docs/xforms.md shows each of these at work.
"""

from .errors import LimitError, SheetError, SubmissionError, XFormError, XMLError
from .gate import Finding, admit, collect_only, gate
from .instance import (
    Instance,
    Option,
    Setting,
    State,
    Variable,
    answers,
    codebook,
    create,
    logic,
    needs_extras,
    read_submission,
    write_submission,
)
from .limits import LIMITS, Limits
from .model import Form, read_form
from .script import extras, script
from .sheets import Book, Change, convert, mend, read_book

__all__ = [
    "LIMITS",
    "Book",
    "Change",
    "Finding",
    "Form",
    "Instance",
    "LimitError",
    "Limits",
    "Option",
    "Setting",
    "SheetError",
    "State",
    "SubmissionError",
    "Variable",
    "XFormError",
    "XMLError",
    "admit",
    "answers",
    "codebook",
    "collect_only",
    "convert",
    "create",
    "extras",
    "gate",
    "logic",
    "mend",
    "needs_extras",
    "read_book",
    "read_form",
    "read_submission",
    "script",
    "write_submission",
]
