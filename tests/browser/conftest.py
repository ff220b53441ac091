"""A real site, once for all tests in a browser."""

from collections.abc import Iterator

import pytest

from tests.conftest import needs
from tools import chromium, site


@pytest.fixture(scope="session")
def real_site() -> Iterator[site.Site]:
    """The real server on data of its own, with a session for each of the cast."""
    needs(chromium.PROGRAM.exists(), "Chromium (Debian: apt install chromium)")
    with site.running() as here:
        yield here
