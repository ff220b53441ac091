"""A link from a message shows a page, and signs in when its button is pressed."""

from django.test import Client

from districtteam.access.models import Key
from tests import make
from tests.access.door import AWA, ask, letters, reader

SIGN_IN = "/sign-in"


def test_the_link_signs_in_another_browser(client: Client, cast: make.Cast) -> None:
    ask(client)
    [letter] = letters()
    mail_app = Client()
    page = mail_app.get(letter.path)
    assert page.status_code == 200
    assert b'<button class="start">Sign in</button>' in page.content
    mail_app.post(letter.path, {"phone": "own"})
    assert reader(mail_app) == cast.awa
    assert reader(client) is None


def test_opening_a_link_again_and_again_uses_nothing_up(client: Client, cast: make.Cast) -> None:
    ask(client)
    path = letters()[0].path
    for verb in (client.get, client.head, client.get):
        assert verb(path).status_code == 200
    assert Key.objects.get().used_at is None
    client.post(path, {"phone": "own"})
    assert reader(client) == cast.awa


def test_a_link_works_once_and_ends_its_code(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    client.post(letter.path, {"phone": "own"})
    thief = Client()
    assert thief.get(letter.path).status_code == 410
    assert thief.post(letter.path, {"phone": "own"}).status_code == 410
    refused = thief.post(page, {"code": letter.code, "phone": "own"})
    assert "no longer works" in refused.content.decode()
    assert reader(thief) is None


def test_links_name_the_site_and_not_the_host_that_was_claimed(
    client: Client, cast: make.Cast, settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post(SIGN_IN, {"address": AWA}, headers={"host": "evil.example"})
    assert "evil.example" not in letters()[0].text


def test_pages_with_secrets_are_kept_by_nobody(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    for path in (SIGN_IN, page, letters()[0].path, "/link/unknown"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
