"""On SQLite those who write wait for their turn, and every turn ends with its transaction."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError, transaction
from django.db.utils import ConnectionHandler

from districtteam.config.settings import database
from districtteam.config.sqlite.base import TURNS, DatabaseWrapper


@pytest.fixture
def connect(db: None, tmp_path: Path) -> Iterator[Callable[[float], DatabaseWrapper]]:
    """Another connection to one file, that waits for so many seconds."""
    made: list[DatabaseWrapper] = []

    def another(patience: float = 20) -> DatabaseWrapper:
        settings = database(f"sqlite:///{tmp_path}/queue.sqlite3")
        settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": patience}  # type: ignore[dict-item]
        connection = ConnectionHandler({"default": settings})["default"]
        assert isinstance(connection, DatabaseWrapper)
        made.append(connection)
        return connection

    another().cursor().execute("CREATE TABLE said (word TEXT UNIQUE)")
    yield another
    for connection in made:
        connection.close()


def begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def say(connection: DatabaseWrapper, word: str) -> None:
    connection.cursor().execute("INSERT INTO said VALUES (%s)", [word])


def words(connection: DatabaseWrapper) -> list[str]:
    return [word for (word,) in connection.cursor().execute("SELECT word FROM said ORDER BY word")]


def is_free(connection: DatabaseWrapper) -> bool:
    return not TURNS[str(connection.settings_dict["NAME"])].locked()


def test_the_second_waits_until_the_first_has_written(connect) -> None:
    first, late = connect(), connect()
    late.inc_thread_sharing()
    begin(first)
    say(first, "one")

    def second() -> list[str]:
        begin(late)
        seen = words(late)
        say(late, "two")
        late.commit()
        return seen

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(second)
        assert not waiting.done()
        first.commit()
        assert waiting.result() == ["one"]
    assert words(first) == ["one", "two"]
    assert is_free(first)


def test_whoever_waits_too_long_is_told(connect) -> None:
    first, second = connect(), connect(0.05)
    begin(first)
    with pytest.raises(OperationalError, match="database is locked"):
        begin(second)
    first.rollback()
    first.set_autocommit(True)
    assert is_free(first)
    begin(second)
    say(second, "mine now")
    second.commit()
    assert words(second) == ["mine now"]


@pytest.mark.parametrize("ending", ["commit", "rollback", "close"])
def test_a_turn_ends_with_its_transaction(connect, ending: str) -> None:
    connection = connect()
    begin(connection)
    assert not is_free(connection)
    getattr(connection, ending)()
    assert is_free(connection)


def test_where_nothing_can_begin_there_is_no_turn(connect) -> None:
    """Another process writes: it knows nothing of our queue."""
    stranger, ours = connect(), connect(0.05)
    stranger.cursor().execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        begin(ours)
    assert is_free(ours)


def test_a_fault_inside_ends_the_turn(connect, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "get_connection", lambda _using=None: connection)
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().executemany("INSERT INTO said VALUES (%s)", [["one"], ["one"]])
    assert is_free(connection)
    assert words(connection) == []
