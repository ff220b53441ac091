from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from districtteam.jobs import preparing, web
from districtteam.jobs.errors import NotPreparedError
from districtteam.jobs.management.commands import serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> object:
    with override_settings(DATA_DIR=tmp_path, STATIC_ROOT=tmp_path / "static"):
        yield tmp_path


@pytest.fixture
def said() -> list[str]:
    return []


def test_static_files_are_made_once_and_again_when_they_change(
    said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def collect(command: str, **options: object) -> None:
        made.append(command)
        manifest = Path(preparing.settings.STATIC_ROOT) / "staticfiles.json"
        manifest.parent.mkdir(exist_ok=True)
        manifest.touch()

    monkeypatch.setattr(preparing, "call_command", collect)
    preparing.prepare(migrate=False, say=said.append)
    preparing.prepare(migrate=False, say=said.append)
    assert (made, said) == (["collectstatic"], ["Making styles and scripts ready…"])
    monkeypatch.setattr(preparing, "static_state", lambda: "another")
    preparing.prepare(migrate=False, say=said.append)
    assert made == ["collectstatic"] * 2


def test_a_database_older_than_the_code_is_not_touched_unasked(
    said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "pending_migrations", lambda: ["people.0002_more"])
    with pytest.raises(NotPreparedError, match="1 change is waiting") as refusal:
        preparing.prepare(migrate=False, say=said.append)
    assert refusal.value.code == "jobs.not_prepared"
    with pytest.raises(CommandError, match="districtteam migrate"):
        call_command("prepare")


def test_an_empty_database_is_filled_and_tells_how_far_it_is(
    said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate(command: preparing.MigrateCommand, **options: object) -> None:
        for _ in range(10):
            command.migration_progress_callback("apply_start")
            command.migration_progress_callback("apply_success")

    monkeypatch.setattr(preparing, "pending_migrations", lambda: ["one"] * 10)
    monkeypatch.setattr(preparing, "is_empty", lambda: True)
    monkeypatch.setattr(preparing, "static_state", preparing.kept_static_state)
    monkeypatch.setattr(preparing, "call_command", migrate)
    preparing.prepare(migrate=False, say=said.append)
    assert said == [
        "Changing the database: 10 steps…",
        "2 of 10 steps done",
        "4 of 10 steps done",
        "6 of 10 steps done",
        "8 of 10 steps done",
        "10 of 10 steps done",
    ]


def test_a_real_database_needs_nothing() -> None:
    assert preparing.pending_migrations() == []
    assert not preparing.is_empty()


def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "is_port_free", lambda: False)
    monkeypatch.setattr(serve, "PATIENCE_WITH_PORT", 0)
    monkeypatch.setattr(serve.Command, "_prepare", lambda *_, **__: None)
    with override_settings(PORT=8123), pytest.raises(CommandError, match="Port 8123"):
        call_command("serve")
