"""What every test may ask for."""

import math
import os
from pathlib import Path

import pytest

from districtteam.evaluation.counting import counter
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


@pytest.fixture(autouse=True)
def _nothing_is_written_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pages count is written once a minute: in a test only when it asks for it."""
    monkeypatch.setattr(counter, "every", math.inf)
    counter.clear()


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


@pytest.fixture
def data() -> Path:
    """The folder of real data beside the checkout."""
    needs(DATA.is_dir(), "the real data (../shared/data)")
    return DATA
