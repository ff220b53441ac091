"""The checks are checked: a fault planted in a copy of the house is found."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import documents, sizes, strings

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house, to plant faults in."""
    aside = shutil.ignore_patterns("__pycache__", "*.mo", "*.po", "locale")
    shutil.copytree(ROOT / "districtteam", tmp_path / "districtteam", ignore=aside)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, path: str, text: str) -> None:
    file = copy / "districtteam" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{text}\n", encoding="utf-8")


def imports_of(copy: Path) -> str:
    """What the import checker says of the copy."""
    linter = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run(
        [linter, "--config", copy / "pyproject.toml", "--no-cache", "--no-logo"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout if run.returncode else ""


def test_an_import_from_above_is_found_at_the_top_and_inside_a_function(copy: Path) -> None:
    plant(copy, "places/planted.py", "from districtteam.people.models import Team")
    plant(copy, "trail/planted.py", "def hidden():\n    from districtteam.desk import views")
    found = imports_of(copy)
    assert "districtteam.places is not allowed to import districtteam.people" in found
    assert "districtteam.trail is not allowed to import districtteam.desk" in found


def test_a_folder_that_is_not_in_the_table_is_found(copy: Path) -> None:
    plant(copy, "cellar/__init__.py", "")
    assert "districtteam.cellar" in imports_of(copy)


def test_django_in_lib_is_found(copy: Path) -> None:
    plant(copy, "lib/planted.py", "import django")
    assert "districtteam.lib.planted -> django" in imports_of(copy)


def test_views_imported_by_another_than_urls_are_found(copy: Path) -> None:
    plant(copy, "desk/planted.py", "from districtteam.desk import views")
    assert "districtteam.desk.planted" in imports_of(copy)


@pytest.mark.parametrize(
    ("path", "text", "named"),
    [
        ("places/planted.py", 'url = reverse("people:team")', "people:team"),
        ("places/planted.py", 'team = models.ForeignKey("people.Team")', "people.Team"),
        ("places/planted.py", 'apps.get_model("people", "Team")', "get_model('people')"),
        ("places/planted.py", 'render(request, "people/team.html")', "people/team.html"),
        ("places/planted.py", 'menu.add("desk:home", "Home")', "desk:home"),
        ("places/planted.py", 'import_module("districtteam.people.actions")', "people"),
        ("trail/planted.py", 'record("people.name_lead", team, by=by)', "record('people"),
        ("places/templates/places/p.html", "<a href=\"{% url 'people:team' 1 %}\">", "url people"),
        ("places/templates/places/p.html", '{% include "people/row.html" %}', "include people"),
        ("places/templates/places/p.html", '{% extends "desk/frame.html" %}', "extends desk"),
    ],
)
def test_a_string_that_names_an_upper_room_is_found(
    copy: Path, path: str, text: str, named: str
) -> None:
    plant(copy, path, text)
    found = strings.faults(copy)
    assert len(found) == 1
    assert path in found[0]
    assert named in found[0]


def test_a_tag_library_of_an_upper_room_is_found(copy: Path) -> None:
    plant(copy, "people/templatetags/planted_tags.py", "")
    plant(copy, "places/templates/places/p.html", "{% load i18n planted_tags %}")
    assert [line.split(": ", 1)[1] for line in strings.faults(copy)] == [
        "places may not name people: load planted_tags"
    ]


def test_a_long_file_and_a_heavy_sheet_are_found(copy: Path) -> None:
    before = sizes.faults(copy)
    plant(copy, "places/planted.py", "x = 1\n" * 301)
    chance = random.Random(1)
    sheet = "".join(f".c{chance.random()}{{color:red}}" for _ in range(2000))
    plant(copy, "ui/static/ui/planted.css", sheet)
    found = [fault for fault in sizes.faults(copy) if fault not in before]
    assert "districtteam/places/planted.py: more than 300 lines" in found[0]
    assert found[1].startswith("districtteam/ui/static/ui/planted.css: ")
    assert len(found) == 2


def test_a_setting_that_nobody_described_and_a_dead_link_are_found(copy: Path) -> None:
    plant(copy, "config/settings.py", 'COLOUR = env("COLOUR")')
    (copy / "docs" / "planted.md").write_text("[gone](nowhere.md)", encoding="utf-8")
    found = [fault for fault in documents.faults(copy) if not fault.startswith("docs/map.md")]
    assert found == [
        "docs/settings.md: does not describe the setting COLOUR",
        "docs/planted.md: leads nowhere: nowhere.md",
    ]
