from datetime import timedelta

from django.conf import settings
from django.test import Client, override_settings

from districtteam.messaging.actions import delivering
from tests import make

from .make_messages import message

LINK = "https://testserver/l/4711"


def test_a_real_site_shows_nobodys_messages(client: Client, cast: make.Cast) -> None:
    message(cast.awa)
    client.force_login(cast.hawa)
    assert settings.DEMO is False
    assert client.get("/messages/outbox").status_code == 404


@override_settings(DEMO=True)
def test_on_a_demo_anybody_reads_them_and_follows_their_links(
    client: Client, cast: make.Cast
) -> None:
    message(cast.awa, subject="Your link", text=f"Open <b> {LINK}\nThen answer.")
    page = client.get("/messages/outbox", headers={"accept-language": "en"}).text
    assert "Your link" in page
    assert f'<a href="{LINK}" rel="nofollow">' in page
    assert "&lt;b&gt;" in page
    assert "awa@example.org" in page


@override_settings(DEMO=True)
def test_on_a_demo_too_an_expired_link_is_gone(client: Client, cast: make.Cast) -> None:
    until = make.NOW + timedelta(minutes=15)
    message(cast.awa, text=LINK, secret_until=until)
    delivering.wipe_expired(until)
    page = client.get("/messages/outbox", headers={"accept-language": "fr"}).text
    assert LINK not in page
    assert "son texte est effacé" in page


@override_settings(DEMO=True)
def test_an_empty_outbox_says_how_to_fill_it(client: Client, cast: make.Cast) -> None:
    page = client.get("/messages/outbox", headers={"accept-language": "en"}).text
    assert "Nothing has been said yet" in page
