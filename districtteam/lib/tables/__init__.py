"""Tables from outside, read as hostile: CSV, cells pasted from a spreadsheet, Excel workbooks."""

from .errors import CellError, DamagedError, OtherKindError, TableError, TooLargeError
from .reading import read_table
from .table import Limits, Row, Table
from .writing import csv_cell, write_csv

__all__ = [
    "CellError",
    "DamagedError",
    "Limits",
    "OtherKindError",
    "Row",
    "Table",
    "TableError",
    "TooLargeError",
    "csv_cell",
    "read_table",
    "write_csv",
]
