"""Every address has a door, and the door keeps its word to everybody and every verb."""

import re

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse

from districtteam.people.here import Here
from districtteam.people.models import Person
from districtteam.ui.doors import ANYONE, Door
from tests import make
from tests.house.objects import OBJECTS, OPEN_TO_STRANGERS
from tests.house.visits import ROUTES, VERBS, Browser, foreigner, needs_object, url_of
from tools.doors import Route

LOOKED_UP_BY_ALLAUTH = ("mfa_", "account_")

every_route = pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])


@every_route
def test_a_route_has_a_name_and_a_door(route: Route) -> None:
    in_a_room = route.name.count(":") == 1 or route.name.startswith(LOOKED_UP_BY_ALLAUTH)
    assert in_a_room, f"{route.address} needs a name in its room's space"
    assert route.door, f"{route.name}: write @door(...) above its view"


def test_every_builder_of_objects_has_its_route() -> None:
    unused = (OBJECTS.keys() | OPEN_TO_STRANGERS.keys()) - {route.name for route in ROUTES}
    assert not unused


@every_route
def test_everybody_tries_every_verb(route: Route, cast: make.Cast) -> None:
    url = url_of(route, cast)
    for part, person in cast.by_part().items():
        browser = Browser(person)
        for verb in VERBS:
            answer = browser.visit(url, verb)
            went = f"{verb} {url} as {part}: {answer.status_code} {answer.get('Location', '')}"
            assert verdict(route.door, person, verb, answer) == "as the door says", went


def verdict(rule: Door, person: Person | None, verb: str, answer) -> str:
    """Whether an answer is the one that the door promises; if not, what it should have been."""
    status, location = answer.status_code, answer.get("Location", "")
    kept = "as the door says"
    if verb not in rule.methods and not (verb == "HEAD" and "GET" in rule.methods):
        return kept if status == 405 else "405"
    if ANYONE in rule.audience:
        return kept if is_answer(status) else "an answer"
    if person is None:
        return kept if status == 302 and location.startswith(sign_in()) else "a way to sign in"
    roles = Here(person=person, now=make.NOW).roles
    if not rule.admits(roles, signed_in=True):
        return kept if status == 403 else "403"
    if rule.fresh:
        return kept if status == 302 and location.startswith(prove()) else "a code first"
    return kept if is_answer(status) else "an answer"


def is_answer(status: int) -> bool:
    """503 is one: /healthz says that no worker runs in a test."""
    return status == 503 or (status < 500 and status != 405)


def sign_in() -> str:
    return resolve_url(settings.LOGIN_URL)


def prove() -> str:
    return resolve_url(settings.PROOF_URL)


with_object = pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if needs_object(route)],
    ids=[route.name for route in ROUTES if needs_object(route)],
)


@with_object
def test_somebody_of_another_country_sees_no_object_of_ours(route: Route, cast: make.Cast) -> None:
    if route.name in OPEN_TO_STRANGERS:
        return
    url, stranger = url_of(route, cast), Browser(foreigner(cast), fresh=True)
    for verb in route.door.methods:
        status = stranger.visit(url, verb).status_code
        assert status in {403, 404}, f"{verb} {url} as somebody of another country: {status}"


@with_object
def test_somebody_of_ours_sees_the_object(route: Route, cast: make.Cast) -> None:
    url = url_of(route, cast)
    verb = "GET" if "GET" in route.door.methods else route.door.methods[0]
    seen = {part: Browser(who, fresh=True).visit(url, verb) for part, who in cast.by_part().items()}
    met = {part: (a.status_code, a.get("Location", "")) for part, a in seen.items()}
    assert any(is_let_in(*answer) for answer in met.values()), f"{verb} {url}: {met}"


numbered = [route for route in ROUTES if "<int:" in route.address]


@pytest.mark.parametrize("route", numbered, ids=[route.name for route in numbered])
def test_a_number_that_no_row_can_have_is_no_page(route: Route, cast: make.Cast) -> None:
    """In place of each number of the address in turn; it has cost a 500 on SQLite."""
    parts = OBJECTS[route.name](cast)
    let_in = (who for who in cast.by_part().values() if may_enter(route.door, who))
    browser = Browser(next(let_in), fresh=True)
    for name in re.findall(r"<int:(\w+)>", route.address):
        url = reverse(route.name, kwargs=parts | {name: 10**30})
        for verb in route.door.methods:
            assert browser.visit(url, verb).status_code == 404, f"{verb} {url}"


def may_enter(rule: Door, person: Person | None) -> bool:
    roles = Here(person=person, now=make.NOW).roles if person else frozenset()
    return rule.admits(roles, signed_in=person is not None)


def is_let_in(status: int, location: str) -> bool:
    return status in {200, 302, 303} and not location.startswith((sign_in(), prove()))
