"""What a demonstration has said to whom, before anybody has been made up."""

from datetime import timedelta

from django.conf import settings
from django.test import Client, override_settings

from districtteam.messaging.actions import delivering
from tests import make
from tests.messaging.make_messages import message

LINK = "https://testserver/l/4711"
ENTER = "/demo/enter"
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


@override_settings(DEMO=True)
def test_who_waits_for_a_code_is_told_that_it_may_take_some_seconds(
    client: Client, cast: make.Cast
) -> None:
    page = client.get("/demo/letters?q=awa", headers=ENGLISH).text
    assert "may take some seconds." in page
    assert '<a href="/demo/letters?q=awa">Look again</a>' in page
    page = client.get("/demo/letters", headers={"accept-language": "fr"}).text
    assert "peut mettre quelques secondes à arriver." in page
    assert "Regarder de nouveau" in page


@override_settings(DEMO=True)
def test_from_a_letter_one_comes_in_as_whom_it_went_to(client: Client, cast: make.Cast) -> None:
    message(cast.bakary)
    given = {"person": cast.bakary.pk}
    page = client.get("/demo/letters", headers=ENGLISH).text
    assert f'name="person" value="{cast.bakary.pk}"' in page
    assert "Bakary" in client.post(ENTER, given, follow=True, headers=ENGLISH).text
    assert client.session["_auth_user_id"] == str(cast.bakary.pk)


@override_settings(DEMO=True)
def test_one_person_after_the_other(client: Client, cast: make.Cast) -> None:
    for person in (cast.awa, cast.jeanne):
        client.post(ENTER, {"person": person.pk})
        assert client.session["_auth_user_id"] == str(person.pk)


@override_settings(DEMO=True)
def test_the_lead_of_any_team_is_found_by_its_name(client: Client, cast: make.Cast) -> None:
    cast.team.name = "Koubïa Centre"
    cast.team.save()
    page = client.get("/demo?q=koubia", headers=ENGLISH).text
    found = page[page.index("Somebody else") :]
    assert found.index("Bakary") < found.index("Awa")
    assert "Jeanne" not in found
    assert f'name="person" value="{cast.bakary.pk}"' in found
    assert "Jeanne" in client.get("/demo?q=JEANN", headers=ENGLISH).text
    assert "Nobody has that name" in client.get("/demo?q=xyz", headers=ENGLISH).text
    assert (
        "Personne ne porte ce nom"
        in client.get("/demo?q=xyz", headers={"accept-language": "fr"}).text
    )


def test_on_a_real_site_nobody_comes_in_without_an_address(client: Client, cast: make.Cast) -> None:
    assert client.post(ENTER, {"person": cast.awa.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


@override_settings(DEMO=True)
def test_only_a_button_lets_in_and_only_as_somebody_who_is_there(
    client: Client, cast: make.Cast
) -> None:
    assert client.get(ENTER).status_code == 405
    for nobody in ("", "x", "99999", "-1", "9" * 30):
        assert client.post(ENTER, {"person": nobody}).status_code == 404
    cast.awa.is_active = False
    cast.awa.save()
    assert client.post(ENTER, {"person": cast.awa.pk}).status_code == 404
