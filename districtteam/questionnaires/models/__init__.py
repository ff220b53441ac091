"""Forms and their versions, and what each team has answered on them."""

from .sheets import Field, SectionHand, Sheet, SheetState, Turn
from .submissions import Reason, Refusal, Reopening, Submission
from .versions import Content, DisclosureClass, Form, Question, Remark, Trial, Version

__all__ = [
    "Content",
    "DisclosureClass",
    "Field",
    "Form",
    "Question",
    "Reason",
    "Refusal",
    "Remark",
    "Reopening",
    "SectionHand",
    "Sheet",
    "SheetState",
    "Submission",
    "Trial",
    "Turn",
    "Version",
]
