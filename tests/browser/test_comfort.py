"""What the script of every page adds, in a real browser, on a page of a form that may fail."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import needs
from tools import chromium

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parents[2] / "districtteam" / "ui" / "static" / "ui" / "site.js"
FORM = """<main><form method="post">
<textarea name="note"></textarea><input name="beds" type="number">
<label><input type="radio" name="channel" value="sms">SMS</label>
<label><input type="radio" name="channel" value="call">Call</label>
<input name="code" autocomplete="one-time-code"><input name="word" type="password">
<button data-confirm="Sure?" id="sure">Go</button><button id="go">Send</button></form>
<button data-copy="https://x" hidden>Copy</button></main>"""
LEAVE = '<main><form method="post" action="/left" data-leave><button>Leave</button></form></main>'


class Site(http.server.BaseHTTPRequestHandler):
    """/form may be posted: then it answers as `outcome` says. Counts what it receives."""

    outcome = "/done"
    received: list[bytes] = []

    def do_GET(self) -> None:
        if self.path == "/site.js":
            self.answer(200, SCRIPT.read_bytes(), "text/javascript")
        else:
            pages = {"/form": FORM, "/leave": LEAVE}
            self.page(200, pages.get(self.path, "<main><h1>Done</h1></main>"))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.received.append(body)
        if self.outcome == "refused":
            self.page(403, "<h1>No</h1>", "data-detour")
            return
        self.send_response(302)
        self.send_header("Location", self.outcome)
        self.end_headers()

    def page(self, status: int, html: str, mark: str = "") -> None:
        mark = "data-detour" if self.path.startswith("/sign-in") else mark
        text = f'<!doctype html><script defer src="/site.js"></script><body {mark}>{html}'
        self.answer(status, text.encode(), "text/html")

    def answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing between the tests' dots."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    needs(chromium.PROGRAM.exists(), "Chromium (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**chromium.LAUNCH)
        yield started
        started.close()


@pytest.fixture
def site() -> Iterator[str]:
    Site.outcome, Site.received = "/done", []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


def fill(tab: Page) -> None:
    tab.goto("/form")
    tab.fill("textarea", "Two nurses left.")
    tab.fill("[name=beds]", "12")
    tab.check("[value=call]")
    tab.fill("[name=code]", "123456")
    tab.fill("[name=word]", "secret")


def found(tab: Page) -> list[str | bool]:
    tab.goto("/form")
    written = [tab.input_value(name) for name in ("textarea", "[name=beds]", "[name=code]")]
    return [*written, tab.is_checked("[value=call]"), tab.input_value("[name=word]")]


def test_what_arrived_is_forgotten(tab: Page) -> None:
    fill(tab)
    tab.click("#go")
    tab.wait_for_url("**/done")
    assert found(tab) == ["", "", "", False, ""]


def test_what_was_refused_comes_back_but_no_secret(tab: Page) -> None:
    Site.outcome = "refused"
    fill(tab)
    tab.click("#go")
    tab.wait_for_selector("h1")
    assert found(tab) == ["Two nurses left.", "12", "", True, ""]


def test_what_was_sent_after_the_session_ended_comes_back(tab: Page) -> None:
    Site.outcome = "/sign-in?next=/form"
    fill(tab)
    tab.click("#go")
    tab.wait_for_url("**/sign-in**")
    tab.goto("/sign-in/code")
    assert found(tab) == ["Two nurses left.", "12", "", True, ""]


def test_a_wrong_turn_loses_no_text_and_what_came_with_the_page_stands(tab: Page) -> None:
    fill(tab)
    tab.goto("/done")
    assert found(tab) == ["Two nurses left.", "12", "", False, ""]


def test_leaving_forgets_everything(tab: Page) -> None:
    fill(tab)
    tab.goto("/leave")
    tab.click("button")
    tab.wait_for_url("**/done")
    assert found(tab) == ["", "", "", False, ""]


def test_a_form_is_sent_once(tab: Page) -> None:
    fill(tab)
    tab.evaluate("for (let i = 0; i < 3; i++) document.querySelector('#go').click()")
    tab.wait_for_url("**/done")
    assert len(Site.received) == 1


def test_what_cannot_be_undone_is_asked_once_more(tab: Page) -> None:
    fill(tab)
    asked: list[str] = []
    tab.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    tab.click("#sure")
    assert asked == ["Sure?"]
    assert Site.received == []
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.click("#sure")
    tab.wait_for_url("**/done")
    assert len(Site.received) == 1


def test_copying_is_offered_where_it_works(tab: Page) -> None:
    tab.goto("/form")
    assert tab.is_visible("[data-copy]")
