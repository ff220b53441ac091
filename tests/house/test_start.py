"""A process starts with the rooms' models and addresses; the rest comes when it is asked for."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.urls.converters import UUIDConverter
from django.utils import translation

from districtteam.config.rooms import Room

LATE = {"actions", "forms", "queries", "tasks", "views"}
LIBRARIES = {"allauth", "asgiref", "brotli", "django", "django_tasks"}
LIBRARIES |= {"django_tasks_db", "psycopg", "psycopg_pool", "sqlparse", "typing_extensions"}
LIBRARIES |= {"whitenoise", "psycopg_binary", "cython_runtime"}  # the last two on PostgreSQL
FIRST_PAGE = {"districtteam.desk.views", "districtteam.desk.views.first"}
START = """
import io, sys
from districtteam.config.wsgi import application
from django.core.management import call_command
call_command("collectstatic", verbosity=0, interactive=False)
environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "127.0.0.1",
           "SERVER_PORT": "8000", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http",
           "wsgi.errors": sys.stderr, "REMOTE_ADDR": "127.0.0.1"}
b"".join(application(environ, lambda status, *_: print(status)))
print(*sys.modules)
"""
ROOMS = [pattern for pattern in get_resolver().url_patterns if isinstance(pattern, Room)]


def loaded_by_first_page(folder: Path) -> list[str]:
    """The modules of a process that has answered one visitor."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", START],
        env={**os.environ, "DISTRICTTEAM_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, loaded = run.stdout.splitlines()
    assert status == "200 OK"
    return loaded.split()


def test_the_first_page_loads_no_room_but_its_own(tmp_path: Path) -> None:
    ours = {name for name in loaded_by_first_page(tmp_path) if name.startswith("districtteam.")}
    early = {name for name in ours - FIRST_PAGE if is_late(name.split("."))}
    how = "name the room's views and handlers by lib.later in its urls.py and wiring.py"
    assert early == set(), how


def test_the_first_page_loads_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    own = sys.stdlib_module_names | {"__main__", "districtteam", "tests"}
    foreign = {name.split(".")[0] for name in loaded_by_first_page(tmp_path)} - own
    assert {name for name in foreign if not name.startswith("_")} <= LIBRARIES


def test_the_first_page_loads_neither_admin_nor_feeds(tmp_path: Path) -> None:
    loaded = set(loaded_by_first_page(tmp_path))
    unwanted = {"admin", "sitemaps", "syndication"}
    assert not {name for name in loaded if set(name.split(".")) & unwanted}


def is_late(parts: list[str]) -> bool:
    return bool(LATE & set(parts)) and "models" not in parts


@pytest.mark.parametrize("room", ROOMS, ids=[room.namespace for room in ROOMS])
def test_a_room_gives_its_addresses_under_its_own_name(room: Room) -> None:
    assert room.urlconf_module.app_name == room.namespace
    for language in ("en", "fr"):
        with translation.override(language):
            for pattern in room.url_patterns:
                parts = {name: part_of(it) for name, it in pattern.pattern.converters.items()}
                address = reverse(f"{room.namespace}:{pattern.name}", kwargs=parts)
                assert resolve(address).view_name == f"{room.namespace}:{pattern.name}"


def part_of(converter: object) -> object:
    return UUID(int=12) if isinstance(converter, UUIDConverter) else 12


def test_an_address_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("people:no_such_page")
    with pytest.raises(NoReverseMatch):
        reverse("people:inner:page")
