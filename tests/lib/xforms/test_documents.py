"""Every example of docs/xforms.md is run."""

import doctest
from pathlib import Path

import brotli
import rjsmin

from districtteam.lib.xforms.script import extras, script

PAGE = Path(__file__).resolve().parents[3] / "docs" / "xforms.md"
SCRIPT_BYTES = 3_200
EXTRAS_BYTES = 2_950


def test_the_examples_are_true() -> None:
    ran = doctest.testfile(str(PAGE), module_relative=False)
    assert ran.attempted > 30
    assert ran.failed == 0


def test_the_scripts_stay_small() -> None:
    for text, most in ((script(), SCRIPT_BYTES), (extras(), EXTRAS_BYTES)):
        assert len(brotli.compress(rjsmin.jsmin(text).encode())) <= most


def test_no_script_makes_code_from_text() -> None:
    served = rjsmin.jsmin(script() + extras())
    assert "eval(" not in served
    assert "Function(" not in served
