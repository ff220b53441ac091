"""Several tables out, as one Excel workbook: no cell that would be taken for a formula."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from .writing import csv_cell

Rows = Iterable[Sequence[object]]
LONGEST_NAME = 31  # of a sheet, in Excel
PLAIN = (bool, int, float, Decimal)
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def write_workbook(sheets: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """Each sheet by its name, with its headers and rows; a moment as ISO 8601 text with its zone,
    which Excel has no cell for. Whatever no XML may hold is left out."""
    book = Workbook(write_only=True)
    for name, (headers, rows) in sheets.items():
        sheet = book.create_sheet(name[:LONGEST_NAME])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(header) for header in headers])
        for row in rows:
            sheet.append([_cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: object) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value if isinstance(value, date) else csv_cell(_FORBIDDEN.sub("", str(value)))
