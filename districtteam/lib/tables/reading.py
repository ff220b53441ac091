"""From bytes to a table: what it is, then its records, then its headers and rows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from districtteam.lib.words import fold, tidy

from .errors import CellError, DamagedError, TooLargeError
from .kinds import ZIP, refuse_other_kinds
from .table import Limits, Row, Table
from .text import read_text
from .writing import without_guard

DEFAULT = Limits()

Record = tuple[int, list[str]]


def read_table(data: bytes | str, *, limits: Limits = DEFAULT) -> Table:
    """Read separated text, cells pasted from a spreadsheet, or an Excel workbook.

    The first row that is not blank gives the headers; blank rows and columns are left out.
    Raises TableError (see its subclasses) and takes nothing when anything is wrong.

    >>> read_table("name;level\\nKoubia;3\\n").rows
    [Row(line=2, cells=('Koubia', '3'))]
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    if len(data) > limits.size:
        raise TooLargeError("file_too_large", size=len(data), limit=limits.size)
    if data.startswith(ZIP):
        limits = replace(limits, rows=limits.workbook_rows, cells=limits.workbook_cells)
        from .workbook import read_workbook  # noqa: PLC0415  (openpyxl would slow every start)

        sheet, records = read_workbook(data, limits)
        return _table(iter(records), limits, sheet)
    refuse_other_kinds(data)
    return _table(read_text(data, limits), limits, "")


def _table(records: Iterator[Record], limits: Limits, sheet: str) -> Table:
    filled = ((line, cells) for line, cells in records if any(map(str.strip, cells)))
    _line, headings = next(filled, (0, []))
    headers = [tidy(heading).replace("\n", " ") for heading in headings]
    while headers and not headers[-1]:
        headers.pop()
    if not headers:
        raise DamagedError("empty")
    if len(headers) > limits.columns:
        raise TooLargeError("too_many_columns", limit=limits.columns)
    _refuse_doubles(headers)
    rows = list(_rows(filled, headers, limits))
    return _without_blank_columns(headers, rows, sheet)


def _refuse_doubles(headers: list[str]) -> None:
    seen: dict[str, int] = {}
    for column, header in enumerate(headers, start=1):
        key = fold(header) or header
        if key and key in seen:
            raise CellError("heading_twice", heading=header, first=headers[seen[key] - 1])
        seen[key] = column


def _rows(records: Iterable[Record], headers: list[str], limits: Limits) -> Iterator[Row]:
    width = len(headers)
    most = min(limits.rows, limits.cells // width)
    for number, (line, cells) in enumerate(records, start=1):
        if number > most:
            code = "too_many_rows" if most == limits.rows else "too_many_cells"
            raise TooLargeError(
                code, line=line, limit=limits.rows if most == limits.rows else limits.cells
            )
        if any(map(str.strip, cells[width:])):
            raise CellError("row_too_wide", line=line, columns=width)
        yield Row(line, tuple(_cells(line, cells, width, limits)))


def _cells(line: int, cells: list[str], width: int, limits: Limits) -> Iterator[str]:
    for column in range(width):
        cell = cells[column] if column < len(cells) else ""
        if len(cell) > limits.cell:
            raise TooLargeError("cell_too_long", line=line, column=column + 1, limit=limits.cell)
        yield tidy(without_guard(cell)) if cell else ""


def _without_blank_columns(headers: list[str], rows: list[Row], sheet: str) -> Table:
    """Leave out columns that have no heading and no cell; a heading may not be missing else."""
    nameless = [index for index, header in enumerate(headers) if not header]
    for row in rows:
        for index in nameless:
            if row.cells[index]:
                raise CellError("heading_missing", line=row.line, column=index + 1)
    kept = [index for index, header in enumerate(headers) if header]
    if nameless:
        rows = [Row(row.line, tuple(row.cells[index] for index in kept)) for row in rows]
    return Table([headers[index] for index in kept], rows, sheet)
