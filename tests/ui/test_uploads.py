"""Files that nobody asked for are not kept, not even for a moment."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from districtteam.people.models import Person
from districtteam.ui.uploads import LimitedUpload
from tests import make


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The bytes of files that were written down."""
    sizes: list[int] = []
    write = LimitedUpload.receive_data_chunk

    def receive_data_chunk(self: LimitedUpload, raw_data: bytes, start: int) -> None:
        sizes.append(len(raw_data))
        write(self, raw_data, start)

    monkeypatch.setattr(LimitedUpload, "receive_data_chunk", receive_data_chunk)
    return sizes


def send(path: str, person: Person | None, **fields: str) -> int:
    browser = Client(enforce_csrf_checks=True)
    if person:
        browser.force_login(person)
    token = browser.get("/sign-in" if person is None else "/people/me").cookies["c"].value
    file = SimpleUploadedFile("list.csv", b"name;level\n" * 20_000)
    fields = {"csrfmiddlewaretoken": token, **fields}
    return browser.post(path, {**fields, "file": file}).status_code


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/sign-in", "nobody"),
        ("/language", "nobody"),
        ("/places/import", "nobody"),
        ("/places/import", "facilitator"),
        ("/people/import", "member"),
        ("/people/me", "administrator"),
    ],
)
def test_a_file_that_nobody_waits_for_is_left_out_unread(
    cast: make.Cast, kept: list[int], path: str, part: str
) -> None:
    send(path, cast.by_part()[part], language="fr", address="awa@example.org")
    assert kept == []


def test_a_file_is_taken_from_whom_the_page_awaits_it(cast: make.Cast, kept: list[int]) -> None:
    assert send("/places/import", cast.hawa) in {302, 422}
    assert sum(kept) == 220_000
