import json
import logging

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import resolve

from districtteam.config.logs import (
    Discreet,
    JsonFormatter,
    TextFormatter,
    current,
    requests,
    safe_path,
)

pytestmark = pytest.mark.django_db


def request_for(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(request.path_info)
    return request


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/", "/"),
        ("/devices/12/end?next=/secret", "/devices/12/end"),
        ("/k/4f7Hq-an-open-door", "/k/<token>"),
        ("/code/7c9e6679-7425-40de-944b-e07fc1f90ae7", "/code/<uid>"),
    ],
)
def test_a_path_opens_no_door(path: str, written: str) -> None:
    assert safe_path(request_for(path)) == written


def test_a_path_that_leads_nowhere_may_be_a_mistyped_token() -> None:
    request = RequestFactory().get("/k/4f7HqAbcdefghijklmnop/oops?token=1")
    assert safe_path(request) == "/k/…/oops"


def test_each_request_has_its_line_and_its_number(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answer = client.get("/nowhere?token=secret")
    (line,) = [it for it in caplog.records if it.name == "web"]
    assert line.getMessage().startswith("GET /nowhere 404 ")
    assert len(answer.headers["X-Request-ID"]) == 8
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("sender", "number", "kept"),
    [
        ("127.0.0.1", "0123456789abcdef", True),
        ("10.1.2.3", "0123456789abcdef", True),
        ("203.0.113.9", "0123456789abcdef", False),
        ("127.0.0.1", "forged\nline: of the log", False),
        ("127.0.0.1", "x" * 65, False),
    ],
)
def test_the_number_of_a_trusted_proxy_is_kept(
    client: Client, sender: str, number: str, kept: bool
) -> None:
    with override_settings(TRUSTED_PROXIES=["127.0.0.1", "10.0.0.0/8"]):
        answer = client.get("/", headers={"x-request-id": number}, REMOTE_ADDR=sender)
    assert (answer.headers["X-Request-ID"] == number) is kept


def test_static_files_have_no_line(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    requests(lambda _request: HttpResponse("x"))(RequestFactory().get("/static/look.css"))
    assert not [it for it in caplog.records if it.name == "web"]


def record(message: str = "hello %s", *args: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("web", logging.INFO, __file__, 1, message, args, None)
    made.__dict__.update(more)
    Discreet().filter(made)
    return made


def test_a_line_for_reading() -> None:
    token = current.set("9f3c01ab")
    line = TextFormatter().format(record("hello %s", "Awa"))
    current.reset(token)
    assert line.endswith(" INFO    web: hello Awa [9f3c01ab]")
    assert TextFormatter().format(record("hello")).endswith("web: hello")


def test_a_line_for_machines() -> None:
    token = current.set("9f3c01ab")
    line = json.loads(JsonFormatter().format(record("GET / 200 3 ms", status=200, ms=3)))
    current.reset(token)
    assert line.pop("at")[10] == "T"
    assert line == {
        "level": "INFO",
        "logger": "web",
        "message": "GET / 200 3 ms",
        "status": 200,
        "ms": 3,
        "request": "9f3c01ab",
    }


def test_djangos_own_lines_are_made_discreet() -> None:
    request = request_for("/k/4f7Hq-an-open-door")
    line = record("Internal Server Error: %s", request.path, request=request)
    assert line.getMessage() == "Internal Server Error: /k/<token>"


def test_a_fault_is_told_with_its_trace() -> None:
    made = record("hello")
    made.exc_info = (ValueError, ValueError("a mistake of ours"), None)
    assert "a mistake of ours" in json.loads(JsonFormatter().format(made))["exception"]


@pytest.mark.parametrize("kind", ["text", "json"])
def test_both_kinds_can_be_chosen(kind: str) -> None:
    assert kind in settings.LOGGING["formatters"]


@override_settings(TRUSTED_PROXIES=[])
def test_without_proxies_nobody_is_believed(client: Client) -> None:
    answer = client.get("/", headers={"x-request-id": "0123456789abcdef"})
    assert answer.headers["X-Request-ID"] != "0123456789abcdef"
