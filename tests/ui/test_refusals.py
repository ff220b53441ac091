import errno

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from districtteam.ui.refusals import broken

pytestmark = pytest.mark.django_db


def test_a_missing_page_says_what_to_do_in_the_readers_language(client: Client) -> None:
    english = client.get("/nowhere", headers={"accept-language": "en"})
    french = client.get("/nowhere", headers={"accept-language": "fr"})
    assert english.status_code == french.status_code == 404
    assert "There is no such page" in english.text
    assert "Cette page n’existe pas" in french.text
    assert "Repartez de la première page" in french.text


def test_a_wrong_verb_gets_a_page_and_the_right_ones(client: Client) -> None:
    answer = client.delete("/look", headers={"accept-language": "fr"})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"
    assert "Cela ne peut pas se faire ici" in answer.text


def test_a_form_without_its_token_is_refused_and_nothing_is_lost(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})
    answer = strict.post("/sign-in", {"address": "awa@example.org"})
    assert answer.status_code == 403
    assert "Ce formulaire est resté ouvert trop longtemps" in answer.text


def test_too_many_fields_are_refused(client: Client) -> None:
    many = {f"f{number}": "x" for number in range(2000)}
    assert client.post("/language", many).status_code == 400


def test_a_large_body_is_413(client: Client) -> None:
    answer = client.post(
        "/language",
        "language=fr&next=" + "x" * 3_000_000,
        content_type="application/x-www-form-urlencoded",
        headers={"accept-language": "en"},
    )
    assert answer.status_code == 413
    assert "larger than this page accepts" in answer.text


def test_our_own_fault_needs_no_database(client: Client) -> None:
    answer = broken(None)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (OperationalError("database is locked"), 503, "Try again in a minute"),
        (OperationalError("connection failed: server closed"), 503, "busy or being restarted"),
        (InterfaceError("connection already closed"), 503, "busy or being restarted"),
        (OperationalError("database or disk is full"), 507, "was not saved"),
        (OperationalError("could not extend file: No space left on device"), 507, "no room left"),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "no room left"),
        (OSError(errno.EACCES, "Permission denied"), 500, "our side"),
        (ValueError("a mistake of ours"), 500, "our side"),
    ],
)
def test_what_passes_is_told_from_what_is_broken(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, words: str
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("districtteam.jobs.queries.health", fail)
    client.raise_request_exception = False
    answer = client.get("/healthz", headers={"accept-language": "en"})
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers.get("Retry-After") == ("10" if status == 503 else None)


def test_our_own_fault_speaks_the_browsers_language(rf: RequestFactory) -> None:
    french = broken(rf.get("/", headers={"accept-language": "fr-BJ,fr;q=0.9"}))
    assert '<html lang="fr">' in french.text
    assert "Un problème est survenu" in french.text
