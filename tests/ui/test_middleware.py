import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from districtteam.ui.middleware import closed, takes_brotli, unhurried


@pytest.mark.django_db
def test_a_page_is_compressed_for_those_who_take_it(client: Client) -> None:
    plain = client.get("/look")
    light = client.get("/look", headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert light.headers["Content-Encoding"] == "br"
    assert int(light.headers["Content-Length"]) == len(light.content) < len(plain.content) / 3
    assert b"</html>" in brotli.decompress(light.content)
    assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        ("br", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=0.5", True),
        ("br;q=0", False),
        ("br; q=0.0", False),
        ("gzip", False),
        ("", False),
        ("brotli", False),
    ],
)
def test_who_takes_brotli(accept: str, taken: bool) -> None:
    assert takes_brotli(accept) is taken


@pytest.mark.django_db
def test_every_answer_is_closed(client: Client) -> None:
    for path in ("/look", "/nowhere", "/sw.js"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none';script-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_parts_of_pages_do_not_carry_the_policy(rf: RequestFactory) -> None:
    answer = closed(lambda _request: HttpResponse())
    assert "Content-Security-Policy" in answer(rf.get("/static")).headers
    assert "Content-Security-Policy" not in answer(rf.get("/static/ui/site.css")).headers


def test_a_public_page_looks_nothing_up(rf: RequestFactory, client: Client, db: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.backends.utils.CursorWrapper.execute", _no_database)
        assert client.get("/offline").status_code == 200


def _no_database(*args: object) -> None:
    pytest.fail("a public page asked the database")


def test_half_the_threads_stay_free_for_those_who_only_read(settings) -> None:
    """Of four threads two may wait for what is sent: the third telephone is told to try again."""
    settings.WEB_THREADS = 4
    sent = RequestFactory().post("/deed", {"uid": "1"}, headers={"accept-language": "fr"})
    inside: list[HttpResponse] = []

    def while_it_waits(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            inside.append(answer(RequestFactory().get("/")))
            inside.append(answer(sent))
        return HttpResponse("ok")

    answer = unhurried(while_it_waits)
    assert [answer(sent).status_code for _ in range(2)] == [200, 200]  # a place is given back
    assert [it.status_code for it in inside] == [200, 200, 503, 200] * 2
    refused = inside[2]
    assert refused["Retry-After"] == "10"
    assert "Vous pouvez le renvoyer sans risque." in refused.content.decode()
