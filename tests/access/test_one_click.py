"""Links printed by a command: for whoever runs the site, and for the demo."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from districtteam.access.actions.one_click import one_click_link
from districtteam.access.models import Key
from tests import make
from tests.access.door import enter, reader


def path_for(person, **more) -> str:
    url = one_click_link(person, by=make.actor(at=timezone.now(), channel="command"), **more)
    return url.removeprefix("https://testserver")


def test_it_signs_in_once(cast: make.Cast) -> None:
    path = path_for(cast.hawa)
    first, second = Client(), Client()
    assert "Hawa" in first.get(path).content.decode()
    first.post(path, {"phone": "own"})
    assert reader(first) == cast.hawa
    assert second.post(path, {"phone": "own"}).status_code == 410
    assert reader(second) is None


def test_in_a_demo_it_signs_in_as_often_as_it_is_opened(cast: make.Cast, settings) -> None:
    settings.DEMO = True
    path = path_for(cast.hawa)
    for browser in (Client(), Client()):
        browser.post(path, {"phone": "own"})
        assert reader(browser) == cast.hawa


def test_a_demos_link_is_a_real_sites_link_once_it_is_real(cast: make.Cast, settings) -> None:
    settings.DEMO = True
    path = path_for(cast.hawa)
    Client().post(path, {"phone": "own"})
    settings.DEMO = False
    Client().post(path, {"phone": "own"})
    assert Client().get(path).status_code == 410


def test_a_demo_does_not_make_ordinary_links_reusable(
    client: Client, cast: make.Cast, settings
) -> None:
    settings.DEMO = True
    enter(client)
    assert Key.objects.get().used_at


def test_it_ends(cast: make.Cast) -> None:
    path = path_for(cast.hawa, lasts=timedelta(minutes=5))
    Key.objects.update(link_until=timezone.now())
    assert Client().get(path).status_code == 410
