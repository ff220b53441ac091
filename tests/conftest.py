"""What every test may ask for."""

import os
from pathlib import Path

import pytest

from tests import make

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
CHROMIUM = Path("/usr/bin/chromium")


def needs(present: bool, what: str) -> None:
    """Skip the test where something is missing; under REQUIRE_ALL=1 fail instead."""
    if present:
        return
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{what} is missing, and REQUIRE_ALL=1 lets nothing be skipped.")
    pytest.skip(f"{what} is missing.")


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


@pytest.fixture
def data() -> Path:
    """The folder of real data beside the checkout."""
    needs(DATA.is_dir(), "the real data (../shared/data)")
    return DATA
