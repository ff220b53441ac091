"""A workbook to an XForm, by pyxform; its errors as codes."""

from dataclasses import dataclass

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert as pyxform_convert

from districtteam.lib.xforms.errors import SheetError

from .book import Book
from .refusals import refusal_of


@dataclass(frozen=True, slots=True)
class Converted:
    """The XForm's XML, and what pyxform warns of, in its English."""

    xform: str
    warnings: list[str]


def convert(book: Book, name: str = "data") -> Converted:
    """The XForm of a workbook. Raises SheetError with the place and code of the first fault."""
    _refuse_headings_twice(book)
    try:
        result = pyxform_convert(book.definition(), form_name=name)
    except PyXFormError as fault:
        raise refusal_of(fault, book) from fault
    except RecursionError as fault:
        raise SheetError("sheet_too_deep") from fault
    except Exception as fault:  # what pyxform did not foresee in a sheet is still a refusal
        raise SheetError("sheet_unforeseen", said=str(fault)[:300]) from fault
    return Converted(result.xform, list(result.warnings))


def _refuse_headings_twice(book: Book) -> None:
    for sheet in book.sheets:
        headings = [heading for heading in book.headings(sheet) if heading]
        for heading in headings:
            if headings.count(heading) > 1:
                raise SheetError("heading_twice", sheet=sheet, column=heading, row=1)
