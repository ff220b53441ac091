"""A facilitator makes a passkey and signs in with it, in a real browser with a made-up device."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.conftest import needs
from tools import chromium, site

pytestmark = pytest.mark.browser

# Passkeys belong to a name: browsers give none to an address in figures like 127.0.0.1.
HOST = "http://localhost"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named_site() -> Iterator[tuple[str, dict[str, str]]]:
    """A running site that is reached by name: its address, and a session for each part."""
    needs(chromium.PROGRAM.exists(), "Chromium (Debian: apt install chromium)")
    with site.filled() as (environment, here):
        url = f"{HOST}:{here.port}"
        named = {
            **environment,
            "DISTRICTTEAM_SITE_URL": url,
            "DISTRICTTEAM_ALLOWED_HOSTS": "localhost",
        }
        with site.started(site.SERVE, named, here.port):
            yield url, here.sessions


@pytest.fixture
def tab() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.LAUNCH)
        page = browser.new_context(locale="en").new_page()
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield page
        browser.close()


def sign_in(context: BrowserContext, url: str, session: str) -> None:
    context.add_cookies([{"name": "s", "value": session, "url": url}])


def test_a_passkey_is_made_and_signs_in(named_site: tuple[str, dict[str, str]], tab: Page) -> None:
    url, sessions = named_site
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    sign_in(tab.context, url, sessions["facilitator"])

    tab.goto(f"{url}/second-factor/passkeys/add")
    tab.get_by_role("button", name="Make the passkey").click()
    expect(tab.get_by_role("heading", name="Recovery codes")).to_be_visible()
    tab.goto(f"{url}/second-factor")
    expect(tab.get_by_role("link", name="Remove")).to_have_count(1)

    tab.context.clear_cookies()
    tab.goto(f"{url}/passkey?next=/devices")
    tab.get_by_role("button", name="Use my passkey").click()
    tab.wait_for_url(f"{url}/devices")
    expect(tab.get_by_text("Chrome, Linux")).to_be_visible()
    assert [text for text in said if "Content Security Policy" in text] == []


def test_without_a_passkey_the_way_by_message_is_shown(
    named_site: tuple[str, dict[str, str]], tab: Page
) -> None:
    url, _sessions = named_site
    tab.goto(f"{url}/passkey")
    tab.get_by_role("button", name="Use my passkey").click()
    expect(tab.get_by_text("The passkey was not used.")).to_be_visible()
    expect(tab.get_by_role("link", name="Send me a message instead")).to_be_visible()
