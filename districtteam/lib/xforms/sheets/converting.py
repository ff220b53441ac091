"""A workbook to an XForm, by pyxform; its errors as codes."""

import re
from dataclasses import dataclass
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert as pyxform_convert

from districtteam.lib.xforms.errors import SheetError

from .book import Book
from .refusals import refusal_of

READ = {"label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title"}
NO_BREAK = re.compile("(?<=«)[ \u00a0\u202f]|[ \u00a0\u202f](?=[?!:;%»])")  # no line ends there
SIGNS = "‘’“”\u00a0"
MARKS = "\ue000\ue001\ue002\ue003\ue004"  # no form says anything with these
ASIDE = str.maketrans(SIGNS[:4], MARKS[:4])
AS_WRITTEN = str.maketrans(MARKS, SIGNS)


@dataclass(frozen=True, slots=True)
class Converted:
    """The XForm's XML, and what pyxform warns of, in its English."""

    xform: str
    warnings: list[str]


def convert(book: Book, name: str = "data") -> Converted:
    """The XForm of a workbook. Raises SheetError with the place and code of the first fault."""
    _refuse_headings_twice(book)
    try:
        result = pyxform_convert(_set_aside(book.definition()), form_name=name)
    except PyXFormError as fault:
        raise refusal_of(fault, book) from fault
    except RecursionError as fault:
        raise SheetError("sheet_too_deep") from fault
    except Exception as fault:  # what pyxform did not foresee in a sheet is still a refusal
        raise SheetError("sheet_unforeseen", said=str(fault)[:300]) from fault
    return Converted(result.xform.translate(AS_WRITTEN), list(result.warnings))


def _set_aside(definition: dict[str, Any]) -> dict[str, Any]:
    """The signs of good print in what people read: pyxform makes them plain, as code needs them."""
    for rows in definition.values():
        for row in rows:
            if isinstance(row, dict):
                row.update({key: _text(cell) for key, cell in row.items() if _is_read(key, cell)})
    return definition


def _is_read(heading: str, cell: Any) -> bool:
    return isinstance(cell, str) and heading.partition(":")[0].strip().lower() in READ


def _text(cell: str) -> str:
    return NO_BREAK.sub("\ue004", cell).translate(ASIDE)


def _refuse_headings_twice(book: Book) -> None:
    for sheet in book.sheets:
        headings = [heading for heading in book.headings(sheet) if heading]
        for heading in headings:
            if headings.count(heading) > 1:
                raise SheetError("heading_twice", sheet=sheet, column=heading, row=1)
