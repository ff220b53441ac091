"""A workbook as cells of text."""

from dataclasses import dataclass, field
from typing import Any

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
Row = list[str]


@dataclass(slots=True)
class Book:
    """The sheets of an XLSForm by their names in small letters; the first row is the heading.

    `kind` is what the content is (xlsx, xls, text), whatever the file's name says.
    """

    kind: str
    names: list[str]
    sheets: dict[str, list[Row]] = field(default_factory=dict)

    def headings(self, sheet: str) -> Row:
        rows = self.sheets.get(sheet, [])
        return rows[0] if rows else []

    def column(self, sheet: str, *names: str) -> int | None:
        """The place of the first of these headings, any language of it; None if none is there."""
        wanted = [heading.partition("::")[0].strip().lower() for heading in self.headings(sheet)]
        return next((wanted.index(name) for name in names if name in wanted), None)

    def cell(self, sheet: str, row: int, *names: str) -> str:
        """The text of a cell, rows counted as the spreadsheet shows them; "" if there is none."""
        column = self.column(sheet, *names)
        rows = self.sheets.get(sheet, [])
        if column is None or not 1 <= row <= len(rows) or column >= len(rows[row - 1]):
            return ""
        return rows[row - 1][column]

    def texts(self, sheet: str, *names: str) -> list[str]:
        """A column as `cell` gives it, row by row from the first below the heading."""
        column = self.column(sheet, *names)
        rows = self.sheets.get(sheet, [])[1:]
        if column is None:
            return [""] * len(rows)
        return [row[column] if column < len(row) else "" for row in rows]

    def row_of(self, sheet: str, name: str, *columns: str) -> int:
        """The row whose cell in a column has that text; 0 if none."""
        column = self.column(sheet, *(columns or ("name",)))
        if column is None:
            return 0
        for number, row in enumerate(self.sheets.get(sheet, []), start=1):
            if number > 1 and column < len(row) and row[column].strip() == name:
                return number
        return 0

    def definition(self) -> dict[str, Any]:
        """The workbook as pyxform takes it; it is shown no cell that is empty."""
        found: dict[str, Any] = {"sheet_names": list(self.names)}
        for name, rows in self.sheets.items():
            headings = [" ".join(heading.split(" ")) for heading in self.headings(name)]
            found[name] = [
                {key: cell for key, cell in zip(headings, row, strict=False) if key and cell}
                for row in rows[1:]
            ]
            found[f"{name}_header"] = [{key: None for key in headings if key}]
        return found
