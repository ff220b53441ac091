"""What time it is: always now, but where days were let pass in a demonstration."""

from datetime import timedelta
from pathlib import Path

import pytest

from districtteam.ui import clock


@pytest.fixture(autouse=True)
def kept(settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return tmp_path / "days-passed"


def test_no_time_has_passed_at_first() -> None:
    assert clock.passed() == timedelta(0)


def test_days_add_up_and_never_go_back() -> None:
    for days in (1, 7, -4):
        clock.let_pass(days)
    assert clock.passed() == timedelta(days=8)


def test_it_ends_before_the_links_do() -> None:
    for _time in range(30):
        clock.let_pass(7)
    assert clock.passed() == timedelta(days=120)


@pytest.mark.parametrize("words", ["", "soon", "-9", "\u00e9"])
def test_a_spoilt_file_is_no_time(kept: Path, words: str) -> None:
    kept.write_text(words, encoding="utf-8")
    assert clock.passed() == timedelta(0)
