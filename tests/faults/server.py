"""The whole site by its real command, on data of its own, to be killed and stalled."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from django.conf import settings
from django.db import connection

from tools.site import ROOT, environment_of, free_port

PATIENCE = 60  # seconds until the site must answer
NOBODY, CUT_OFF = 0, 1  # in place of a status: nobody took the call; it was broken off
STARTED = re.compile(r"serve: (\w+) started \(process (\d+)\)")


class Server:
    """said: the lines of `districtteam serve`; pids: of web, worker and clock, the latest."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.port = int(environment["DISTRICTTEAM_PORT"])
        self.said: list[str] = []
        self.pids: dict[str, int] = {}
        self._news = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "districtteam", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._listener.join()
        assert self.process.stdout
        self.process.stdout.close()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            with self._news:
                self.said.append(line.rstrip())
                started = STARTED.search(line)
                if started:
                    self.pids[started[1]] = int(started[2])
                self._news.notify_all()

    def kill(self, kind: str) -> None:
        """kill -9 at any moment, and wait until another has been started in its place."""
        time.sleep(random.uniform(0, 0.1))  # not just after an answer that the caller waited for
        victim = self.pids[kind]
        os.kill(victim, signal.SIGKILL)
        with self._news:
            assert self._news.wait_for(lambda: self.pids[kind] != victim, PATIENCE), self.said[-9:]

    def get(self, path: str, timeout: float = 10) -> int:
        """The status of a page; 0 where nobody answers."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request("GET", path)
            return line.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            line.close()

    def post(self, path: str, timeout: float = 20, **form: object) -> int:
        """The status of what was sent; NOBODY where nothing could be, CUT_OFF with no answer."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request("POST", path, urlencode(form), kind)
            return line.getresponse().status
        except ConnectionRefusedError:
            return NOBODY
        except (OSError, HTTPException):
            return CUT_OFF
        finally:
            line.close()

    def doctor(self) -> tuple[int, str]:
        """The exit code of `districtteam doctor`, and what it says."""
        run = subprocess.run(
            [sys.executable, "-m", "districtteam", "doctor"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout

    def account(self, what: str = "count") -> Any:
        run = subprocess.run(
            [sys.executable, "-m", "tests.faults.account", what],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        return json.loads(run.stdout or "null")


@contextmanager
def serving(**more: str) -> Iterator[Server]:
    """A site of its own on the engine that the tests run on; more: settings that stand first."""
    with tempfile.TemporaryDirectory(prefix="district-team-faults-") as folder, database() as url:
        environment = {
            **environment_of(folder, free_port()),
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DISTRICTTEAM_DATABASE": url,
            "DISTRICTTEAM_LOG_LEVEL": "INFO",
            **more,
        }
        environment.pop("DISTRICTTEAM_SECRET_KEY", None)
        server = Server(environment)
        try:
            await_health(server)
            yield server
        finally:
            server.end()


def await_health(server: Server) -> None:
    assert until(lambda: server.get("/healthz") == 200), server.said[-9:]


def until(true: Any, patience: float = PATIENCE) -> bool:
    """Look until something is so: the world outside gives no sign when it is."""
    deadline = time.monotonic() + patience
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def database() -> Iterator[str]:
    """An empty database beside the one of the tests."""
    if connection.vendor == "sqlite":
        yield "sqlite:///"
        return
    ours = settings.DATABASES["default"]
    name = f"faults_{uuid.uuid4().hex[:8]}"
    where = {"host": ours["HOST"], "user": ours["USER"], "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as administrator:
        administrator.execute(f'CREATE DATABASE "{name}"'.encode())
        yield f"postgresql://{ours['USER']}@/{name}?host={ours['HOST']}"
        administrator.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def data_folder(server: Server) -> Path:
    return Path(server.environment["DISTRICTTEAM_DATA_DIR"])
