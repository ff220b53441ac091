"""districtteam import-places: looks first, asks, goes on."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from districtteam.places.models import Import, Place
from tests.places.files import TREE, dhis2, unit

pytestmark = pytest.mark.django_db


def run(file: Path, *words: str) -> str:
    out = StringIO()
    call_command("import-places", str(file), "--source", "kadou", *words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    file = tmp_path / "tree.json"
    file.write_bytes(dhis2(*TREE))
    return file


def test_it_shows_the_changes_and_changes_nothing(tree: Path) -> None:
    said = run(tree)
    assert "Koubia (koubia): added under Haute-Kadou" in said
    assert "7  new" in said
    assert "Add --yes" in said
    assert not Place.objects.exists()


def test_with_yes_it_takes_them_in_and_again_there_is_nothing_to_do(tree: Path) -> None:
    assert "7 places imported" in run(tree, "--yes")
    assert Place.objects.count() == 7
    assert Import.objects.get().file_name == "tree.json"
    assert "Nothing to do" in run(tree, "--yes")


def test_it_asks_at_a_terminal(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    assert "Nothing was changed." in run(tree)
    monkeypatch.setattr("builtins.input", lambda _question: "Y")
    assert "7 places imported" in run(tree)


def test_faults_stop_it(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(dhis2(unit("a", "A", "nowhere")))
    with pytest.raises(CommandError, match="Nothing was changed"):
        run(file, "--yes")
    assert not Place.objects.exists()


def test_a_long_list_is_cut_unless_all_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    file.write_text(json.dumps([unit(f"u{n}", f"U {n}") for n in range(100)]))
    assert "40 more changes (--all)" in run(file)
    assert "U 99 (u99)" in run(file, "--all")


def test_a_file_that_is_not_there_or_not_a_tree_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(tmp_path / "gone.json")
    (tmp_path / "page.json").write_bytes(b"<!doctype html><title>Login</title>")
    with pytest.raises(CommandError, match=r"page.json: This is a web page"):
        run(tmp_path / "page.json")
