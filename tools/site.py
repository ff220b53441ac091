"""The real server on data of its own, for those who look at the site from outside.

with site.running() as here:
    here.url, here.pages, here.cookies("lead")
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds until the server must listen
SERVE = [sys.executable, "-m", "districtteam", "serve"]


@dataclass(frozen=True)
class Page:
    """See tools.site_data.Page, which writes these."""

    name: str
    path: str
    part: str
    budget: int


@dataclass(frozen=True)
class Site:
    """A running site. port: where it listens; sessions: a session key for each part."""

    port: int
    pages: list[Page]
    sessions: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cookies(self, part: str, language: str = "fr") -> list[Any]:
        """What a browser must hold to be this reader, as Playwright wants it."""
        held = {"l": language}
        if part in self.sessions:
            held["s"] = self.sessions[part]
        return [
            {"name": name, "value": value, "url": "http://127.0.0.1"}
            for name, value in held.items()
        ]


@contextmanager
def running() -> Iterator[Site]:
    """Fill a temporary folder, serve it, and stop and forget it afterwards."""
    with filled() as (environment, here), started(SERVE, environment, here.port):
        yield here


@contextmanager
def filled() -> Iterator[tuple[dict[str, str], Site]]:
    """A temporary folder with a site's data, for a server with this environment."""
    with tempfile.TemporaryDirectory(prefix="district-team-site-") as folder:
        port = free_port()
        environment = environment_of(folder, port)
        contents = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tools.site_data"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        found = json.loads(contents)
        yield environment, Site(port, [Page(**page) for page in found["pages"]], found["sessions"])


def environment_of(folder: str, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
        "DISTRICTTEAM_DATA_DIR": folder,
        "DISTRICTTEAM_DATABASE": "sqlite:///",
        "DISTRICTTEAM_SITE_URL": f"http://127.0.0.1:{port}",
        "DISTRICTTEAM_PORT": str(port),
        "DISTRICTTEAM_LOG_LEVEL": "CRITICAL",
    }


def granian(application: str, port: int) -> list[str]:
    """The server with one process, for those who measure it or need no more."""
    program = str(Path(sys.executable).parent / "granian")
    where = ["--host", "127.0.0.1", "--port", str(port)]
    return [program, "--interface", "wsgi", "--log-level", "error", *where, application]


@contextmanager
def started(
    command: list[str], environment: dict[str, str], port: int
) -> Iterator["subprocess.Popen[bytes]"]:
    """A server that answers on its port, and is stopped afterwards."""
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with closing(socket.create_connection(("127.0.0.1", port), timeout=1)):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"No server on port {port} within {PATIENCE} s.")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
