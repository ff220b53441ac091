"""`make weigh`: every page opened cold in a real browser, and what it weighs.

    python -m tools.weigh [fr|en]

Then every page is read by axe-core in both languages, at two widths, light and dark; the last line
says how many views that were, and a fault in any of them fails.

Bytes are counted on a TCP wire of our own between browser and server, from the first to two
seconds after the page is loaded, headers and redirects included; the browser's own count is
beside it. Requests are read off the same wire, so those that the browser makes by itself count as
the others do. A page above its budget, or of more than three requests for a member, fails.
"""

import asyncio
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, CDPSession, async_playwright

from tools import chromium, looks, site
from tools.wire import Wire

WINDOW = 14_600  # bytes: ten segments of TCP, what arrives without waiting for an answer
REQUESTS = 3
SETTLE = 2.0  # seconds after load
AT_ONCE = 3  # pages opened side by side
OFFLINE_BUDGET = 6_000  # bytes: the service worker and what it fetches for later


@dataclass
class Weight:
    """wire: bytes by the wire; browser: bytes by the browser; asked: what was requested."""

    page: site.Page
    wire: int = 0
    browser: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def fault(self) -> str:
        if self.wire > self.page.budget:
            return f"over {self.page.budget}"
        if self.page.budget == WINDOW and len(self.asked) > REQUESTS:
            return f"over {REQUESTS} requests"
        return ""


async def weigh(browser: Browser, here: site.Site, page: site.Page, language: str) -> Weight:
    """Open one page in a browser that has seen nothing before."""
    weight = Weight(page)
    async with Wire(here.port) as wire:
        context = await browser.new_context(
            locale=language, viewport={"width": 360, "height": 640}, service_workers="block"
        )
        await context.add_cookies(here.cookies(page.part, language))
        tab = await context.new_page()
        await listen(await context.new_cdp_session(tab), weight)
        await tab.goto(wire.url + page.path, wait_until="load")
        await asyncio.sleep(SETTLE)
        weight.wire, weight.asked = wire.received, wire.asked
        await context.close()
    return weight


async def listen(devtools: CDPSession, weight: Weight) -> None:
    """Let the browser say what it receives."""

    def requested(event: dict[str, Any]) -> None:
        weight.browser += event.get("redirectResponse", {}).get("encodedDataLength", 0)

    def finished(event: dict[str, Any]) -> None:
        weight.browser += int(event["encodedDataLength"])

    devtools.on("Network.requestWillBeSent", requested)
    devtools.on("Network.loadingFinished", finished)
    await devtools.send("Network.enable")


async def weigh_offline_parts(browser: Browser, here: site.Site) -> int:
    """Bytes of the service worker and what it keeps: a visit with it less a visit without."""
    page = next(page for page in here.pages if page.part in here.sessions)
    without = (await weigh(browser, here, page, "fr")).wire
    async with Wire(here.port) as wire:
        context = await browser.new_context(locale="fr")
        await context.add_cookies(here.cookies(page.part))
        tab = await context.new_page()
        await tab.goto(wire.url + page.path, wait_until="load")
        await asyncio.sleep(2 * SETTLE)
        received = wire.received
        await context.close()
    return received - without


async def weigh_all(here: site.Site, language: str) -> tuple[list[Weight], int]:
    limit = asyncio.Semaphore(AT_ONCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**chromium.LAUNCH)

        async def one(page: site.Page) -> Weight:
            async with limit:
                weight = await weigh(browser, here, page, language)
                print(row(weight), flush=True)
                return weight

        weights = await asyncio.gather(*map(one, here.pages))
        offline = await weigh_offline_parts(browser, here)
        await browser.close()
    return weights, offline


def row(weight: Weight) -> str:
    page = weight.page
    share = f"{100 * weight.wire / WINDOW:.0f} %"
    return (
        f"{page.name:<34}{page.part:<14}{weight.wire:>7}{weight.browser:>9}"
        f"{len(weight.asked):>9}{share:>8}  {weight.fault}"
    )


def main(language: str = "fr") -> int:
    with site.running() as here:
        print(f"{'page':<34}{'reader':<14}{'bytes':>7}{'browser':>9}{'requests':>9}{'share':>8}")
        weights, offline = asyncio.run(weigh_all(here, language))
        summary(weights, offline)
        barriers = read_all(here)
    return 1 if barriers or offline > OFFLINE_BUDGET or any(w.fault for w in weights) else 0


def summary(weights: list[Weight], offline: int) -> None:
    heaviest = max(weights, key=lambda weight: weight.wire / weight.page.budget)
    over = sum(bool(weight.fault) for weight in weights)
    print(f"\nService worker and what it keeps: {offline} bytes of {OFFLINE_BUDGET}.")
    print(f"Nearest its budget: {heaviest.page.name}, {heaviest.wire} of {heaviest.page.budget}.")
    print(f"{len(weights)} pages weighed, {over} over their budget.\n", flush=True)


def read_all(here: site.Site) -> int:
    """Let axe-core read every page in every look, both languages side by side; faults found."""
    with ThreadPoolExecutor(len(looks.LANGUAGES)) as beside:
        counts = list(beside.map(lambda language: read(here, language), looks.LANGUAGES))
    views, found = map(sum, zip(*counts, strict=True))
    print(
        f"\n{len(here.pages)} pages read by axe-core in {named(looks.LANGUAGES)}, "
        f"{named(looks.WIDTHS)} px, {named(looks.SCHEMES)}: {views} views, {found} faults."
    )
    return found


def read(here: site.Site, language: str) -> tuple[int, int]:
    """How many views there are in this language, and how many faults in them."""
    views = found = 0
    chosen = [look for look in looks.EVERY if look.language == language]
    for page, look, tab in looks.opened(here, here.pages, chosen):
        faults = looks.faults(page, look, tab)
        views, found = views + 1, found + len(faults)
        print("\n".join(["", *faults]) if faults else ".", end="", flush=True)
    return views, found


def named(parts: Iterable[object]) -> str:
    return " and ".join(map(str, parts))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
