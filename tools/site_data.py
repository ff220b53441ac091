"""Fills an empty site for those who open it in a browser, and says what is there to open.

    DISTRICTTEAM_DATA_DIR=/tmp/x python -m tools.site_data

Makes the tables and static files, the cast of tests/make.py in a network of some size, and a
session for each. Prints one object of JSON: sessions by part, and every page with its readers.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from districtteam.people.models import Person
from tests import make
from tests.house import visits
from tests.house.crowd import grow

# For each page, its first reader of each of these rows; a row's pages have one budget.
NOBODY = ("nobody",)
MEMBERS = ("member", "lead", "acting_lead")
OTHERS = ("facilitator", "region", "national", "evaluator", "administrator")
BUDGETS = {NOBODY: 14_600, MEMBERS: 14_600, OTHERS: 40_000}  # bytes; one TCP window is 14,600


@dataclass(frozen=True)
class Page:
    """One address as one reader sees it. part: who opens it; budget: bytes it may weigh."""

    name: str
    path: str
    part: str
    budget: int


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    setup_test_environment()
    cast = make.cast()
    grow(cast, "Kindia", places=200, people=60)
    Person.objects.update(language="")  # so that the browser's language is the reader's
    pages = [asdict(page) for page in pages_of(cast)]
    json.dump({"sessions": sessions(cast), "pages": pages}, sys.stdout)


def pages_of(cast: make.Cast) -> list[Page]:
    """Every address that answers a GET with HTML, with its readers."""
    people = cast.by_part().items()
    browsers = {part: visits.Browser(person, fresh=True) for part, person in people}
    return [
        Page(route.name, path, reader, budget)
        for route, path in visits.pages(cast)
        for parts, budget in BUDGETS.items()
        for reader in [first_reader(browsers, path, parts)]
        if reader
    ]


def first_reader(
    browsers: dict[str, visits.Browser], path: str, parts: tuple[str, ...]
) -> str | None:
    """The first part who is shown the page, if any is."""
    return next((part for part in parts if visits.is_page(browsers[part].visit(path))), None)


def sessions(cast: make.Cast) -> dict[str, str]:
    """The session cookie of everybody who signs in, by part."""
    return {part: session_of(person) for part, person in cast.by_part().items() if person}


def session_of(person: Person) -> str:
    client = Client()
    visits.sign_in(client, person, fresh=True)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


if __name__ == "__main__":
    main()
