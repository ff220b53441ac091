from django.test import Client

from tests import make


def test_the_first_page_greets_a_stranger(client: Client, cast: make.Cast) -> None:
    assert client.get("/").status_code == 200


def test_the_first_page_takes_no_post(client: Client, cast: make.Cast) -> None:
    assert client.post("/").status_code == 405
