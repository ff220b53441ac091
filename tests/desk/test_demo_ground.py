"""Where a demonstration runs: nothing of a real site is touched, whatever is set around it."""

import socket
from pathlib import Path

import pytest

from districtteam.desk.demo.ground import clear, free_port, option, prepare


def test_a_real_site_s_settings_are_left_aside() -> None:
    environ = {
        "PATH": "/bin",
        "DISTRICTTEAM_DATABASE": "postgresql://real/real",
        "DISTRICTTEAM_DATABASE_FILE": "/run/secrets/database",
        "DISTRICTTEAM_DATA_DIR": "/srv/real",
        "DISTRICTTEAM_EMAIL": "smtp://mail.example.org",
        "DISTRICTTEAM_SECRET_KEY": "real",
        "DISTRICTTEAM_WEB_WORKERS": "1",
    }
    prepare([], environ)
    assert environ["PATH"] == "/bin"
    assert environ["DISTRICTTEAM_DEMO"] == "yes"
    assert environ["DISTRICTTEAM_DATA_DIR"] == "var/demo"
    assert environ["DISTRICTTEAM_WEB_WORKERS"] == "1"
    for gone in ("DATABASE", "DATABASE_FILE", "EMAIL", "SECRET_KEY"):
        assert f"DISTRICTTEAM_{gone}" not in environ


def test_the_address_follows_the_port() -> None:
    environ: dict[str, str] = {"DISTRICTTEAM_HOST": "127.0.0.1"}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.listen()
        prepare(["--port", str(port)], environ)
    assert int(environ["DISTRICTTEAM_PORT"]) > port
    expected = f"http://localhost:{environ['DISTRICTTEAM_PORT']}"
    assert environ["DISTRICTTEAM_SITE_URL"] == expected


def test_the_next_port_where_one_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port("127.0.0.1", taken.getsockname()[1]) > taken.getsockname()[1]


@pytest.mark.parametrize(
    ("argv", "value"),
    [
        (["--dir", "/tmp/x"], "/tmp/x"),
        (["--fresh", "--dir=/tmp/x"], "/tmp/x"),
        (["--fresh"], ""),
        (["--dir"], ""),
        ([], ""),
    ],
)
def test_an_option_in_both_spellings(argv: list[str], value: str) -> None:
    assert option(argv, "--dir") == value


def test_only_what_a_demonstration_made_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    made = ["district-team.sqlite3", "district-team.sqlite3-wal", "demo.json", "mail/1.log"]
    others = ["secret-key", "letter.odt", "mail/kept.txt"]
    for name in made + others:
        (tmp_path / name).write_text("x")
    clear(tmp_path)
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert left == ["letter.odt", "mail/kept.txt"]
    assert (tmp_path / "secret-key").exists()
