"""Every example in the docstrings of lib is run."""

import doctest
import importlib
import pkgutil

import pytest

from districtteam import lib

MODULES = sorted(module.name for module in pkgutil.walk_packages(lib.__path__, "districtteam.lib."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
