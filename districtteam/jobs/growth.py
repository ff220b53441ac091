"""Tables that have just grown much."""

from django.db import connection
from django.db.models import Model

MUCH = 1_000  # rows


def have_grown(rows: int, *models: type[Model]) -> None:
    """Let PostgreSQL count anew the tables to which so many rows were added.

    It plans its queries by what it last counted, and counts by itself only within a minute: until
    then a list of thousands is looked up as if it had three lines. For whoever calls the action
    that wrote them, after its transaction. SQLite plans by its indexes alone and needs no count.
    """
    if rows < MUCH or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table  # noqa: SLF001  (Django documents it as open)
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
