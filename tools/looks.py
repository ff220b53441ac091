"""Pages as different readers have them: language, width, light or dark; and what is wrong there.

Used by `make weigh`, `make shots` and the tests in tests/browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium, site

LANGUAGES = ("fr", "en")
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
NARROWEST = 320  # pixels: nothing may need a sideways scroll there
AXE = {"rules": {"target-size": {"enabled": True}}}  # WCAG 2.2's rule, off unless asked for
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Look:
    """How a reader's browser is set."""

    language: str
    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.language}, {self.width} px, {self.scheme}"


EVERY = [Look(*choice) for choice in product(LANGUAGES, WIDTHS, SCHEMES)]
# Both of each, in as few visits as can be; `make weigh` reads all eight.
TWO = [Look("fr", 360, "light"), Look("en", 1280, "dark")]


def opened(
    here: site.Site, pages: list[site.Page], looks: list[Look]
) -> Iterator[tuple[site.Page, Look, Page]]:
    """Each page in each look, open in a tab, until the next is asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.LAUNCH)
        for look, part in product(looks, sorted({page.part for page in pages})):
            tab = tab_of(browser, here, look, part)
            for page in (page for page in pages if page.part == part):
                tab.goto(here.url + page.path)
                yield page, look, tab
            tab.context.close()
        browser.close()


def tab_of(browser: Browser, here: site.Site, look: Look, part: str) -> Page:
    settings: dict[str, Any] = {
        "locale": look.language,
        "color_scheme": look.scheme,
        "viewport": {"width": look.width, "height": 800},
    }
    context = browser.new_context(**settings)
    context.add_cookies(here.cookies(part, look.language))
    return context.new_page()


def faults(page: site.Page, look: Look, tab: Page) -> list[str]:
    """What axe-core finds, and whether the page can be read without scrolling sideways."""
    where = f"{page.name} as {page.part}, {look}"
    found = Axe().run(tab, options=AXE).response["violations"]
    lines = [
        f"{where}: {fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in found
        for node in fault["nodes"][:3]
    ]
    tab.set_viewport_size({"width": NARROWEST, "height": 800})
    over = tab.evaluate(SIDEWAYS)
    tab.set_viewport_size({"width": look.width, "height": 800})
    return [*lines, f"{where}: {over} px too wide at {NARROWEST} px"] if over > 0 else lines


def distinct(pages: list[site.Page]) -> list[site.Page]:
    """Each address once, as the reader who sees most; the first page as everybody."""
    last = {page.path: page for page in pages}
    return [page for page in pages if page.path == "/" or last[page.path] is page]
