"""Whether something is in use: what in the whole house refers to it, whoever made it.

Lower rooms never name upper ones, so the tables are asked through Django's own list of relations.
"""

from collections.abc import Collection, Iterator, Mapping

from django.db import models

from districtteam.trail.models import Mention

Made = Mapping[str, Collection[int]]  # kind of object → keys


def referred(model: type[models.Model], keys: Collection[int], but: Made) -> dict[int, str]:
    """Which of these rows others refer to, and by which kind, leaving out the rows in `but`."""
    found: dict[int, str] = {}
    for kind, rows in _references(model, keys):
        own = set(but.get(kind, ()))
        for key, row in rows:
            if row not in own:
                found.setdefault(key, kind)
    return found


def mentioned(model: type[models.Model], keys: Collection[int]) -> set[int]:
    """Which of these rows the trail tells something of."""
    kind = str(model._meta.label_lower)  # noqa: SLF001  (Django's documented model API)
    named = Mention.objects.filter(kind=kind, key__in=[str(key) for key in keys])
    return {int(key) for key in named.values_list("key", flat=True)}


def _references(
    model: type[models.Model], keys: Collection[int]
) -> Iterator[tuple[str, models.QuerySet[models.Model, tuple[int, int]]]]:
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001
        if isinstance(relation, models.ManyToOneRel):  # foreign keys, one-to-one and many-to-many
            other, name = relation.related_model, relation.field.name
            rows = other._base_manager.filter(**{f"{name}__in": keys})  # noqa: SLF001
            yield other._meta.label_lower, rows.values_list(f"{name}_id", "pk")  # noqa: SLF001
