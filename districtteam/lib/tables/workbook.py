"""Excel workbooks to rows of cells: weighed before they are opened, never evaluated."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .errors import CellError, DamagedError, OtherKindError, TableError, TooLargeError
from .kinds import refuse_other_archives
from .table import Limits

ENTRIES = 2_000
RATIO = 250  # XML of repeated cells compresses a hundredfold, a bomb a thousandfold
SMALL = 1024 * 1024  # below this a high ratio harms nobody
TAGS_PER_CELL = 4  # c and v, and si and t where each text is new
CHUNK = 256 * 1024

Records = Iterator[tuple[int, list[str]]]


def read_workbook(data: bytes, limits: Limits) -> tuple[str, list[tuple[int, list[str]]]]:
    """The first visible sheet: its name, and each row with its number."""
    weigh(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styling that we do not read
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
            return str(sheet.title), list(_rows(sheet, limits))
    except TableError:
        raise
    except Exception as fault:  # openpyxl lets through whatever a broken file makes it trip on
        raise DamagedError("damaged") from fault


def weigh(data: bytes, limits: Limits) -> None:
    """Refuse an archive that is no workbook, is encrypted, or would unpack too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _weigh_entries(entries, limits)
            refuse_other_archives([entry.filename for entry in entries], _mimetype(archive))
            _count_tags(archive, limits)
    except TableError:
        raise
    except Exception as fault:  # a zip can be broken in as many ways as it has bytes
        raise DamagedError("damaged") from fault


def _weigh_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise OtherKindError("is_encrypted")
    swollen = any(entry.file_size > max(SMALL, entry.compress_size * RATIO) for entry in entries)
    total = sum(entry.file_size for entry in entries)
    if swollen or len(entries) > ENTRIES or total > limits.unpacked:
        raise TooLargeError("file_unpacks_too_large", limit=limits.unpacked)


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    if "mimetype" not in archive.namelist():
        return b""
    with archive.open("mimetype") as entry:
        return entry.read(200)


def _count_tags(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Tags, not bytes, decide what parsing costs: count them before anything is parsed."""
    tags, limit = 0, limits.workbook_cells * TAGS_PER_CELL
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                tags += chunk.count(b"<") - chunk.count(b"</")
                if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                    raise DamagedError("damaged")
        if tags > limit:
            raise TooLargeError("too_many_cells", limit=limits.workbook_cells)


def _rows(sheet: Any, limits: Limits) -> Records:
    """One row and column more than allowed are asked for, so that the excess is noticed."""
    sheet.reset_dimensions()  # the declared size is a claim
    rows = sheet.iter_rows(max_row=limits.workbook_rows + 2, max_col=limits.columns + 1)
    for number, cells in enumerate(rows, start=1):
        yield (
            number,
            [
                _text(cell, sheet.title, number, column)
                for column, cell in enumerate(cells, start=1)
            ],
        )


def _text(cell: Any, sheet: str, line: int, column: int) -> str:
    if cell.value is None:
        return ""
    if cell.data_type in {"f", "e"}:
        code = "formula" if cell.data_type == "f" else "error_value"
        letter = get_column_letter(column)
        raise CellError(code, sheet=sheet, line=line, column=column, cell=f"{letter}{line}")
    return text_of(cell.value)


def text_of(value: object) -> str:
    """A cell's value as one would type it: whole numbers without a point, dates as ISO 8601."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004
    if isinstance(value, datetime):
        day_only = value.time() == time.min
        return value.date().isoformat() if day_only else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
