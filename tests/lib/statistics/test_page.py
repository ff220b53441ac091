"""The page for developers is true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs/statistics.md"


def test_every_example_on_the_page_is_true() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0
