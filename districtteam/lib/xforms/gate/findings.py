"""What the gate says: codes with places, for a room to put into words."""

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from districtteam.lib.xforms.sheets import Book

STOP, WARN, NOTE = "stop", "warn", "note"
COLUMNS = {
    "relevant": ("relevant", "relevance", "bind:relevant"),
    "calculate": ("calculation", "calculate", "bind:calculate"),
    "count": ("repeat_count", "jr:count"),
    "required": ("required", "bind:required"),
    "readonly": ("read_only", "readonly"),
    "constraint": ("constraint", "bind:constraint"),
    "default": ("default", "calculation"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`stop` hinders publication, `warn` is worth a look, `note` is good to know.

    `path` is the question's in the form; sheet, row and cell (`F12`) where the form came from a
    spreadsheet, else "" and 0. `mend` names what `mend` would do, or "".
    """

    code: str
    level: str
    path: str = ""
    column: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    mend: str = ""


class Places:
    """Where in a workbook each question stands."""

    def __init__(self, book: Book | None) -> None:
        self.book = book
        self.rows = _rows(book) if book else {}

    def of(self, path: str, column: str) -> tuple[str, int, str]:
        """The sheet, row and cell of a question's column; "", 0, "" if it is in none."""
        row = self.rows.get(path.partition("/")[2].partition("/")[2], 0)
        if self.book is None or not row:
            return "", 0, ""
        place = self.book.column("survey", *COLUMNS.get(column, (column,)))
        return "survey", row, "" if place is None else f"{get_column_letter(place + 1)}{row}"


def _rows(book: Book) -> dict[str, int]:
    """The row of each question, by its path without the form's own name."""
    found: dict[str, int] = {}
    groups: list[str] = []
    names = book.texts("survey", "name", "value")
    for row, (said, name) in enumerate(zip(book.texts("survey", "type"), names, strict=True), 2):
        kind = said.lower().replace("_", " ")
        if kind.startswith("end ") and groups:
            groups.pop()
        elif name:
            found["/".join([*groups, name])] = row
            if kind.startswith("begin "):
                groups.append(name)
    return found
