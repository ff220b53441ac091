"""Queries that every page asks, written once: afterwards only the values in them change.

    posts = Kept(lambda person: Membership.objects.filter(person_id=person), int)
    posts.rows(12)

Django takes 200 to 600 µs to write a query as SQL, and the database a tenth of that to answer it.
Kept is the SQL that Django itself has written for the engine at hand. It is for queries that are
the same but for plain values: not for lists of any length, and not for None.
"""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from .keys import GREATEST

Row = TypeVar("Row")

# What stands for a value while the query is written: like nothing else in it.
MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda place: 1_987_654_321 + place,
    str: lambda place: f"{place} of a query that is kept",
    date: lambda place: date(1801, 1, 1 + place),
    datetime: lambda place: datetime(1801, 1, 1 + place, tzinfo=UTC),
    UUID: lambda place: UUID(int=0xC0FFEE << 64 | place),
}


OF_A_QUERYSET = ("db", "model", "_known_related_objects", "_fields")


class Written(NamedTuple):
    """places: for each of the SQL's parameters the value that it takes, None where it is fixed.

    reader: what makes objects, tuples or values of rows, as Django does, and asks of a QuerySet
    nothing but its query and what is in `rows`.
    """

    rows: dict[str, Any]
    reader: Callable[[Any], Iterable[Any]]
    query: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    converters: dict[int, Any]
    places: tuple[int | None, ...]


class Kept(Generic[Row]):
    """write: makes the query from values of these types."""

    def __init__(self, write: "Callable[..., QuerySet[Any, Row]]", *types: type) -> None:
        self._write = write
        self._marks = [MARKS[kind](place) for place, kind in enumerate(types)]

    def rows(self, *values: Any) -> list[Row]:
        if any(isinstance(value, int) and value > GREATEST for value in values):
            return []  # an address may have any number in it; a column has not
        found = self._written
        here = connections[DEFAULT_DB_ALIAS]  # this thread's
        given = [_plain(value, here) for value in values]
        params = tuple(
            fixed if place is None else given[place]
            for place, fixed in zip(found.places, found.params, strict=True)
        )
        compiler = copy(found.compiler)
        compiler.connection = here
        compiler.as_sql = lambda: (found.sql, params)
        compiler.get_converters = lambda fields: found.converters  # noqa: ARG005  (Django's name)
        query = copy(found.query)
        query.get_compiler = lambda using: compiler  # noqa: ARG005  (Django's name)
        return list(found.reader(SimpleNamespace(**found.rows, query=query)))

    def first(self, *values: Any) -> Row | None:
        return next(iter(self.rows(*values)), None)

    @cached_property
    def _written(self) -> Written:
        rows = self._write(*self._marks)
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([one[0] for one in compiler.select])
        marks = [_plain(mark, compiler.connection) for mark in self._marks]
        places = tuple(marks.index(one) if one in marks else None for one in params)
        if not set(range(len(marks))).issubset(places):
            raise ValueError("A value is not in the query as it was given.")
        asked = {name: getattr(rows, name) for name in OF_A_QUERYSET}
        reader: Any = rows._iterable_class  # noqa: SLF001  (as rows_of)
        return Written(asked, reader, rows.query, compiler, sql, params, converters, places)


def _plain(value: Any, here: BaseDatabaseWrapper) -> Any:
    """As the engine takes it; a field would do the same."""
    if isinstance(value, datetime):
        return here.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return here.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not here.features.has_native_uuid_field:
        return value.hex
    return value
