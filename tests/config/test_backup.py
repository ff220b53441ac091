"""The restore drill: what comes back is what was there, row for row, file for file."""

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from districtteam.config import backups, errors
from tests.faults.server import database
from tools.site import ROOT

pytestmark = pytest.mark.django_db
ROWS = """
import django, hashlib, json
django.setup()
from django.apps import apps
from django.conf import settings
rows = {
    model._meta.label: hashlib.sha256(
        repr(list(model._base_manager.order_by("pk").values_list())).encode()
    ).hexdigest()
    for model in apps.get_models()
}
print(json.dumps({"rows": rows, "key": settings.SECRET_KEY}))
"""
FILL = """
import django
django.setup()
from tests import make
from tests.house.crowd import grow
grow(make.cast(), "Kindia", places=300, people=40)
"""
INSERT = """
import django
django.setup()
from tests import make
make.person("Mariama", email="mariama@example.org")
"""


@dataclass
class Installation:
    """A data folder and a database, used through the command line as an operator would."""

    folder: Path
    url: str

    def run(self, *command: str, good: bool = True) -> str:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
            "DISTRICTTEAM_DATA_DIR": str(self.folder),
            "DISTRICTTEAM_DATABASE": self.url,
        }
        environment.pop("DISTRICTTEAM_SECRET_KEY", None)
        run = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode == 0) is good, run.stdout + run.stderr
        return run.stdout + run.stderr

    def command(self, *words: str, good: bool = True) -> str:
        return self.run("-m", "districtteam", *words, good=good)

    def state(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.run("-c", ROWS).splitlines()[-1])
        return told

    def files(self) -> dict[str, bytes]:
        kept = self.folder / "files"
        return {p.relative_to(kept).as_posix(): p.read_bytes() for p in kept.rglob("*.*")}


Install = Callable[[str], Installation]


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """Makes empty installations."""
    with ExitStack() as databases:
        yield lambda name: Installation(tmp_path / name, databases.enter_context(database()))


def test_everything_comes_back_and_works_on_and_nothing_is_written_over(
    install: Install, tmp_path: Path
) -> None:
    ours, theirs, archive = install("ours"), install("theirs"), tmp_path / "all.tar.gz"
    ours.command("migrate", "-v0")
    ours.run("-c", FILL)
    (ours.folder / "files/letters").mkdir(parents=True)
    (ours.folder / "files/letters/mandat n° 1.pdf").write_bytes(b"%PDF-1.7 \x00\xff")
    said = ours.command("backup", str(archive))
    assert "Written:" in said
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "Restored:" in theirs.command("restore", str(archive))
    before = ours.state()
    assert theirs.state() == before
    assert theirs.files() == ours.files() == {"letters/mandat n° 1.pdf": b"%PDF-1.7 \x00\xff"}
    assert (theirs.folder / "secret-key").stat().st_mode & 0o777 == 0o600
    theirs.run("-c", INSERT)
    assert "is there already" in ours.command("backup", str(archive), good=False)
    assert "The database is not empty" in ours.command("restore", str(archive), good=False)
    assert ours.state() == before
    assert not [p for p in tmp_path.rglob(".*") if p.name.startswith((".backup-", ".restore-"))]


# Files that are not what they say: read in this process, where nothing can be put in place.


def archive_of(path: Path, members: dict[str, bytes], **manifest: object) -> Path:
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    told = {"platform": "districtteam", "engine": "x", "sha256": digests, **manifest}
    everything = {**members, "manifest.json": json.dumps(told).encode()}
    with tarfile.open(path, "w:gz") as archive:
        for name, content in everything.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def torn(path: Path) -> Path:
    whole = archive_of(path, {"database": os.urandom(50_000)}).read_bytes()
    path.write_bytes(whole[:30_000])
    return path


def changed(path: Path) -> Path:
    return archive_of(path, {"database": b"rows"}, sha256={"database": "0" * 64})


def linked(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("secret-key")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)
    return path


def text(path: Path) -> Path:
    path.write_text("not an archive")
    return path


BAD: dict[str, Callable[[Path], Path]] = {
    "a text": text,
    "torn": torn,
    "changed": changed,
    "a link to elsewhere": linked,
    "a way out": lambda path: archive_of(path, {"../../out": b"x"}),
    "an absolute way out": lambda path: archive_of(path, {"/tmp/district-team-out": b"x"}),
    "of another program": lambda path: archive_of(path, {}, platform="other"),
    "a member too few": lambda path: archive_of(path, {}, sha256={"database": "0" * 64}),
    "a manifest that is a list": lambda path: archive_of(path, {}, sha256=[1]),
    "not there": lambda path: path,
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_a_whole_backup_changes_nothing(what: str, tmp_path: Path) -> None:
    archive = BAD[what](tmp_path / "bad.tar.gz")
    with pytest.raises(errors.NotABackupError) as refusal:
        backups.restore(archive, lambda _words: None)
    assert refusal.value.code == "config.backup.not_one"
    assert "method gz" not in str(refusal.value)
    assert not Path("/tmp/district-team-out").exists()


def test_a_backup_of_the_other_engine_is_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "other.tar.gz", {"database": b"x"}, engine="oracle")
    with pytest.raises(errors.OtherEngineError, match=f"oracle, but .* {connection.vendor}"):
        backups.restore(archive, lambda _words: None)


def test_a_tool_that_is_missing_or_fails_is_told() -> None:
    with pytest.raises(errors.ToolFailedError, match="no-such-tool failed"):
        backups._run(["no-such-tool"])
    with pytest.raises(errors.ToolFailedError, match="failed: "):
        backups._run(["ls", "/no/such/folder"])
