"""Everybody can use every page: axe-core finds nothing, and nothing scrolls sideways."""

import pytest

from tools import looks
from tools.site import Site

pytestmark = pytest.mark.browser


def test_no_page_keeps_anybody_out(real_site: Site) -> None:
    pages = looks.distinct(real_site.pages)
    found = [
        fault
        for page, look, tab in looks.opened(real_site, pages, looks.TWO)
        for fault in looks.faults(page, look, tab)
    ]
    assert pages
    assert found == []
