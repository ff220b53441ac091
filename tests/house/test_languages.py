"""Every page speaks the reader's language, whole; a third language is a catalogue and a line."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.http import HttpResponse
from django.test import Client

from districtteam.people.models import Person
from tests import make
from tests.house.test_templates import inline_in
from tests.house.visits import Browser, is_page, pages
from tools import messages

ENGLISH = re.compile(r"\b(the|your|and|with|this|you|are|not|here|from|have)\b")
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title", "value"}


class Words(HTMLParser):
    """What a reader of a page sees or hears, piece by piece, and the page's language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.pieces: list[str] = []
        self.foreign = 0  # how deep inside an element of another language
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "html":
            self.language = given.get("lang") or ""
        elif tag == "textarea":
            self.foreign += 1  # what somebody wrote is in the language they chose
        elif self.foreign and tag not in {"input", "br", "img", "meta", "link", "hr"}:
            self.foreign += 1
        elif given.get("lang", self.language) != self.language:
            self.foreign = 1
        if tag in {"option", "button"}:
            given.pop("value", None)  # sent, never said
        if given.get("type") not in {"hidden", "text", "email", "tel", "checkbox", "radio"}:
            self.hear(*(given.get(name) or "" for name in SPOKEN_ATTRIBUTES & given.keys()))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (the parser's own name)
        self.foreign = max(0, self.foreign - 1)

    def handle_data(self, data: str) -> None:
        self.hear(data)

    def hear(self, *texts: str) -> None:
        if not self.foreign:
            self.pieces += [" ".join(text.split()) for text in texts if text.strip()]


READERS = ("nobody", "lead", "facilitator", "administrator")


def every_page(cast: make.Cast, language: str) -> Iterator[tuple[str, HttpResponse]]:
    """Each page once for each of these readers, in one language."""
    Person.objects.update(language=language)
    people = cast.by_part()
    addresses = list(pages(cast))
    for part in READERS:
        browser = Browser(people[part], fresh=True, accept_language=language)
        for route, url in addresses:
            answer = browser.visit(url)
            if is_page(answer):
                yield f"{route.name} as {part}", answer


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_speaks_its_readers_language_and_is_closed(
    language: str, cast: make.Cast
) -> None:
    untranslated = english_only()
    faults = [
        f"{where}: {fault}"
        for where, answer in every_page(cast, language)
        for fault in faults_of(answer, language, untranslated)
    ]
    assert faults == []


def faults_of(answer: HttpResponse, language: str, untranslated: set[str]) -> Iterator[str]:
    """What is wrong with a page: its language, what is left of another, its policy."""
    html = answer.content.decode()
    words = Words(html)
    if {words.language, answer.get("Content-Language")} != {language}:
        yield f"says it is in {words.language}, {answer.get('Content-Language')}"
    if language == "fr":
        yield from (w for w in words.pieces if w in untranslated or ENGLISH.search(w))
    policy = answer.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"the policy is open: {policy}"
    yield from inline_in(html)


def english_only() -> set[str]:
    """The English strings of all rooms whose French is another word."""
    french: dict[str, str] = {}
    for room in messages.rooms():
        path = messages.po_file(room, "fr")
        if path.exists():
            with path.open("rb") as file:
                catalog = read_po(file, locale="fr")
            french |= {str(m.id): str(m.string) for m in catalog if isinstance(m.id, str)}
    return {english for english, words in french.items() if words != english} - set(french.values())


def test_every_string_is_translated() -> None:
    assert messages.faults() == []


@pytest.fixture
def swahili(tmp_path: Path, settings) -> None:
    """A third language, made as anybody would: a catalogue, and a line in the settings."""
    catalog = Catalog(locale="sw")
    for room in messages.rooms():
        for message in messages.strings_of(room):
            ids = tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)
            words = tuple(f"«{one}»" for one in ids)
            catalog.add(message.id, words if len(ids) > 1 else words[0], context=message.context)
    folder = tmp_path / "sw" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalog)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, ("sw", "Kiswahili")]


def test_a_third_language_is_a_catalogue_and_a_line(
    swahili: None, client: Client, db: None
) -> None:
    page = Words(client.get("/", headers={"accept-language": "sw"}).content.decode())
    assert page.language == "sw"
    assert sum("«" in piece for piece in page.pieces) >= len(page.pieces) / 2
