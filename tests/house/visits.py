"""Visits to every address of the site as everybody."""

from collections.abc import Iterator
from copy import copy

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districtteam.access.sessions import note_proof
from districtteam.people.models import Person
from districtteam.people.roles import NETWORK_ROLES, Role, TeamKind
from tests import make
from tests.house.objects import OBJECTS
from tools.doors import Route, routes

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROUTES = routes()


def needs_object(route: Route) -> bool:
    return "<" in route.address or "(?P" in route.address


def url_of(route: Route, cast: make.Cast) -> str:
    """The address with its parts filled in by tests/house/objects.py."""
    if not needs_object(route):
        return reverse(route.name)
    assert route.name in OBJECTS, f"give {route.name} a builder in tests/house/objects.py"
    return reverse(route.name, kwargs=OBJECTS[route.name](cast))


def sign_in(client: Client, person: Person, *, fresh: bool = False) -> None:
    """fresh: the person gave a code a moment ago, as binding acts ask for."""
    client.force_login(person)
    if fresh:
        session = client.session
        note_proof(session, person.pk, timezone.now())
        session.save()


class Browser:
    """One person's browser, signed in once. Whatever a request writes or forgets is undone."""

    def __init__(self, person: Person | None, *, fresh: bool = False, **headers: str) -> None:
        self.client = Client(headers=headers)
        if person:
            sign_in(self.client, person, fresh=fresh)
        self.cookies = copy(self.client.cookies)

    def visit(self, url: str, verb: str = "GET") -> HttpResponse:
        self.client.cookies = copy(self.cookies)
        with transaction.atomic():
            answer = self.client.generic(verb, url)
            transaction.set_rollback(True)
        return answer


def is_page(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html")


def pages(cast: make.Cast) -> Iterator[tuple[Route, str]]:
    """Every route that can be read, with its address."""
    for route in ROUTES:
        if route.door and "GET" in route.door.methods:
            yield route, url_of(route, cast)


def foreigner(cast: make.Cast) -> Person:
    """Somebody who holds every role there is, in another country: no door keeps them out."""
    abroad = cast.issa.memberships.get().network
    person = make.person("Kokou", email="kokou@example.org")
    for role in sorted(NETWORK_ROLES):
        make.member(person, abroad, role)
    for kind in (TeamKind.HDMT, TeamKind.REGION, TeamKind.NATIONAL):
        make.member(person, make.team(abroad, f"Zou {kind}", kind=kind), Role.LEAD)
    return person
