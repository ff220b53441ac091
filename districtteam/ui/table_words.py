"""What to tell somebody whose table cannot be read: where the fault is and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.lib.tables import TableError

from .format import number

SENTENCES: dict[str, str | Promise] = {
    "is_xls": _("This is an old Excel file (.xls). Open it in Excel and save it as .xlsx or CSV."),
    "is_encrypted": _("This file is protected by a password. Save a copy without a password."),
    "is_ods": _("This is a LibreOffice file (.ods). Open it and save it as .xlsx or CSV."),
    "is_word": _("This is a text document, not a table. Save the table as .xlsx or CSV."),
    "is_zip": _("This is an archive (.zip). Unpack it and send the table that is inside."),
    "is_pdf": _("This is a PDF document, not a table. Send the table that it was made from."),
    "is_html": _("This is a web page, not a table. Download the table itself: .xlsx or CSV."),
    "is_xml": _("This is an XML file, not a table. Send the table as .xlsx or CSV."),
    "is_json": _("This is a JSON file, not a table. Send the table as .xlsx or CSV."),
    "is_image": _("This is a picture, not a table. Send the table itself: .xlsx or CSV."),
    "is_compressed": _("This file is compressed. Unpack it and send the table that is inside."),
    "is_binary": _("This file is not a table. Send the table as .xlsx or CSV."),
    "file_too_large": _(
        "The file has %(size_mb)s MB; at most %(limit_mb)s MB are read. Divide it into several."
    ),
    "file_unpacks_too_large": _(
        "Unpacked, this file would fill more than %(limit_mb)s MB. Save the table as CSV."
    ),
    "too_many_rows": _("There are more than %(limit)s rows. Divide the table into several files."),
    "too_many_columns": _(
        "There are more than %(limit)s columns. Keep only those that are needed."
    ),
    "too_many_cells": _("There are more than %(limit)s cells. Save as CSV, or divide the table."),
    "cell_too_long": _("Line %(line)s: a cell has more than %(limit)s characters. Shorten it."),
    "empty": _("The table is empty. The first row must hold the headings of the columns."),
    "damaged": _("The file is damaged or incomplete. Open it in Excel and save it again."),
    "bad_encoding": _("Line %(line)s: letters cannot be read. Save the file as “CSV UTF-8”."),
    "bad_quotes": _(
        'Line %(line)s: a quotation mark (") is in a wrong place. Correct or remove it.'
    ),
    "formula": _("Sheet “%(sheet)s”, cell %(cell)s: this is a formula. Paste its value instead."),
    "error_value": _("Sheet “%(sheet)s”, cell %(cell)s: Excel shows an error. Correct the cell."),
    "null_character": _("Line %(line)s: the text is damaged (null character). Export it again."),
    "row_too_wide": _(
        "Line %(line)s: there are more cells than the %(columns)s headings. Look for a separator"
        " too many."
    ),
    "heading_twice": _(
        "Two columns say the same: “%(first)s” and “%(heading)s”. Rename or remove one of them."
    ),
    "heading_missing": _("Line %(line)s: column %(column)s has no heading. Give it one."),
}
MEGABYTE = 1024 * 1024
AMOUNTS = {"count", "columns", "length", "limit", "points"}


def table_words(fault: TableError) -> str:
    """One sentence in the reader's language."""
    params = with_numbers(fault.params)
    for name in ("size", "limit"):
        if isinstance(amount := fault.params.get(name), int):
            params[f"{name}_mb"] = -(-amount // MEGABYTE)
    return str(SENTENCES[fault.code]) % params


def with_numbers(params: Mapping[str, Any]) -> dict[str, Any]:
    """Amounts as the reader writes them, "10,000"; numbers of lines stay as they are."""
    said = dict(params)
    for name in AMOUNTS & params.keys():
        if isinstance(params[name], int):
            said[name] = number(params[name])
    return said
