"""A table of text cells, the limits within which one is read, and finding its columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from districtteam.lib.words import fold

from .errors import CellError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """size, unpacked: bytes; the others are counts. A workbook costs more per cell than text."""

    size: int = 20 * MEGABYTE
    unpacked: int = 40 * MEGABYTE
    rows: int = 100_000
    columns: int = 200
    cells: int = 1_000_000
    workbook_rows: int = 50_000
    workbook_cells: int = 150_000
    cell: int = 32_767


@dataclass(frozen=True, slots=True)
class Row:
    """line: where the row begins in the file; cells: as many as there are headers."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    headers: list[str]
    rows: list[Row]
    sheet: str = ""

    def columns(self, known: Mapping[str, Collection[str]]) -> dict[str, int]:
        """Which cell holds which field, by headings that `known` gives for each field.

        >>> table = Table(["N° de téléphone", "Nom"], [])
        >>> table.columns({"name": ("nom", "name"), "phone": ("téléphone", "numéro de téléphone",
        ...     "n° de téléphone")})
        {'phone': 0, 'name': 1}

        Accents, case and punctuation do not matter. Raises heading_twice if two columns fit one
        field.
        """
        field_of = {fold(word): name for name, words in known.items() for word in words}
        found: dict[str, int] = {}
        for index, header in enumerate(self.headers):
            name = field_of.get(fold(header))
            if name in found:
                first = self.headers[found[name]]
                raise CellError("heading_twice", heading=header, first=first)
            if name is not None:
                found[name] = index
        return found
