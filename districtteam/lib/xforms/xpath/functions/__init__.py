"""All functions and operators that an expression may use. `table` says how to add one."""

from . import choices, dates, digests, geo, logic, nodesets, numbers, operators, shuffling, text
from .table import TABLE, Case, Function, cases, cases_in

FAMILIES = (operators, logic, text, numbers, choices, nodesets, shuffling, dates, geo, digests)

__all__ = ["FAMILIES", "TABLE", "Case", "Function", "cases", "cases_in"]
