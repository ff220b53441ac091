"""What may not be shown because it would tell of a single district or a handful of persons."""

from .bases import ANYONE, base_code, dominated, enough_others
from .guard import Breakdown, FigureCode, guard
from .persons import CellCode, Counts, hide_counts, share_code
from .rule import Rule
from .tables import Table, hide_table

__all__ = [
    "ANYONE",
    "Breakdown",
    "CellCode",
    "Counts",
    "FigureCode",
    "Rule",
    "Table",
    "base_code",
    "dominated",
    "enough_others",
    "guard",
    "hide_counts",
    "hide_table",
    "share_code",
]
