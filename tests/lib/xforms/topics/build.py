"""From a topic's source to its form."""

from functools import cache

from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import Book, convert, read_book

from . import FOLDER


def book(name: str) -> Book:
    return read_book((FOLDER / f"{name}.md").read_bytes())


@cache
def xform(name: str) -> str:
    return convert(book(name), name).xform


@cache
def topic(name: str) -> Form:
    return read_form(xform(name))
