"""What a telephone keeps of the site: pages that were read, until the reader signs out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tools import chromium
from tools.site import Site

pytestmark = pytest.mark.browser
READ = "caches.open('pages').then(cache => cache.keys()).then(keys => keys.length)"
NAMES = "caches.keys().then(names => names.sort().join(' '))"


@pytest.fixture
def phone(real_site: Site) -> Iterator[Page]:
    """Jeanne's telephone after her second page: the worker is at work."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.LAUNCH)
        context = browser.new_context(base_url=real_site.url)
        context.add_cookies(real_site.cookies("neighbour", "en"))
        tab = context.new_page()
        tab.goto("/")
        tab.evaluate("navigator.serviceWorker.ready.then(() => null)")
        tab.wait_for_function("navigator.serviceWorker.controller")
        tab.goto("/look")
        yield tab
        browser.close()


def test_pages_are_kept_and_wiped(phone: Page) -> None:
    phone.wait_for_function(f"{READ}.then(number => number === 1)")
    phone.context.set_offline(True)
    phone.goto("/look")
    assert phone.inner_text("h1") == "Components"
    assert phone.is_visible("#away")
    phone.goto("/devices")
    assert phone.inner_text("h1") == "There is no network just now"

    phone.context.set_offline(False)
    phone.goto("/sign-out")
    assert not phone.is_visible("#away")
    phone.click("form[action='/sign-out'] button")
    phone.wait_for_url("**/")
    assert phone.evaluate(NAMES) == ""
