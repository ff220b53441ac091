"""XLSForm spreadsheets: read as hostile, mended on request, turned into XForms by pyxform."""

from .book import Book
from .converting import Converted, convert
from .mending import Change, mend
from .reading import read_book

__all__ = ["Book", "Change", "Converted", "convert", "mend", "read_book"]
