"""What the settings ask of a database is what the database does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from districtteam.config.settings import database


@pytest.fixture
def two(db: None, tmp_path: Path) -> Iterator[tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]]:
    """Two connections to one new file, as two processes have."""
    ours = database(f"sqlite:///{tmp_path}/file.sqlite3")
    opened = [ConnectionHandler({"default": ours})["default"] for _ in range(2)]
    yield opened[0], opened[1]
    for line in opened:
        line.close()


Two = tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]


def ask(line: BaseDatabaseWrapper, query: str) -> object:
    with line.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        return row and row[0]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_keeps_what_it_acknowledged(two: Two, pragma: str, value: object) -> None:
    assert ask(two[0], f"PRAGMA {pragma}") == value


def test_a_writer_of_sqlite_says_so_at_once(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """BEGIN IMMEDIATE: who reads and then writes cannot be refused in the middle."""
    first, second = two
    ask(second, "PRAGMA busy_timeout = 0")
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "get_connection", lambda _using=None: first)
        with transaction.atomic(), pytest.raises(OperationalError, match="locked"):
            ask(second, "BEGIN IMMEDIATE")


def test_postgresql_is_asked_to_wait_for_the_disk() -> None:
    asked = database("postgresql://us:w%40rd@db.example.org:5433/team?sslmode=require")
    assert asked["OPTIONS"]["options"] == "-c synchronous_commit=on"  # type: ignore[index]
    assert asked["OPTIONS"]["sslmode"] == "require"  # type: ignore[index]
    assert (asked["HOST"], asked["PORT"]) == ("db.example.org", "5433")
    assert (asked["NAME"], asked["USER"], asked["PASSWORD"]) == ("team", "us", "w@rd")


def test_another_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DISTRICTTEAM_DATABASE"):
        database("mysql://host/name")


def test_postgresql_plans_what_is_asked_again_and_again_once(db: None) -> None:
    for _ in range(8):
        ask(connection, "SELECT 41 + 1")
    if connection.vendor == "postgresql":
        assert ask(connection, "SELECT statement FROM pg_prepared_statements") == "SELECT 41 + 1"


def test_behind_an_old_pooler_nothing_is_prepared() -> None:
    asked = database("postgresql://us@db/team?server_side_binding=no")
    assert asked["OPTIONS"]["server_side_binding"] is not True  # type: ignore[index]
