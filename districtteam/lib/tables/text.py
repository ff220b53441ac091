"""Separated text to rows of cells: encoding and separator found, memory bounded."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from .errors import CellError, DamagedError, OtherKindError, TooLargeError
from .table import Limits

SEPARATORS = "\t;|,"  # the first of two that cut evenly: a comma may stand in numbers
SAMPLE = 20  # records looked at to find the separator
CHUNK = 64 * 1024
BLANK_SHARE = 3  # lines read for each row allowed: cells may hold line breaks
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Records = Iterator[tuple[int, list[str]]]


def read_text(data: bytes, limits: Limits) -> Records:
    """Each record with the line on which it begins, cells as written."""
    encoding = encoding_of(data)
    separator = _separator(data, encoding)
    try:
        yield from _records(_lines(data, encoding, separator, limits), separator, limits)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise DamagedError("bad_encoding", line=line) from fault


def encoding_of(data: bytes) -> str:
    """UTF-8, UTF-16, UTF-32 or, when the bytes are none of these, Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:2000]
    if head.count(0) * 4 > len(head) > 1:
        return _unmarked(head)
    return "utf-8" if _is_utf8(data) else "cp1252"


def _unmarked(head: bytes) -> str:
    """UTF-16 without a mark: Western letters leave every second byte null."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        raise OtherKindError("is_binary")
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(data: bytes, encoding: str, separator: str, limits: Limits) -> Iterator[str]:
    """Lines decoded as they are read, so that the whole text never stands in memory twice.

    Blank lines count too, and a line of separators only is stopped before it is cut.
    """
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    for number, line in enumerate(text, start=1):
        if number > BLANK_SHARE * limits.rows:
            raise TooLargeError("too_many_rows", line=number, limit=limits.rows)
        if len(line) > limits.columns and line.count(separator) > limits.cell:
            raise TooLargeError("too_many_columns", line=number, limit=limits.columns)
        yield line


def _separator(data: bytes, encoding: str) -> str:
    """The separator that cuts the first records most evenly; Excel's own "sep=;" settles it."""
    head = _head(data, encoding)
    first = head[0].strip().lower() if head else ""
    if first.startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4:5]
    return max(SEPARATORS, key=lambda separator: _evenness(head, separator))


def _head(data: bytes, encoding: str) -> list[str]:
    start = io.TextIOWrapper(
        io.BytesIO(data[: 4 * CHUNK]), encoding=encoding, errors="replace", newline=""
    )
    return [line[:CHUNK] for line in islice(start, SAMPLE) if line.strip()]


def _evenness(head: list[str], separator: str) -> tuple[float, int]:
    try:
        widths = [len(record) for record in csv.reader(head, delimiter=separator)]
    except csv.Error:
        return (0.0, 0)
    width = widths[0] if widths else 0
    if width < 2:  # noqa: PLR2004  (one column: nothing was cut)
        return (0.0, 0)
    return (widths.count(width) / len(widths), width)


def _records(lines: Iterator[str], separator: str, limits: Limits) -> Records:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begins = 1
    while True:
        try:
            record = next(reader, None)
        except csv.Error as fault:
            raise _csv_fault(fault, begins, limits) from fault
        if record is None:
            return
        if "\0" in "".join(record):
            raise CellError("null_character", line=begins)
        if not (begins == 1 and _names_separator(record, separator)):
            yield begins, record
        begins = reader.line_num + 1


def _csv_fault(fault: csv.Error, line: int, limits: Limits) -> DamagedError | TooLargeError:
    if "field larger" in str(fault):
        return TooLargeError("cell_too_long", line=line, limit=limits.cell)
    return DamagedError("bad_quotes", line=line)


def _names_separator(record: list[str], separator: str) -> bool:
    return separator.join(record).strip().lower() == f"sep={separator}"
