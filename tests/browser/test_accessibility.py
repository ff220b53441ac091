"""Everybody can use every page: axe-core finds nothing, and nothing scrolls sideways."""

import pytest

from tools import looks
from tools.site import Site

PLANT = """() => {
  document.querySelector("main").insertAdjacentHTML("beforeend", "<img><p>Grey</p>");
  document.querySelector("main p:last-child").style.color = "#5a5a5a";
}"""
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


def test_a_barrier_is_seen_in_the_look_that_has_it(real_site: Site) -> None:
    """A picture without words is one everywhere, grey on dark only in the dark."""
    front = looks.distinct(real_site.pages)[:1]
    both = [looks.Look("en", 360, scheme) for scheme in looks.SCHEMES]
    found = []
    for page, look, tab in looks.opened(real_site, front, both):
        tab.evaluate(PLANT)
        found.append({line.split(": ")[1] for line in looks.faults(page, look, tab)})
    assert found == [{"image-alt"}, {"image-alt", "color-contrast"}]
