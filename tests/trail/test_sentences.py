"""Every deed that the code records has its sentence, in English and in French."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from districtteam import __file__ as package
from districtteam.trail.sentences import sentence_of


def deeds() -> list[str]:
    found = set()
    for path in Path(package).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                first = node.args[0]
                if isinstance(first, ast.Constant) and "." in str(first.value):
                    found.add(str(first.value))
    return sorted(found)


@pytest.mark.parametrize("deed", deeds())
def test_the_deed_has_a_sentence(deed: str) -> None:
    assert sentence_of(deed) is not None, f"register a sentence for {deed} (trail.sentences)"
    with translation.override("fr"):
        french = str(sentence_of(deed))
    with translation.override("en"):
        assert french != str(sentence_of(deed))
