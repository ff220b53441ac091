"""From the bytes of a spreadsheet to its cells, weighed before anything is opened."""

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any

import xlrd
from openpyxl import load_workbook
from pyxform.xls2json_backends import csv_to_dict, is_markdown_table, md_to_dict

from districtteam.lib.tables import Limits as TableLimits
from districtteam.lib.tables import TableError
from districtteam.lib.tables.workbook import weigh
from districtteam.lib.xforms.errors import LimitError, SheetError
from districtteam.lib.xforms.limits import LIMITS, Limits

from .book import SHEETS, Book, Row

COLUMNS = 300
EMPTY_ROWS = 60  # so many in a row: the sheet has ended, as pyxform has it
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_book(data: bytes, limits: Limits = LIMITS) -> Book:
    """The cells of an XLSForm, by content: xlsx, xls, or tables in Markdown or CSV.

    Raises LimitError; SheetError with the codes of lib.tables (is_encrypted, is_ods, damaged ...)
    and sheet_none.
    """
    if len(data) > limits.file_bytes:
        raise LimitError("file_too_large", limit=limits.file_bytes)
    if data.startswith(ZIP):
        return _xlsx(data, limits)
    if data.startswith(OLE):
        return _xls(data, limits)
    return _text(data, limits)


def _xlsx(data: bytes, limits: Limits) -> Book:
    allowed = TableLimits(unpacked=limits.unpacked_bytes, workbook_cells=limits.rows * 30)
    try:
        weigh(data, allowed)
    except TableError as fault:
        raise SheetError(fault.code, **fault.params) from fault
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styling that we do not read
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = {sheet.title: _cells(sheet, limits) for sheet in _wanted(book.worksheets)}
    except LimitError:
        raise
    except Exception as fault:  # openpyxl lets through whatever a broken file makes it trip on
        raise SheetError("damaged") from fault
    return _book("xlsx", list(book.sheetnames), sheets)


def _wanted(sheets: list[Any]) -> list[Any]:
    """The sheets of a form; a lone sheet is the survey, whatever its name."""
    known = [sheet for sheet in sheets if sheet.title.lower() in SHEETS]
    return known or sheets[:1]


def _cells(sheet: Any, limits: Limits) -> list[Row]:
    sheet.reset_dimensions()  # the declared size is a claim
    values = sheet.iter_rows(max_row=limits.rows + 1, max_col=COLUMNS, values_only=True)
    return _rows((tuple(row) for row in values), limits)


def _rows(values: Iterable[Iterable[Any]], limits: Limits) -> list[Row]:
    rows: list[Row] = []
    empty = 0
    for row in values:
        rows.append([_clean(value) for value in row])
        empty = 0 if any(rows[-1]) else empty + 1
        if empty > EMPTY_ROWS:
            break
        if len(rows) > limits.rows:
            raise LimitError("too_many_rows", limit=limits.rows)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _clean(value: Any) -> str:
    """A cell as pyxform writes it: whole numbers without a point, no-break spaces plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).replace("\u00a0", " ")
    return text.strip()[: LIMITS.text_chars]


def _xls(data: bytes, limits: Limits) -> Book:
    try:
        book = xlrd.open_workbook(file_contents=data, on_demand=True)
        names = book.sheet_names()
        known = [name for name in names if name.lower() in SHEETS] or names[:1]
        sheets = {name: _rows(_old(book, name), limits) for name in known}
    except LimitError:
        raise
    except Exception as fault:  # xlrd trips in as many ways as openpyxl
        raise SheetError("damaged") from fault
    return _book("xls", names, sheets)


def _old(book: Any, name: str) -> Iterator[list[Any]]:
    sheet = book.sheet_by_name(name)
    for number in range(sheet.nrows):
        yield [_old_value(cell, book.datemode) for cell in sheet.row(number)[:COLUMNS]]


def _old_value(cell: Any, datemode: int) -> Any:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        parts = xlrd.xldate_as_tuple(cell.value, datemode)
        return datetime(*parts) if any(parts[:3]) else time(*parts[3:])  # noqa: DTZ001 (no zone)
    return cell.value


def _text(data: bytes, limits: Limits) -> Book:
    try:
        text = data.decode("utf-8-sig")
        read = md_to_dict if is_markdown_table(text) else csv_to_dict
        found = read(text)
    except Exception as fault:  # a row longer than its heading, no rows, no text: all trip it
        raise SheetError("damaged") from fault
    sheets = {
        name: _rows([list(_heading(found, name)), *_values(found, name)], limits)
        for name in SHEETS
        if found.get(name)
    }
    return _book("text", list(found.get("sheet_names", [])), sheets)


def _heading(found: dict[str, Any], name: str) -> list[str]:
    headers = found.get(f"{name}_header") or [{}]
    return list(headers[0])


def _values(found: dict[str, Any], name: str) -> list[list[Any]]:
    return [[row.get(key) for key in _heading(found, name)] for row in found[name]]


def _book(kind: str, names: list[str], sheets: dict[str, list[Row]]) -> Book:
    by_name = {name.lower(): rows for name, rows in sheets.items()}
    if "survey" not in by_name:
        if len(sheets) != 1 or len(names) != 1:
            raise SheetError("sheet_none", sheets=", ".join(names)[:200])
        by_name = {"survey": next(iter(sheets.values()))}
    return Book(kind, names, by_name)
