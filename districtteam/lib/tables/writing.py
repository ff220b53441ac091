"""Tables out: no cell that a spreadsheet would take for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CUT = re.compile(r"(;[\s\"']*)(?=[=+\-@＝＋－＠])")
_GUARDED_CUT = re.compile(r"(;[\s\"']*)'(?=[=+\-@＝＋－＠])")


def csv_cell(value: object) -> str:
    """A cell's text, made harmless: an apostrophe before what a spreadsheet would evaluate.

    Also after a semicolon: where the decimal sign is a comma, as in French, Excel cuts there, and
    what follows begins a cell of its own. Numbers stay numbers, whatever their sign. `read_table`
    takes the apostrophes off again.

    >>> csv_cell("=HYPERLINK(1)"), csv_cell(-3.5), csv_cell("-3.5"), csv_cell("a; =B1")
    ("'=HYPERLINK(1)", '-3.5', '-3.5', "a; '=B1")
    """
    if value is None:
        return ""
    text = _CUT.sub(r"\1'", str(value))
    return f"'{text}" if _is_dangerous(text) and not _is_number(text) else text


def without_guard(text: str) -> str:
    """The cell as it was before `csv_cell`.

    >>> without_guard("'=HYPERLINK(1)"), without_guard("'t Zand")
    ('=HYPERLINK(1)', "'t Zand")
    """
    if text.startswith("'") and _is_dangerous(text):
        text = text[1:]
    return _GUARDED_CUT.sub(r"\1", text)


def _is_dangerous(text: str) -> bool:
    return text.lstrip(" '").startswith(DANGEROUS)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV that Excel opens with its accents: UTF-8 with a mark, commas, CRLF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([csv_cell(header) for header in headers])
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
