"""A PostgreSQL of one's own: durable, on a socket in a temporary folder, gone afterwards.

if postgres.binaries():
    with postgres.cluster() as url:     # for DISTRICTTEAM_DATABASE
        ...
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OWNER = "districtteam"
PATIENCE = 30  # seconds until the server must answer
SETTINGS = {
    "listen_addresses": "",  # the socket only: no port to clash with
    "fsync": "on",
    "synchronous_commit": "on",
    "max_connections": "200",
}


def binaries() -> Path | None:
    """The folder of the server's programs: on the PATH, or where Debian puts the newest."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=_version, default=None)


def _version(folder: Path) -> int:
    number = folder.parent.name
    return int(number) if number.isdigit() else 0


@dataclass
class Cluster:
    """A server in a folder. url: its address as DISTRICTTEAM_DATABASE wants it."""

    programs: Path
    folder: Path
    identity: dict[str, object]
    server: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"postgresql://{OWNER}@/postgres?host={self.folder}"

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT is "fast": waits for no forgotten connection; SIGQUIT is like a crash."""
        self.server.send_signal(how)
        self.server.wait(PATIENCE)

    def restart(self, how: signal.Signals = signal.SIGINT) -> None:
        self.stop(how)
        self.start()

    def start(self) -> None:
        self.server = _start(self.programs, self.folder, self.identity)


@contextmanager
def cluster() -> Iterator[str]:
    """Make and start a server; yields its address."""
    with running() as server:
        yield server.url


@contextmanager
def running() -> Iterator[Cluster]:
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("PostgreSQL's server programs; on Debian: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="district-team-pg-"))
    user = server_user()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    made: Cluster | None = None
    try:
        _make(programs, folder, identity)
        made = Cluster(programs, folder, identity, _start(programs, folder, identity))
        yield made
    finally:
        if made:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def server_user() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root. None: as ourselves."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _make(programs: Path, folder: Path, identity: dict[str, object]) -> None:
    subprocess.run(
        [
            *(programs / "initdb", "-D", folder / "data", "-U", OWNER),
            *("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        **identity,  # type: ignore[call-overload]
    )


def _start(programs: Path, folder: Path, identity: dict[str, object]) -> "subprocess.Popen[bytes]":
    settings = {**SETTINGS, "unix_socket_directories": str(folder)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server: subprocess.Popen[bytes] = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            **identity,  # type: ignore[call-overload]
        )
    deadline = time.monotonic() + PATIENCE
    while not _answers(programs, folder):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError((folder / "log").read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.05)
    return server


def _answers(programs: Path, folder: Path) -> bool:
    return not subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode
