"""One Node process for all tests of the script."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.lib.xforms.browser import Browser, browser


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("script")) as opened:
        yield opened


@pytest.fixture(scope="session")
def page_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """One more Node process for each zone that is asked for."""
    with ExitStack() as opened:

        @cache
        def in_zone(zone: str) -> Browser:
            return opened.enter_context(browser(tmp_path_factory.mktemp("zone"), zone))

        yield in_zone
