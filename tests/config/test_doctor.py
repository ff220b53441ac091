"""The doctor finds each thing that is wrong, says what to do, and is content with a good site."""

import os
import smtplib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone, translation

from districtteam.config.doctor import address, examine, storage, work
from districtteam.config.doctor.findings import Finding, Level
from districtteam.config.management.commands.doctor import spoken
from districtteam.jobs import actions as jobs
from districtteam.jobs import preparing
from tests import make
from tests.messaging.make_messages import message

pytestmark = pytest.mark.django_db
Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def only(check: Callable[[], Iterator[Finding]], level: Level) -> str:
    """What a check says at this level, in one string."""
    return " ".join(f"{it.what} {it.do}" for it in check() if it.level is level)


# Who may reach it


@pytest.mark.parametrize("key", ["short", "django-insecure-" + "a1b2c3d4e5f6g7" * 5, "ab" * 40])
def test_a_weak_key_is_a_fault(key: str) -> None:
    with override_settings(SECRET_KEY=key):
        assert "is weak" in only(address.secret_key, Level.FAULT)


def test_a_key_that_others_can_read_is_a_fault(tmp_path: Path) -> None:
    kept = tmp_path / "secret-key"
    kept.touch(0o644)
    with override_settings(DATA_DIR=tmp_path):
        assert f"chmod 600 {kept}" in only(address.secret_key, Level.FAULT)
    kept.chmod(0o600)
    with override_settings(DATA_DIR=tmp_path):
        assert only(address.secret_key, Level.FAULT) == ""


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://district.example.org", Level.OK),
        ("http://127.0.0.1:8000", Level.ATTENTION),
        ("http://district.example.org", Level.FAULT),
    ],
)
def test_an_open_site_needs_encryption(url: str, level: Level) -> None:
    with override_settings(SITE_URL=url):
        assert [it.level for it in address.site_url()] == [level]


@pytest.mark.parametrize(
    ("allowed", "level"),
    [(["district.example.org"], Level.OK), (["other"], Level.FAULT), (["*"], Level.FAULT)],
)
def test_the_site_answers_to_its_own_name_only(allowed: list[str], level: Level) -> None:
    with override_settings(SITE_URL="https://district.example.org", ALLOWED_HOSTS=allowed):
        assert [it.level for it in address.hosts()] == [level]


def test_debug_and_demo_and_root_are_told(monkeypatch: Patch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with override_settings(DEBUG=True, DEMO=True):
        assert "DEBUG" in only(address.mode, Level.FAULT)
        assert "anybody can sign in as anybody" in only(address.mode, Level.ATTENTION)
        assert "root" in only(address.mode, Level.ATTENTION)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with override_settings(DEBUG=False, DEMO=False):
        assert list(address.mode()) == []


def test_djangos_own_checks_are_told() -> None:
    with override_settings(X_FRAME_OPTIONS="SAMEORIGIN"):
        assert "security.W019" in only(address.deployment, Level.ATTENTION)


# What is kept


def test_what_is_acknowledged_is_kept() -> None:
    """On both engines: this is what invariant 1 of the house stands on."""
    if connection.vendor == "sqlite":
        assert connection.is_in_memory_db() or storage._ask("PRAGMA journal_mode") == "wal"
        assert storage._ask("PRAGMA synchronous") == 2
        assert storage._ask("PRAGMA foreign_keys") == 1
    else:
        assert storage._ask("SHOW fsync") == "on"
        assert storage._ask("SHOW synchronous_commit") == "on"
        assert only(storage.postgresql, Level.FAULT) == ""


@pytest.mark.parametrize(("journal", "synchronous"), [("delete", 2), ("wal", 1), ("wal", 0)])
def test_a_sqlite_that_may_lose_is_a_fault(
    monkeypatch: Patch, journal: str, synchronous: int
) -> None:
    told = {"PRAGMA journal_mode": journal, "PRAGMA synchronous": synchronous}
    monkeypatch.setattr(storage, "_ask", told.__getitem__)
    assert f"journal_mode={journal}" in only(storage.sqlite, Level.FAULT)


def test_a_postgresql_that_may_lose_or_is_old_or_late_is_told(monkeypatch: Patch) -> None:
    told = {
        "SHOW fsync": "on",
        "SHOW synchronous_commit": "off",
        "SHOW full_page_writes": "off",
        "SHOW server_version_num": "130012",
        "SELECT clock_timestamp()": timezone.now() - timedelta(minutes=3),
    }
    monkeypatch.setattr(storage, "_ask", told.__getitem__)
    faults = only(storage.postgresql, Level.FAULT)
    assert "synchronous_commit, full_page_writes" in faults
    assert "PostgreSQL 13 is too old" in faults
    assert "180 s apart" in only(storage.postgresql, Level.ATTENTION)


def test_a_database_that_is_away_is_a_fault_and_nothing_else_is_asked(monkeypatch: Patch) -> None:
    monkeypatch.setattr(storage, "answers", lambda: False)
    assert [it.level for it in storage.database()] == [Level.FAULT]


def test_tables_of_another_version_are_a_fault(monkeypatch: Patch) -> None:
    monkeypatch.setattr(storage, "pending_migrations", lambda: ["one", "two"])
    assert "2 changes" in only(storage.migrations, Level.FAULT)


def test_an_empty_database_asks_for_the_first_network_and_no_backup(monkeypatch: Patch) -> None:
    monkeypatch.setattr(storage, "pending_migrations", lambda: ["one"])
    monkeypatch.setattr(storage, "is_empty", lambda: True)
    assert only(storage.migrations, Level.FAULT) == ""
    assert "districtteam init" in only(storage.migrations, Level.ATTENTION)


def test_a_folder_that_cannot_be_written_to_is_a_fault(tmp_path: Path) -> None:
    with override_settings(DATA_DIR=tmp_path / "gone"):
        assert "Nothing can be written" in only(storage.data_folder, Level.FAULT)


def test_a_folder_that_others_can_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with override_settings(DATA_DIR=tmp_path):
        assert "chmod 750" in only(storage.data_folder, Level.ATTENTION)


@pytest.mark.parametrize(
    ("free", "level"), [(5, Level.OK), (0.5, Level.ATTENTION), (0.05, Level.FAULT)]
)
def test_a_full_disk_is_told(monkeypatch: Patch, free: float, level: Level) -> None:
    monkeypatch.setattr(
        storage.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free * 1024**3})
    )
    assert [it.level for it in storage.disk(Path("/data"))] == [level]


