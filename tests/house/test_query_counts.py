"""A page costs the same for three and for many: 50,000 places and 3,100 people."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.people.models import Person
from tests import make
from tests.house.crowd import grow
from tests.house.visits import is_page, pages, sign_in

READERS = ("lead", "facilitator", "administrator")
LONGEST_PAGE = 100_000  # characters: a list is cut at 50 rows


def costs(cast: make.Cast) -> dict[str, tuple[int, int]]:
    """Queries and characters of every page for each reader, on the second visit."""
    return {
        f"{url} as {part}": cost
        for part in READERS
        for client in [browser_of(cast.by_part()[part])]
        for _route, url in pages(cast)
        for cost in [cost_of(client, url)]
        if cost
    }


def browser_of(person: Person | None) -> Client:
    client = Client()
    sign_in(client, person, fresh=True)
    return client


def cost_of(client: Client, url: str) -> tuple[int, int] | None:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(url)
    return (len(queries), len(answer.content)) if is_page(answer) else None


def test_a_page_costs_the_same_for_three_and_for_many(cast: make.Cast) -> None:
    list(pages(cast))  # whatever the addresses name is made, so that both visits find the same
    grow(cast, "few", places=3, people=3)
    few = costs(cast)
    grow(cast, "many", places=50_000, people=3_100)
    many = costs(cast)
    assert few, "no page was opened"
    assert {
        where: (few[where][0], queries)
        for where, (queries, _) in many.items()
        if queries > few[where][0]
    } == {}
    assert {where: size for where, (_, size) in many.items() if size > LONGEST_PAGE} == {}
