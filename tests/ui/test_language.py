import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db


def test_the_choice_is_kept_and_the_reader_stays_where_they_were(client: Client) -> None:
    answer = client.post("/language", {"language": "fr", "next": "/look?page=2"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/look?page=2"
    page = client.get("/look", headers={"accept-language": "en"})
    assert '<html lang="fr">' in page.text
    assert "Composants" in page.text


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_it_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    answer = client.post("/language", {"language": "fr", "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_a_language_that_is_not_spoken_is_refused(client: Client) -> None:
    assert client.post("/language", {"language": "../../etc"}).status_code == 400
    assert client.post("/language", {}).status_code == 400


def test_a_reader_who_is_known_is_spoken_to_so_from_now_on(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.awa)
    client.post("/language", {"language": "fr", "next": "/"})
    assert '<html lang="fr">' in client.get("/").text
    cast.awa.refresh_from_db()
    assert cast.awa.language == "fr"


def test_it_is_not_read(client: Client) -> None:
    assert client.get("/language").status_code == 405
