"""What was answered: every question by its type, whole and by declared groups, with the missing."""

from .amounts import Amounts, Bin, amounts, bins
from .answers import NOT_ASKED, Base
from .choices import Choices, choices
from .questionnaire import Question, Summarised, Summary, bases, summarise
from .texts import Texts, texts

__all__ = [
    "NOT_ASKED",
    "Amounts",
    "Base",
    "Bin",
    "Choices",
    "Question",
    "Summarised",
    "Summary",
    "Texts",
    "amounts",
    "bases",
    "bins",
    "choices",
    "summarise",
    "texts",
]
