"""Start-up: from a fresh interpreter to the first response, beside an empty Django project.

The empty project is what `django-admin startproject` writes, with our database driver and one
view that asks the database for the number one.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Ratio, pairs

ROUNDS = 9
GOAL = 1.5
OURS = {"PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE"}  # no part of either's start
ASK = """
import io, os, resource, sys
from importlib import import_module
application = import_module(sys.argv[1]).application
environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "127.0.0.1",
           "SERVER_PORT": "8000", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http",
           "wsgi.errors": sys.stderr, "REMOTE_ADDR": "127.0.0.1"}
statuses = []
b"".join(application(environ, lambda status, headers, error=None: statuses.append(status)))
assert statuses[0].startswith("200"), statuses
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
"""
URLS = """
from django.db import connection
from django.http import HttpResponse
from django.urls import path

def one(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(cursor.fetchone()[0])

urlpatterns = [path("", one)]
"""
SETTINGS = """
DEBUG = False
ALLOWED_HOSTS = ["*"]
"""


def ratios() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_empty_project(folder)
        ours_at = {"DISTRICTTEAM_DATA_DIR": f"{name}/data", "DISTRICTTEAM_LOG_LEVEL": "ERROR"}
        prepare(ours_at)
        taken = pairs(
            lambda: cpu(Path.cwd(), "districtteam.config.wsgi", ours_at),
            lambda: cpu(folder, "empty.wsgi", {}),
            ROUNDS,
        )
        yield Ratio("start-up to the first page, beside an empty project", *taken, "ms CPU", GOAL)


def make_empty_project(folder: Path) -> None:
    admin = [sys.executable, "-m", "django", "startproject", "empty", str(folder)]
    subprocess.run(admin, check=True)
    (folder / "empty" / "urls.py").write_text(URLS, encoding="utf-8")
    with (folder / "empty" / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)


def prepare(environment: dict[str, str]) -> None:
    for words in (["migrate", "-v0"], ["collectstatic", "-v0", "--noinput"]):
        command = [sys.executable, "-m", "districtteam", *words]
        subprocess.run(command, check=True, env={**os.environ, **environment})


def cpu(folder: Path, module: str, environment: dict[str, str]) -> float:
    """Milliseconds of processor time from the start of the interpreter to the answer."""
    usual = {name: word for name, word in os.environ.items() if name not in OURS}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK, module],
        cwd=folder,
        env={**usual, **environment, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return 1000 * float(run.stdout)
