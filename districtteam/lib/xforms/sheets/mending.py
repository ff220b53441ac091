"""Known faults of real spreadsheets, mended on request, each change told.

A mend never guesses at meaning: it takes away what is empty or said twice, joins two columns that
are one, and renames what cannot keep its name, along with all that refers to it.
"""

import re
from copy import deepcopy
from dataclasses import dataclass

from .book import Book

_REFERENCE = re.compile(r"\$\s*\{\s*([^{}]*?)\s*\}")
_NAME = re.compile(r"[A-Za-z_][\w.\-]*")
_CLOSED_LATE = re.compile(r"([A-Za-z_][\w.\-]*)\s*([^\w\s.\-].*)")
SAME = (
    ("jr:count", "repeat_count"),
    ("relevant", "relevance"),
    ("calculation", "calculate"),
    ("read_only", "readonly"),
    ("list_name", "list name"),
)
NAMES = ("name", "value")


@dataclass(frozen=True, slots=True)
class Change:
    """What was done: a code, the place, the text before and after."""

    code: str
    sheet: str
    row: int
    column: str
    before: str
    after: str


def mend(book: Book) -> tuple[Book, list[Change]]:
    """A copy of the workbook without the faults that can be mended, and the changes made."""
    mended = deepcopy(book)
    changes: list[Change] = []
    for work in (_headings_twice, _headings_same, _references, _meta, _names, _choices_twice):
        changes += work(mended)
    return mended, changes


def _headings_twice(book: Book) -> list[Change]:
    """A heading said twice: the second is taken away where it adds nothing, else renamed."""
    changes: list[Change] = []
    for sheet, rows in book.sheets.items():
        seen: dict[str, int] = {}
        for place, heading in enumerate(list(book.headings(sheet))):
            first = seen.setdefault(heading.strip().lower(), place)
            if heading and first != place:
                after = "" if _adds_nothing(rows, first, place) else f"{heading}_{place + 1}"
                rows[0][place] = after
                changes.append(Change("heading_twice", sheet, 1, heading, heading, after))
    return changes


def _adds_nothing(rows: list[list[str]], first: int, second: int) -> bool:
    return all(_at(row, second) in {"", _at(row, first)} for row in rows[1:])


def _at(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _headings_same(book: Book) -> list[Change]:
    """Two names of one column: what the second holds goes to the first, where that is empty."""
    changes: list[Change] = []
    for sheet, rows in book.sheets.items():
        for kept, other in SAME:
            headings = [heading.strip().lower() for heading in book.headings(sheet)]
            if kept not in headings or other not in headings:
                continue
            to, place = headings.index(kept), headings.index(other)
            for row in rows[1:]:
                row.extend([""] * (max(to, place) + 1 - len(row)))
                row[to] = row[to] or row[place]
            changes.append(Change("headings_same", sheet, 1, other, rows[0][place], ""))
            rows[0][place] = ""
    return changes


def _references(book: Book) -> list[Change]:
    """`${consent=1}` closed too late becomes `${consent}=1`."""
    changes: list[Change] = []
    for sheet, number, place, cell in _cells(book):
        if "{" not in cell:
            continue
        after = _REFERENCE.sub(_reference, cell)
        if after != cell:
            book.sheets[sheet][number - 1][place] = after
            heading = _at(book.headings(sheet), place)
            changes.append(Change("reference_wrong", sheet, number, heading, cell, after))
    return changes


def _reference(found: re.Match[str]) -> str:
    inside = found[1]
    if _NAME.fullmatch(inside):
        return f"${{{inside}}}"
    late = _CLOSED_LATE.fullmatch(inside)
    return f"${{{late[1]}}}{late[2]}" if late else found[0]


def _cells(book: Book) -> list[tuple[str, int, int, str]]:
    return [
        (sheet, number, place, cell)
        for sheet, rows in book.sheets.items()
        for number, row in enumerate(rows, start=1)
        for place, cell in enumerate(row)
        if number > 1
    ]


def _meta(book: Book) -> list[Change]:
    """`meta` is the form's own group: a question cannot have its name."""
    return _renamed(book, "name_meta", {"meta": _free(book, "meta_")})


def _names(book: Book) -> list[Change]:
    """Names with blanks or signs: those become low lines."""
    wrong: dict[str, str] = {}
    column = book.column("survey", *NAMES)
    for row in book.sheets.get("survey", [])[1:]:
        name = _at(row, column) if column is not None else ""
        if name and not _NAME.fullmatch(name):
            plain = re.sub(r"[^\w.\-]+", "_", name)
            wrong[name] = _free(book, plain if _NAME.fullmatch(plain) else f"_{plain}")
    return _renamed(book, "name_wrong", wrong)


def _free(book: Book, name: str) -> str:
    while book.row_of("survey", name, *NAMES):
        name += "_"
    return name


def _renamed(book: Book, code: str, names: dict[str, str]) -> list[Change]:
    """Names in the survey, and every reference to them."""
    column = book.column("survey", *NAMES)
    changes: list[Change] = []
    for number, row in enumerate(book.sheets.get("survey", []), start=1):
        name = _at(row, column) if column is not None and number > 1 else ""
        if name in names and column is not None and not _at(row, 0).startswith("end"):
            row[column] = names[name]
            changes.append(Change(code, "survey", number, "name", name, names[name]))
    for sheet, number, place, cell in _cells(book) if changes else ():
        after = cell
        for old, new in names.items():
            after = after.replace(f"${{{old}}}", f"${{{new}}}")
        book.sheets[sheet][number - 1][place] = after
    return changes


def _choices_twice(book: Book) -> list[Change]:
    """A choice said twice is taken away; one of another label gets a name of its own."""
    if book.cell("settings", 2, "allow_choice_duplicates").lower() == "yes":
        return []
    lists = book.column("choices", "list_name", "list name")
    names, labels = book.column("choices", *NAMES), book.column("choices", "label")
    if lists is None or names is None:
        return []
    seen: dict[tuple[str, str], str] = {}
    changes: list[Change] = []
    for number, row in enumerate(book.sheets["choices"], start=1):
        key, label = (_at(row, lists), _at(row, names)), _at(row, labels) if labels else ""
        if number == 1 or not key[1]:
            continue
        if key in seen:
            changes.append(_settle(row, number, names, seen, (key, label)))
        else:
            seen[key] = label
    return changes


def _settle(
    row: list[str],
    number: int,
    names: int,
    seen: dict[tuple[str, str], str],
    again: tuple[tuple[str, str], str],
) -> Change:
    (kept_list, name), label = again
    if seen[kept_list, name] == label:
        row[:] = [""] * len(row)
        return Change("choice_twice", "choices", number, "name", name, "")
    new = name
    while (kept_list, new) in seen:
        new += "_2"
    seen[kept_list, new] = label
    row[names] = new
    return Change("choice_twice", "choices", number, "name", name, new)