# Whether it works


@pytest.mark.parametrize(("age", "level"), [(3, Level.OK), (300, Level.FAULT)])
def test_silent_processes_are_a_fault(age: int, level: Level) -> None:
    for kind in ("worker", "clock"):
        jobs.beat(f"{kind}1", kind, timezone.now() - timedelta(seconds=age))
    assert [it.level for it in work.processes()] == [level, level]


def test_no_process_at_all_is_a_fault() -> None:
    assert "The clock does not run" in only(work.processes, Level.FAULT)


def test_messages_that_wait_are_told(cast: make.Cast) -> None:
    assert list(work.queues()) == []
    message(cast.awa)
    told = only(work.queues, Level.ATTENTION)
    if timezone.now() - make.NOW > work.LATE:
        assert "1 message has waited" in told


def test_mail_that_goes_nowhere_is_told() -> None:
    folder = "django.core.mail.backends.filebased.EmailBackend"
    with override_settings(EMAIL_BACKEND=folder, EMAIL_FROM="Site <no-reply@localhost>"):
        told = only(work.mail, Level.ATTENTION)
        assert "not sent (filebased)" in told
        assert "no-reply@localhost" in told
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=smtp, EMAIL_FROM="Site <hello@example.org>"):
        assert list(work.mail()) == []


def test_the_mail_server_is_tried_only_when_asked(monkeypatch: Patch) -> None:
    class Refusing:
        def open(self) -> None:
            raise smtplib.SMTPAuthenticationError(535, b"wrong word")

    monkeypatch.setattr(work, "get_connection", Refusing)
    assert "535" in only(work.mail_server, Level.FAULT)
    assert "535" not in " ".join(it.what for it in examine())


def test_a_mail_server_that_answers_is_ok() -> None:
    assert [it.level for it in work.mail_server()] == [Level.OK]


def test_missing_time_zones_are_a_fault(monkeypatch: Patch) -> None:
    def missing(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    assert only(work.time_zones, Level.FAULT) == ""
    monkeypatch.setattr(work, "ZoneInfo", missing)
    assert "tzdata" in only(work.time_zones, Level.FAULT)


def test_translations_older_than_their_source_are_a_fault(
    monkeypatch: Patch, tmp_path: Path
) -> None:
    source = tmp_path / "people/locale/fr/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    monkeypatch.setattr(work, "PACKAGE", tmp_path)
    assert "not compiled" in only(work.words, Level.FAULT)
    source.with_suffix(".mo").touch()
    assert only(work.words, Level.FAULT) == ""
    os.utime(source.with_suffix(".mo"), (0, 0))
    assert "not compiled" in only(work.words, Level.FAULT)


def test_styles_of_another_version_are_told(monkeypatch: Patch) -> None:
    monkeypatch.setattr(work, "kept_static_state", preparing.static_state)
    assert only(work.static_files, Level.ATTENTION) == ""
    monkeypatch.setattr(work, "kept_static_state", lambda: "older")
    assert "districtteam prepare" in only(work.static_files, Level.ATTENTION)


# The command


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int | str | None, str]:
    with pytest.raises(SystemExit) as end:
        call_command("doctor", *words)
    return end.value.code, capsys.readouterr().out


def test_it_ends_with_one_where_there_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "--language", "en")
    assert code == 1
    assert "fault      The worker does not run" in told
    assert "           → Start the site: districtteam serve" in told


def test_it_speaks_the_operators_language(capsys: pytest.CaptureFixture[str]) -> None:
    _code, told = run(capsys, "--language", "fr")
    assert "à corriger" in told
    assert "→ Démarrez le site" in told


def test_it_ends_with_nought_where_attention_is_the_worst(
    monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Finding(Level.ATTENTION, "hm", "look")
    monkeypatch.setattr("districtteam.config.doctor.CHECKS", [lambda: iter([told])])
    code, _told = run(capsys)
    assert code == 0


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("fr", "fr"),
        ("fr_BJ.UTF-8", "fr"),
        ("en_GB", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
        ("xx", "en"),
    ],
)
def test_the_language_is_found(wish: str, language: str) -> None:
    assert spoken(wish) == language
