"""How the house is: what `/healthz` and `districtteam doctor` tell."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.db.models import Max

from .actions import SILENCE
from .models import Worker
from .preparing import pending_migrations

KINDS = ("worker", "clock")


@dataclass(frozen=True)
class Health:
    """database: it answers; migrated: its tables fit the code; beats: for each kind of process
    the seconds since the last sign of life of any, None if there is none."""

    database: bool
    migrated: bool
    beats: dict[str, float | None]

    @property
    def well(self) -> bool:
        longest = SILENCE.total_seconds()
        alive = all(age is not None and age <= longest for age in self.beats.values())
        return self.database and self.migrated and alive


def health(now: datetime) -> Health:
    silent: dict[str, float | None] = dict.fromkeys(KINDS)
    try:
        migrated = is_migrated()
        return Health(database=True, migrated=migrated, beats=beats(now) if migrated else silent)
    except (DatabaseError, InterfaceError):
        return Health(database=False, migrated=False, beats=silent)


def beats(now: datetime) -> dict[str, float | None]:
    """Seconds since the last sign of life, by kind of process."""
    seen = dict(Worker.objects.values_list("kind").annotate(Max("seen_at")))
    return {
        kind: max(0.0, (now - seen[kind]).total_seconds()) if kind in seen else None
        for kind in KINDS
    }


class _Migrated:
    """Looked up until it is so; code that fits its database goes on fitting it."""

    known = False


def is_migrated() -> bool:
    if not _Migrated.known:
        _Migrated.known = not pending_migrations()
    return _Migrated.known
