"""A form as it was written: its data, its rules, its texts, what it shows."""

from .parts import Action, Choice, Form, Item, Itemset, Note, Part, Rule, Words
from .reading import read_form

__all__ = [
    "Action",
    "Choice",
    "Form",
    "Item",
    "Itemset",
    "Note",
    "Part",
    "Rule",
    "Words",
    "read_form",
]
