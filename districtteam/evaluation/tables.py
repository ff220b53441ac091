"""A table of an evaluator's file: its columns, what each means, and its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

Words = str | Promise
Rows = Iterable[Sequence[object]]


@dataclass(frozen=True)
class Column:
    """name: as it stands in the file, the same in every language; values: a closed list."""

    name: str
    meaning: Words
    values: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """rows: as long as `columns`; read once."""

    name: str
    meaning: Words
    columns: tuple[Column, ...]
    rows: Rows

    @property
    def headers(self) -> list[str]:
        return [column.name for column in self.columns]


def codebook(tables: Iterable[Table]) -> Iterable[tuple[str, str, str, str]]:
    """A line for each table, each column and each value of a closed list."""
    for table in tables:
        yield table.name, "", "", str(table.meaning)
        for column in table.columns:
            yield table.name, column.name, "", str(column.meaning)
            for value, meaning in column.values.items():
                yield table.name, column.name, str(value), str(meaning)
