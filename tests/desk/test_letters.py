"""What a demonstration has said to whom, before anybody has been made up."""

from datetime import timedelta

from django.conf import settings
from django.test import Client, override_settings

from districtteam.messaging.actions import delivering
from tests import make
from tests.messaging.make_messages import message

LINK = "https://testserver/l/4711"
ENGLISH = {"accept-language": "en"}


def test_a_real_site_shows_nobodys_letters(client: Client, cast: make.Cast) -> None:
    message(cast.awa)
    client.force_login(cast.hawa)
    assert settings.DEMO is False
    assert client.get("/demo/letters").status_code == 404


@override_settings(DEMO=True)
def test_on_a_demo_anybody_reads_them_and_follows_their_links(
    client: Client, cast: make.Cast
) -> None:
    message(cast.awa, subject="Your link", text=f"Open <b> {LINK}\nThen answer.")
    page = client.get("/demo/letters", headers=ENGLISH).text
    assert "Your link" in page
    assert f'<a href="{LINK}" rel="nofollow">' in page
    assert "&lt;b&gt;" in page
    assert "awa@example.org" in page


@override_settings(DEMO=True)
def test_on_a_demo_too_an_expired_link_is_gone(client: Client, cast: make.Cast) -> None:
    until = make.NOW + timedelta(minutes=15)
    message(cast.awa, text=LINK, secret_until=until)
    delivering.wipe_expired(until)
    page = client.get("/demo/letters", headers=ENGLISH).text
    assert LINK not in page
    assert "its text is gone" in page


@override_settings(DEMO=True)
def test_a_page_without_letters_says_how_to_get_one(client: Client, cast: make.Cast) -> None:
    assert "Nothing has been sent yet" in client.get("/demo/letters", headers=ENGLISH).text
