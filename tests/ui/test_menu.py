import pytest
from django.test import Client

from districtteam.ui.context import is_within
from tests import make


@pytest.mark.parametrize(
    ("path", "url", "within"),
    [
        ("/", "/", True),
        ("/places", "/", False),
        ("/places", "/places", True),
        ("/places/", "/places/", True),
        ("/places/12", "/places", True),
        ("/places/12", "/places/", True),
        ("/places-to-be", "/places", False),
    ],
)
def test_what_is_below_a_link(path: str, url: str, within: bool) -> None:
    assert is_within(path, url) is within


def test_the_page_that_is_open_is_marked_once(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.hawa)
    html = client.get("/setup").text
    assert html.count('aria-current="page"') == 1
    assert '<a href="/setup" aria-current="page">' in html


def test_nobody_has_a_menu_to_open(client: Client, cast: make.Cast) -> None:
    assert 'id="menu"' not in client.get("/sign-in").text
    client.force_login(cast.awa)
    assert 'id="menu"' in client.get("/").text
