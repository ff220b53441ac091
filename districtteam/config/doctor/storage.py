"""Whether what people entrust to the site is kept, whatever happens."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.jobs.preparing import is_empty, pending_migrations

from .findings import Finding, attention, fault, ok

GIBIBYTE = 1024**3
LEAST_FREE, LITTLE_FREE = GIBIBYTE // 10, GIBIBYTE
OLDEST_POSTGRESQL = 14
MOST_DRIFT = 2.0  # seconds
FULL_OR_EXTRA = {2, 3}  # PRAGMA synchronous


def answers() -> bool:
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError, OSError):
        return False
    return True


def database() -> Iterator[Finding]:
    """Whether it answers, is durable in force (not only by configuration), and fits the code."""
    if not answers():
        yield fault(
            _("The database does not answer."),
            _("Start it, and look at DISTRICTTEAM_DATABASE: name, user, word, host."),
        )
        return
    yield from sqlite() if connection.vendor == "sqlite" else postgresql()
    yield from migrations()


def sqlite() -> Iterator[Finding]:
    journal, synchronous = _ask("PRAGMA journal_mode"), _ask("PRAGMA synchronous")
    if journal == "wal" and synchronous in FULL_OR_EXTRA:
        yield ok(_("SQLite keeps what it acknowledged, also when the power fails."))
        return
    yield fault(
        _("SQLite may lose what it acknowledged (journal_mode=%(journal)s, synchronous=%(sync)s).")
        % {"journal": journal, "sync": synchronous},
        _("Keep the database on a local disk, not in a folder of the network."),
    )


def postgresql() -> Iterator[Finding]:
    loose = [
        name
        for name in ("fsync", "synchronous_commit", "full_page_writes")
        if _ask(f"SHOW {name}") == "off"
    ]
    if loose:
        yield fault(
            _("PostgreSQL may lose what it acknowledged: %(names)s off.")
            % {"names": ", ".join(loose)},
            _("Turn it on in postgresql.conf and restart PostgreSQL."),
        )
    else:
        yield ok(_("PostgreSQL keeps what it acknowledged, also when the power fails."))
    version = int(_ask("SHOW server_version_num")) // 10000
    if version < OLDEST_POSTGRESQL:
        yield fault(
            _("PostgreSQL %(version)d is too old.") % {"version": version},
            _("Upgrade it to %(version)d or later.") % {"version": OLDEST_POSTGRESQL},
        )
    yield from drift()


def drift() -> Iterator[Finding]:
    """Deadlines are by the clocks of this machine and of the database's."""
    apart = abs((_ask("SELECT clock_timestamp()") - timezone.now()).total_seconds())
    if apart > MOST_DRIFT:
        yield attention(
            _("The clocks of this machine and of the database are %(seconds)d s apart.")
            % {"seconds": round(apart)},
            _("Let both be set by NTP (chrony or systemd-timesyncd)."),
        )
    else:
        yield ok(_("The clocks of this machine and of the database agree."))


def _ask(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def migrations() -> Iterator[Finding]:
    count = len(pending_migrations())
    if not count:
        yield ok(_("The tables fit this version."))
        return
    if is_empty():
        yield attention(
            _("The database is still empty."),
            _("Begin the first network: districtteam init, which also makes the tables."),
        )
        return
    words = ngettext(
        "%(count)d change to the tables is waiting.",
        "%(count)d changes to the tables are waiting.",
        count,
    )
    yield fault(
        words % {"count": count},
        _("Make a backup (districtteam backup FILE), then run: districtteam migrate"),
    )


def data_folder() -> Iterator[Finding]:
    folder = Path(settings.DATA_DIR)
    slots = {"path": folder}
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield fault(
            _("Nothing can be written to %(path)s (%(why)s).") % {**slots, "why": error.strerror},
            _("Give the folder to the user that the site runs as."),
        )
        return
    if folder.stat().st_mode & 0o007:
        yield attention(
            _("Other users of this machine can look into %(path)s.") % slots,
            _("Run: chmod 750 %(path)s") % slots,
        )
    yield from disk(folder)


def disk(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    slots = {"path": folder, "free": f"{free / GIBIBYTE:.1f}"}
    full = _("Make room, or move DISTRICTTEAM_DATA_DIR to a larger disk.")
    if free < LEAST_FREE:
        yield fault(_("The disk of %(path)s is full: %(free)s GiB left.") % slots, full)
    elif free < LITTLE_FREE:
        yield attention(_("The disk of %(path)s fills up: %(free)s GiB left.") % slots, full)
    else:
        yield ok(_("%(path)s can be written to; %(free)s GiB are free.") % slots)
