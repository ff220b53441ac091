"""Things with a name, put in order as a reader expects, and alike on every database.

SQLite compares names by code point ("Kuwassa" before "Kéroulé") and PostgreSQL by whatever the
server was set up with. So the order is a column of its own, written with the name.

class Team(Named):
    class Meta:
        ordering = ["sorted_as", "id"]
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from districtteam.lib.words import alphabetical

LONGEST = 200


class SortedAs(models.CharField):  # type: ignore[type-arg]  # only in the stubs
    """What `name` is put in order by; worked out whenever the row is written, also in bulk."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        key = alphabetical(model_instance.name)[:LONGEST]  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key

    def db_parameters(self, connection: Any) -> Any:
        """By code point on PostgreSQL, too: the key has no accents or capitals any more."""
        found = super().db_parameters(connection)
        return {**found, "collation": "C" if connection.vendor == "postgresql" else None}


class Named(models.Model):
    """Something in a list by name. In bulk, whoever writes `name` writes `sorted_as`, too."""

    sorted_as = SortedAs(max_length=LONGEST, editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **given: Any) -> None:
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "sorted_as"}
        super().save(*args, update_fields=update_fields, **given)
