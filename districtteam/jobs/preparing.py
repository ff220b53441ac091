"""What must be true before the first page is served: tables that fit the code, static files."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam import __version__

from .errors import NotPreparedError

Say = Callable[[str], object]


def prepare(*, migrate: bool, say: Say) -> None:
    """Bring database and static files up to the code; says what takes long.

    An empty database is filled; one with data in it is only changed when `migrate` says so.
    Raises NotPreparedError.
    """
    waiting = pending_migrations()
    if waiting and not migrate and not is_empty():
        raise NotPreparedError(len(waiting))
    if waiting:
        _migrate(len(waiting), say)
    if static_state() != kept_static_state():
        say(_("Making styles and scripts ready…"))
        call_command("collectstatic", interactive=False, verbosity=0)
        _static_stamp().write_text(static_state(), encoding="ascii")


def pending_migrations() -> list[str]:
    """Changes to the database that the code needs and that have not been made."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]


def is_empty() -> bool:
    return not connection.introspection.table_names()


def _migrate(count: int, say: Say) -> None:
    words = ngettext(
        "Changing the database: %(count)d step…", "Changing the database: %(count)d steps…", count
    )
    say(words % {"count": count})
    call_command(_Migrate(count, say), interactive=False, verbosity=0)


class _Migrate(MigrateCommand):
    """Django's own command, which also tells each fifth of the way."""

    def __init__(self, count: int, say: Say) -> None:
        super().__init__()
        self._count, self._say, self._done = count, say, 0

    def migration_progress_callback(
        self,
        action: str,
        migration: Any = None,  # noqa: ARG002  (the base class says so)
        fake: bool = False,  # noqa: ARG002
    ) -> None:
        if action not in {"apply_success", "unapply_success"}:
            return
        self._done += 1
        before = (self._done - 1) * 5 // self._count
        if self._done * 5 // self._count > before:
            slots = {"done": self._done, "count": self._count}
            self._say(_("%(done)d of %(count)d steps done") % slots)


def static_state() -> str:
    """A digest of all that static files are made from: version, paths, sizes and times."""
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def kept_static_state() -> str:
    """The digest of what the static files were last made from."""
    stamp = _static_stamp()
    made = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    return stamp.read_text(encoding="ascii") if made and stamp.exists() else ""


def _static_stamp() -> Path:
    return Path(settings.DATA_DIR) / "static-state"
