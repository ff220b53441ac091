"""A personal link opens everything of its step on a phone that never saw the site, and offers
nothing that would ask for a sign-in."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districtteam.access.actions.step_links import make_step_link
from districtteam.cycle.actions.moving import open_step
from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Person
from districtteam.questionnaires.models import Sheet
from tests import make
from tests.questionnaires.make_forms import answered, confirmed

from . import talk
from .step4_results import things as results
from .story import at_completion, at_translation, started

LINKS = re.compile(r'<(?:a|form)\b[^>]*\b(?:href|action)="([^"]+)"')


def sheet_of(cast: make.Cast) -> tuple[str, str]:
    at_completion(cast)
    return reverse("questionnaires:sheet", args=[Sheet.objects.get(team=cast.team).pk]), "Awa"


def phone(person: Person, path: str, cast: make.Cast) -> Client:
    """A browser that has opened the link in a message, and holds nothing else."""
    closes = timezone.now() + timedelta(days=400)
    url = make_step_link(person, "step", path, closes, team=cast.team, by=make.actor())
    client = Client()
    assert client.get(url.removeprefix("https://testserver"))["Location"] == path
    return client


def main_of(page: str) -> str:
    begin = page.index('<div class="wide page">')
    return page[begin : page.index("<footer>")]


def walk(client: Client, path: str) -> tuple[set[str], set[str]]:
    """Every page of the step that its links lead to, and what its links offer outside of it."""
    seen: set[str] = set()
    outside: set[str] = set()
    waiting = [path]
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        answer = client.get(url)
        if answer.status_code in {302, 405}:
            target = answer.get("Location", "")
            assert not target.startswith("/sign-in"), url
            continue
        assert answer.status_code == 200, (url, answer.status_code)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        for link in LINKS.findall(main_of(answer.content.decode())):
            found = urljoin(url, unescape(link)).partition("#")[0]
            page = found.partition("?")[0]
            if page == path or page.startswith(path + "/"):
                waiting.append(found)
            elif not found.startswith(("tel:", "mailto:")):
                outside.add(f"{url} -> {found}")
    return seen, outside


def issue(cast: make.Cast) -> str:
    return reverse("cycle:issue", args=[started(cast).pk])


def discussion(cast: make.Cast) -> str:
    return reverse("cycle:discussion", args=[talk.talked(cast).pk])


def translation(cast: make.Cast) -> str:
    made: Cycle = at_translation(cast)
    talk.commitment(cast)
    return reverse("cycle:translation", args=[made.pk])


def preview(cast: make.Cast) -> str:
    return reverse("cycle:preview", args=[results.told(cast).cycle.pk])


def issue_with_an_agenda(cast: make.Cast) -> str:
    """What an earlier cycle left open stands there, and is read in full by those who sign in."""
    ended = {"state": "finished", "ended_at": make.NOW - timedelta(days=1)}
    Cycle.objects.filter(pk=talk.talked(cast).pk).update(**ended)
    return reverse("cycle:issue", args=[started(cast).pk])


def discussion_of_results(cast: make.Cast) -> str:
    """Its conversations show the charts of an edition."""
    cycle = results.told(cast).cycle
    open_step(cycle, 5, make.actor(cast.daouda))
    return reverse("cycle:discussion", args=[cycle.pk])


STEPS: dict[str, Callable[[make.Cast], str]] = {
    "issue": issue,
    "agenda": issue_with_an_agenda,
    "charts": discussion_of_results,
    "preview": preview,
    "discussion": discussion,
    "translation": translation,
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("part", ["member", "lead"])
def test_a_link_opens_all_of_its_step_and_offers_nothing_else(
    cast: make.Cast, step: str, part: str
) -> None:
    path = STEPS[step](cast)
    client = phone(cast.by_part()[part], path, cast)
    seen, outside = walk(client, path)
    assert len(seen) > 1
    if step == "agenda":
        assert "Left open by earlier cycles" in client.get(path).content.decode()
    if step == "charts":
        assert any("<svg" in client.get(url).content.decode() for url in seen)
    assert outside == set()


@pytest.mark.parametrize("part", ["member", "lead"])
def test_a_link_opens_the_sheet_its_receipt_and_says_what_comes_next(
    cast: make.Cast, part: str
) -> None:
    path, _who = sheet_of(cast)
    client = phone(cast.by_part()[part], path, cast)
    seen, outside = walk(client, path)
    assert len(seen) > 4
    assert outside == set()
    sheet = Sheet.objects.get(team=cast.team)
    answered(sheet, cast.awa)
    confirmed(sheet, cast.bakary)
    page = client.get(f"{path}/receipt").content.decode()
    assert "What comes next: answers are taken until " in page
    assert walk(client, f"{path}/receipt")[1] <= {f"{path}/receipt -> {path}/reopen"} | {
        f"{path}/receipt -> {path}"
    }


def test_only_what_binds_asks_for_a_code(cast: make.Cast) -> None:
    path, _who = sheet_of(cast)
    client = phone(cast.bakary, path, cast)
    for page, status in {"": 200, "/review": 200, "/decline": 200, "/section/story": 200}.items():
        assert client.get(path + page).status_code == status, page
    assert client.get(f"{path}/confirm")["Location"].startswith("/prove?next=")


def test_the_sites_name_leads_back_to_what_was_asked(cast: make.Cast) -> None:
    path, _name = sheet_of(cast)
    client = phone(cast.awa, path, cast)
    review = client.get(f"{path}/review").content.decode()
    assert f'<a class="brand" href="{path}">' in review
    client.force_login(cast.awa)
    assert '<a class="brand" href="/">' in client.get("/").content.decode()
