"""The picture of the tab is no part of a first page, and is there from the second on."""

import asyncio

import pytest
from playwright.async_api import async_playwright

from tools import chromium, site
from tools.wire import Wire

pytestmark = pytest.mark.browser

PATIENCE = 100  # tenths of a second


async def asked_for_by(here: site.Site, *pages: str) -> list[str]:
    """Everything that one browser requests, up to the picture."""
    async with async_playwright() as playwright, Wire(here.port) as wire:
        browser = await playwright.chromium.launch(**chromium.LAUNCH)
        tab = await browser.new_page()
        for page in pages:
            await tab.goto(wire.url + page, wait_until="load")
        for _ in range(PATIENCE):
            if "/favicon.ico" in wire.asked:
                break
            await tab.wait_for_timeout(100)
        await browser.close()
        return wire.asked


def test_the_picture_comes_with_the_second_page(real_site: site.Site) -> None:
    asked = asyncio.run(asked_for_by(real_site, "/", "/sign-in"))
    parts = sorted(path.split(".")[-1] for path in asked[1:3])
    assert (asked[0], parts) == ("/", ["css", "js"])
    assert asked[3:] == ["/sign-in", "/favicon.ico"]
