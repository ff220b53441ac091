"""Pages as different readers have them: language, width, light or dark; and what is wrong there.

Used by `make weigh`, `make shots` and the tests in tests/browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium, site

Scheme = Literal["light", "dark"]

LANGUAGES = ("fr", "en")
WIDTHS = (360, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NARROWEST = 320  # pixels: nothing may need a sideways scroll there
HEIGHT = 800
OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2's rule, off unless asked for
}
READ = """async options => (await axe.run(options)).violations.flatMap(
  ({id, help, nodes}) => nodes.slice(0, 3).map(
    ({html}) => `${id}: ${help}: ${html.slice(0, 200)}`))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Look:
    """How a reader's browser is set."""

    language: str
    width: int
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.language}, {self.width} px, {self.scheme}"


EVERY = [Look(*choice) for choice in product(LANGUAGES, WIDTHS, SCHEMES)]
# Both of each, in as few visits as can be; `make weigh` reads all eight.
TWO = [Look("fr", 360, "light"), Look("en", 1280, "dark")]


def opened(
    here: site.Site, pages: list[site.Page], looks: list[Look]
) -> Iterator[tuple[site.Page, Look, Page]]:
    """Each page in each look, open in a tab, until the next is asked for.

    A page is fetched once for each language; its width and colours are changed where it stands.
    """
    readers = product(sorted({look.language for look in looks}), sorted({it.part for it in pages}))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.LAUNCH)
        for language, part in readers:
            tab = tab_of(browser, here, language, part)
            for page in (page for page in pages if page.part == part):
                tab.goto(here.url + page.path)
                for look in (look for look in looks if look.language == language):
                    tab.set_viewport_size({"width": look.width, "height": HEIGHT})
                    tab.emulate_media(color_scheme=look.scheme)
                    yield page, look, tab
            tab.context.close()
        browser.close()


def tab_of(browser: Browser, here: site.Site, language: str, part: str) -> Page:
    """Nothing moves: a colour that is still changing has the contrast of neither."""
    context = browser.new_context(locale=language, reduced_motion="reduce")
    context.add_cookies(here.cookies(part, language))
    return context.new_page()


def faults(page: site.Page, look: Look, tab: Page) -> list[str]:
    """What axe-core finds, and whether the page can be read without scrolling sideways."""
    where = f"{page.name} as {page.part}, {look}"
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    lines = [f"{where}: {fault}" for fault in tab.evaluate(READ, OPTIONS)]
    tab.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    over = tab.evaluate(SIDEWAYS)
    return [*lines, f"{where}: {over} px too wide at {NARROWEST} px"] if over > 0 else lines


def distinct(pages: list[site.Page]) -> list[site.Page]:
    """Each address once, as the reader who sees most; the first page as everybody."""
    last = {page.path: page for page in pages}
    return [page for page in pages if page.path == "/" or last[page.path] is page]
