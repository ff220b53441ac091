"""The first command on a new machine."""

import sys
from pathlib import Path

import pytest

from tools import install


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock file and the look of an environment, made from it a moment ago."""
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    for folder in ("requirements", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "requirements" / "base.txt").write_text("django==5.2\n")
    install.PYTHON.touch()
    install.stamp("base").write_text(install.state("base"))
    return tmp_path


def test_an_environment_that_is_current_is_left_alone(house: Path) -> None:
    assert install.kept("base") == install.state("base")


def test_a_new_lock_file_is_noticed(house: Path) -> None:
    (house / "requirements" / "base.txt").write_text("django==5.3\n")
    assert install.kept("base") != install.state("base")


def test_another_python_is_noticed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12))
    assert install.kept("base") != install.state("base")


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later; .* is 3\.9"):
        install.main()
