"""`districtteam demo` as somebody types it: one command, no question, no trace of a real site."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.utils import translation

from districtteam.desk.demo import greeting, parts
from districtteam.desk.demo.parts import Guise

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90  # seconds: what `make demo` may take on a new machine, installation included


def command(folder: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    """The command, in an environment set for a real site that it must leave alone."""
    around = {
        **{name: value for name, value in os.environ.items() if "DISTRICTTEAM" not in name},
        "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
        "DISTRICTTEAM_DATABASE": "postgresql://real.example/real",
        "DISTRICTTEAM_EMAIL": "smtp://mail.example",
        "DISTRICTTEAM_HOST": "127.0.0.1",
        "LANG": "fr_FR.UTF-8",
    }
    return [sys.executable, "-m", "districtteam", "demo", "--dir", str(folder), *words], around


def make(folder: Path, *words: str) -> str:
    typed, around = command(folder, "--no-serve", "--no-cycles", *words)
    run = subprocess.run(
        typed, env=around, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=True, text=True
    )
    return run.stdout


def test_data_are_made_once_kept_and_made_anew_on_demand(tmp_path: Path) -> None:
    said = make(tmp_path)
    assert "démonstration" in said
    assert "Zembara\u00a0: ses gens, dans 38 districts et 6 régions" in said
    kept = (tmp_path / "demo.json").read_text("utf-8")
    assert len(json.loads(kept)["guises"]) == 9
    assert "Zembara" not in make(tmp_path)
    assert (tmp_path / "demo.json").read_text("utf-8") == kept
    assert "Les données sont refaites." in make(tmp_path, "--fresh")
    assert (tmp_path / "demo.json").read_text("utf-8") != kept


@pytest.mark.slow
def test_it_serves_greets_and_ends_at_once(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    typed, around = command(tmp_path, "--no-cycles", "--port", str(port))
    log = tmp_path / "said"
    with log.open("w") as said, subprocess.Popen(typed, env=around, cwd=ROOT, stdout=said) as run:
        deadline = time.monotonic() + PATIENCE
        while "Ctrl-C arrête tout" not in log.read_text():
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        with urlopen(f"http://127.0.0.1:{port}/demo", timeout=5) as page:
            assert "Zembara" in page.read().decode()
        run.send_signal(signal.SIGINT)
        assert run.wait(20) in {0, 130}
    assert log.read_text().count(f"http://localhost:{port}/demo?as=") == 9
    assert "Traceback" not in log.read_text()


def test_the_greeting_names_everybody_with_a_link(
    monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    settings.SITE_URL, settings.PORT = "http://localhost:8000", 8000
    guise = Guise("lead", "Awa Diallo", "Koubia, Kadou", "/link/abc")
    monkeypatch.setattr(greeting, "guises_of", lambda: (guise,))
    monkeypatch.setattr(greeting, "address_nearby", lambda: "192.0.2.7")
    with translation.override("en"):
        said = greeting.words(7.4)
    assert "Ready after 7 s." in said
    assert "http://localhost:8000/demo?as=lead" in said
    assert "Awa Diallo, Koubia, Kadou" in said
    assert "http://192.0.2.7:8000/" in said


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "fr_BJ.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_s_language_is_spoken(environ: dict[str, str], language: str) -> None:
    assert greeting.language_of(environ) == language


def test_nobody_to_be_where_nothing_was_made(settings, tmp_path: Path) -> None:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    parts.guises_of.cache_clear()
    assert parts.guises_of() == ()
    parts.guises_of.cache_clear()
