"""One Node process for all tests of the script."""

from collections.abc import Iterator

import pytest

from tests.lib.xforms.browser import Browser, browser


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("script")) as opened:
        yield opened
