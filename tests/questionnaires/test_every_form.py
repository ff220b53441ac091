"""Every form that the gate lets through is answered page by page by chance, and confirmed."""

import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from districtteam.questionnaires import library
from districtteam.questionnaires.actions import publish_version, start_from_topic, write_form
from districtteam.questionnaires.models import Question, Sheet, Submission, Version
from tests import make
from tests.conftest import DATA

from .browse import Browser, plain
from .make_forms import BY, TITLE, sheet

FORMS = sorted(
    path.name
    for path in (DATA / "forms").glob("*.x*")
    if path.suffix in {".xml", ".xlsx"} and "instance" not in path.name
)
TURNS = 2
MOST_PAGES = 200


class Inputs(HTMLParser):
    """The form of a page: each name with what it may hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, list[dict[str, Any]]] = {}
        self.select = ""
        self.buttons: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "button" and "name" in given:
            self.buttons.append(given)
        elif tag == "option" and self.select:
            self.fields[self.select].append({"type": "option", **given})
        elif tag in {"input", "select", "textarea"} and "name" in given:
            kind = given.get("type") or ("text" if tag == "input" else tag)
            self.fields.setdefault(given["name"], []).append({**given, "type": kind})
            self.select = given["name"] if tag == "select" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


def answers_to(html: str, chance: random.Random) -> dict[str, Any]:
    """What somebody at random would put into a page."""
    fields = Inputs(html[html.index("<main") :]).fields
    given: dict[str, Any] = {"seen": fields["seen"][0]["value"]}
    ranked: dict[str, list[str]] = {}
    for name, inputs in fields.items():
        if not name.startswith("/"):
            continue
        if "|" in name:
            ranked.setdefault(name.partition("|")[0], []).append(name)
            continue
        answer = answer_to(inputs, chance)
        if answer is not None:
            given[name] = answer
    for names in ranked.values():
        places = list(range(1, len(names) + 1))
        chance.shuffle(places)
        given |= dict(zip(names, map(str, places), strict=True))
    return given


def answer_to(inputs: list[dict[str, Any]], chance: random.Random) -> Any:
    kinds = {one["type"] for one in inputs}
    offered = [one["value"] for one in inputs if one["type"] in {"radio", "checkbox", "option"}]
    if "checkbox" in kinds:
        return ["", *chance.sample(offered, chance.randint(1, len(offered)))]
    if offered:
        return chance.choice([one for one in offered if one] or [""])
    return written(inputs[-1], chance)


TIMES = {"search": "", "time": "09:30", "datetime-local": "2026-03-04T09:30"}


def written(field: dict[str, Any], chance: random.Random) -> str:
    if field["type"] in TIMES:
        return TIMES[field["type"]]
    if field["type"] == "date":
        return f"{chance.randint(1980, 2026)}-01-{chance.randint(10, 28)}"
    if field.get("inputmode"):
        return str(chance.choice([0, 1, 2, 5, 15, 40, 100]))
    return chance.choice(["9.5 -13.7", "Two nurses left.", "A sentence with <signs> & “quotes”"])


def walk(browser: Browser, ours: Sheet, chance: random.Random) -> None:
    """Follow “Save and continue” from the first page to the review, over and over again."""
    url = f"/sheets/{ours.pk}"
    browser.been = []  # turns of this round
    page = plain(browser.client.get(url))
    url = re.search(r'class="button start" href="([^"]+)"', page)[1]
    for _ in range(MOST_PAGES):
        if url.endswith("/review"):
            return
        url = step(browser, url.partition("#")[0], chance)
    pytest.fail("the pages have no end")


def step(browser: Browser, url: str, chance: random.Random) -> str:
    answer = browser.client.get(url)
    if answer.status_code == 302:
        return answer["Location"]
    html = plain(answer)
    inputs = Inputs(html[html.index("<main") :])
    if "seen" not in inputs.fields:
        return turn_page(browser, url, html, inputs)
    for _ in range(8):
        sent = browser.client.post(url, answers_to(html, chance))
        if sent.status_code == 302:
            return sent["Location"]
        assert sent.status_code == 422, plain(sent)
        html = plain(sent)
        assert 'class="error"' in html
    given = {name: "" for name in answers_to(html, chance) if name != "seen" and "|" not in name}
    seen = Inputs(html).fields["seen"][0]["value"]
    sent = browser.client.post(url, given | {"seen": seen})
    assert sent.status_code == 302, plain(sent)
    return sent["Location"]


TODO = re.compile(
    r'<a href="([^"]+)">[^<]*</a><span class="hint">[^<]*</span></span><span class="tag t'
)


def turn_page(browser: Browser, url: str, html: str, inputs: Inputs) -> str:
    """A list of turns: two are added, each is begun, then one goes on."""
    adds = any(button["name"] == "add" for button in inputs.buttons)
    unfinished = [found for found in TODO.findall(html) if found not in browser.been]
    if unfinished:
        browser.been.append(unfinished[0])
        return unfinished[0]
    if adds and html.count('name="remove"') < TURNS:
        return browser.client.post(url, {"add": "1"})["Location"]
    return re.search(r'<div class="actions"><a class="button[^"]*" href="([^"]+)"', html)[1]


def answered_whole(cast: make.Cast, version: Version, seed: int) -> Submission:
    ours = sheet(version, cast.team)
    browser = Browser(cast.bakary)
    chance = random.Random(seed)
    for _ in range(6):
        walk(browser, ours, chance)
        page = browser.read("confirm", ours.pk)
        form = Inputs(page)
        if "instance_id" in form.fields:
            name = form.fields["instance_id"][0]["value"]
            landed = browser.send(
                "confirm", ours.pk, given={"instance_id": name, "present": [cast.bakary.pk]}
            )
            assert landed == f"/sheets/{ours.pk}/receipt"
            assert "Receipt" in browser.read("receipt", ours.pk)
            return Submission.objects.get(sheet=ours)
    pytest.fail(browser.read("review", ours.pk))


def published_form(cast: make.Cast, data: bytes) -> Version:
    version = write_form(cast.network, TITLE, data, mended=True, by=BY)
    stops = [finding for finding in version.findings if finding["level"] == "stop"]
    if stops:
        assert {finding["code"] for finding in stops} == {"required_not_shown"}
        pytest.skip("the gate keeps it out: it requires what pages cannot ask")
    Question.objects.filter(version=version).update(feeds={"en": "x"})
    return publish_version(version, reason="a test", by=BY)


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


@pytest.mark.data
@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_the_field_is_answered_and_confirmed(
    name: str, cast: make.Cast, data: Path
) -> None:
    version = published_form(cast, (data / "forms" / name).read_bytes())
    submission = answered_whole(cast, version, seed=len(name))
    assert submission.answered > 0
    assert f"uuid:{submission.instance_id}" in submission.xml


@pytest.mark.parametrize("topic", library.names())
def test_a_starter_topic_is_answered_and_confirmed(topic: str, cast: make.Cast) -> None:
    version = publish_version(start_from_topic(cast.network, topic, by=BY), by=BY)
    assert answered_whole(cast, version, seed=7).answered >= 10
