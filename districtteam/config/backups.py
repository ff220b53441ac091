"""A backup is one file with everything: database, files, secret key. So links go on working.

    data.tar.gz
      manifest.json       version, engine, moment, and the SHA-256 of each other member
      database            SQLite's file, or PostgreSQL's dump in its custom format
      secret-key
      files/…             what people uploaded

It is taken while the site runs. It holds every secret of the site: only its owner may read it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, connections
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from districtteam import __version__

from .errors import (
    FileExistsAlreadyError,
    NotABackupError,
    NotEmptyError,
    OtherEngineError,
    ToolFailedError,
)

Say = Callable[[str], object]
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024


def back_up(target: Path, now: datetime, say: Say) -> None:
    """Write a backup to a file that must not be there. Raises BackupError."""
    if target.exists():
        raise FileExistsAlreadyError(file=target)
    with tempfile.TemporaryDirectory(dir=target.resolve().parent, prefix=".backup-") as name:
        folder = Path(name)
        say(_("Copying the database…"))
        _copy_database(folder / "database")
        (folder / "secret-key").write_text(settings.SECRET_KEY, encoding="utf-8")
        say(_("Packing…"))
        _pack(folder, now)
        os.link(folder / "packed", target)  # whole or not at all, and never over another
    size = filesizeformat(target.stat().st_size)
    say(_("Written: %(file)s (%(size)s)") % {"file": target, "size": size})


def _copy_database(copy: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        _check_sqlite(copy)
    else:
        _run(["pg_dump", "--format=custom", f"--file={copy}", *_postgresql_place()])


def _check_sqlite(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as fresh:
        (verdict,) = fresh.execute("PRAGMA quick_check").fetchone()
    if verdict != "ok":
        raise ToolFailedError(tool="SQLite", why=verdict)


def _postgresql_place() -> list[str]:
    place = settings.DATABASES["default"]
    given = {"host": place["HOST"], "port": place["PORT"], "username": place["USER"]}
    options = [f"--{name}={value}" for name, value in given.items() if value]
    return [*options, f"--dbname={place['NAME']}"]


def _run(command: list[str]) -> None:
    """One of PostgreSQL's programs, with the password by its environment."""
    word = str(settings.DATABASES["default"].get("PASSWORD", ""))
    try:
        run = subprocess.run(  # noqa: S603  (our own words, no shell)
            command,
            env={**os.environ, "PGPASSWORD": word} if word else None,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise ToolFailedError(tool=command[0], why=error) from error
    if run.returncode:
        raise ToolFailedError(tool=command[0], why=run.stderr.strip()[-500:])


def _pack(folder: Path, now: datetime) -> None:
    packed = folder / "packed"
    with packed.open("xb") as raw:
        packed.chmod(0o600)
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
            digests = {name: _add(archive, name, path) for name, path in _members(folder)}
            (folder / MANIFEST).write_text(json.dumps(_manifest(digests, now)), encoding="utf-8")
            archive.add(folder / MANIFEST, arcname=MANIFEST)
        raw.flush()
        os.fsync(raw.fileno())


def _members(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "database", folder / "database"
    yield "secret-key", folder / "secret-key"
    files = Path(settings.MEDIA_ROOT)
    for path in sorted(files.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"files/{path.relative_to(files).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file, read once; the digest of what was added."""
    with path.open("rb") as file:
        read = _Digesting(file)
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=file), read)
    return read.digest.hexdigest()


class _Digesting:
    """A file that is read and digested in one go."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.digest.update(chunk)
        return chunk


def _manifest(digests: dict[str, str], now: datetime) -> dict[str, Any]:
    return {
        "platform": "districtteam",
        "version": __version__,
        "engine": connection.vendor,
        "at": now.isoformat(),
        "sha256": digests,
    }


def restore(source: Path, say: Say) -> None:
    """Fill an empty installation from a backup. After a BackupError nothing has changed."""
    with unpacked(source, say) as (folder, manifest):
        if manifest["engine"] != connection.vendor:
            raise OtherEngineError(theirs=manifest["engine"], ours=connection.vendor)
        _must_be_empty()
        say(_("Putting everything in its place…"))
        _put_database(folder / "database")
        _put_files(folder)
    taken = datetime.fromisoformat(manifest["at"]).astimezone(UTC)
    slots = {"at": f"{taken:%Y-%m-%d %H:%M} UTC", "version": manifest["version"]}
    say(_("Restored: the backup of %(at)s, version %(version)s.") % slots)


@contextmanager
def unpacked(source: Path, say: Say) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The members of a backup in a folder, each compared with its digest, and the manifest."""
    data = Path(settings.DATA_DIR)
    data.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as name:
        say(_("Unpacking and checking…"))
        try:
            manifest = _unpack(source, Path(name))
        except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
            raise NotABackupError(file=source, why=_reason(error)) from error
        yield Path(name), manifest


def _reason(error: Exception) -> str:
    """What the operating system says, or that the file is not whole; no words of a program."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return _("it is damaged, or something else")


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    """The manifest of what was unpacked. Raises ValueError and others where it is not whole."""
    digests = {}
    with tarfile.open(source) as archive:
        for member in archive:
            digests[member.name] = _extract(archive, member, folder)
    del digests[MANIFEST]
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["platform"] != "districtteam" or manifest["sha256"] != digests:
        raise ValueError(MANIFEST)
    return manifest


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """Write a member out, if it is a plain file below the folder; its digest."""
    place = (folder / member.name).resolve()
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or folder.resolve() not in place.parents:
        raise ValueError(member.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    read = _Digesting(content)
    with place.open("xb") as out:
        shutil.copyfileobj(read, out, CHUNK)
    return read.digest.hexdigest()


def _must_be_empty() -> None:
    if connection.introspection.table_names():
        raise NotEmptyError(what=_("The database"))
    files = Path(settings.MEDIA_ROOT)
    if files.exists() and any(files.iterdir()):
        raise NotEmptyError(what=files)


def _put_database(copy: Path) -> None:
    if connection.vendor == "sqlite":
        connections.close_all()
        place = Path(str(settings.DATABASES["default"]["NAME"]))
        for leftover in (f"{place}-wal", f"{place}-shm"):
            Path(leftover).unlink(missing_ok=True)
        copy.chmod(0o640)
        shutil.move(copy, place)
    else:
        restoring = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
        _run(["pg_restore", *restoring, *_postgresql_place(), str(copy)])


def _put_files(folder: Path) -> None:
    if (folder / "files").exists():
        shutil.copytree(folder / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
    key = Path(settings.DATA_DIR) / "secret-key"
    (folder / "secret-key").chmod(0o600)
    (folder / "secret-key").replace(key)
