"""Every example in a docstring is true. Those of lib are run beside its own tests."""

import doctest
import importlib
from pathlib import Path

import pytest
from django.utils import translation

import districtteam

ROOT = Path(districtteam.__file__).parent
MODULES = sorted(
    ".".join(["districtteam", *file.relative_to(ROOT).with_suffix("").parts])
    for file in ROOT.rglob("*.py")
    if ROOT / "lib" not in file.parents and ">>> " in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    with translation.override("en"):
        done = doctest.testmod(importlib.import_module(name))
    assert (done.failed, done.attempted > 0) == (0, True)
