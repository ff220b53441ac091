"""What may not be shown because it would tell of a single district or a handful of persons."""

from .bases import ANYONE, base_code, dominated, enough_others
from .guard import Breakdown, FigureCode, guard
from .persons import CellCode, hide_counts, hide_table, share_code
from .rule import Rule

__all__ = [
    "ANYONE",
    "Breakdown",
    "CellCode",
    "FigureCode",
    "Rule",
    "base_code",
    "dominated",
    "enough_others",
    "guard",
    "hide_counts",
    "hide_table",
    "share_code",
]
