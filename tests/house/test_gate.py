"""No figure of a district is shown that has not come through the gate of disclosure."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent.parent / "districtteam"
TEMPLATES = sorted(PACKAGE.glob("*/**/templates/**/*.html"))
MODULES = sorted(path for path in PACKAGE.glob("**/*.py") if "migrations" not in path.parts)
# What figures are called before the gate: no template writes one of these, by itself or filtered.
RAW = re.compile(r"\{\{[^}]*\.(numerator|denominator|answers|amounts|ledger|taken|raw)\b[^}]*\}\}")
# Who may open what the gate keeps shut, and why.
OPENERS = {
    "SEAL": {"disclosure/released.py", "disclosure/writing.py"},  # the gate makes what is shown
    "logged": {"disclosure/released.py", "disclosure/actions/looks.py"},  # beside the look's row
    "for_freezing": {"disclosure/released.py", "cycle/step4_results/drawing/material.py"},
}


def raw_in(template: str) -> list[str]:
    return [found.group() for found in RAW.finditer(template)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_writes_no_raw_figure(path: Path) -> None:
    assert raw_in(path.read_text(encoding="utf-8")) == []


def test_a_raw_figure_in_a_template_would_be_found() -> None:
    assert raw_in("{{ row.numerator }} {{ sheet.answers.q1|number:1 }}") != []
    assert raw_in("{% shown cell %} {{ field.value }}") == []


def names_in(path: Path) -> Iterator[str]:
    """Every name that a module imports, calls or reads as an attribute."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield f".{node.attr}"


@pytest.mark.parametrize("name", OPENERS)
def test_only_these_modules_open_what_the_gate_keeps(name: str) -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if name in names_in(path) and "disclosure" in path.read_text(encoding="utf-8")
    }
    assert found <= OPENERS[name]


def test_no_view_template_tag_or_message_opens_a_raw_value() -> None:
    shown_by = re.compile(r"/(views|templatetags|api|messages|exports)(/|\.py)")
    for path in MODULES:
        if shown_by.search(path.as_posix()):
            assert ".taken" not in set(names_in(path)), path
