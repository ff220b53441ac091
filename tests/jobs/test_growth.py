"""After a large import PostgreSQL counts the tables anew; after a small one nobody does."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.jobs import growth
from districtteam.people.actions import choose_teams, read_people
from districtteam.people.models import Person, Team
from tests import make
from tests.people.roster import big_list

pytestmark = pytest.mark.django_db


def counted(rows: int) -> list[str]:
    with CaptureQueriesContext(connection) as looks:
        growth.have_grown(rows, Person, Team)
    return [look["sql"] for look in looks]


def test_much_is_counted_where_that_helps() -> None:
    wanted = ['ANALYZE "people_person"', 'ANALYZE "people_team"']
    assert counted(1_000) == (wanted if connection.vendor == "postgresql" else [])


def test_a_little_is_not_counted() -> None:
    assert counted(999) == []


def test_sqlite_is_left_alone() -> None:
    with patch.object(connection, "vendor", "sqlite"):
        assert counted(50_000) == []


def test_a_list_of_people_says_how_many_came(
    client: Client, cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, str]] = []
    monkeypatch.setattr(
        "districtteam.people.views.imports.have_grown",
        lambda rows, *models: told.extend((rows, it.__name__) for it in models),
    )
    draft = read_people(cast.network, big_list(3, 3), file_name="list.csv", by=make.actor())
    choose_teams(draft, {"*": "form"}, by=make.actor())
    client.force_login(cast.daouda)
    client.post(f"/people/imports/{draft.pk}", {"take": "1"})
    assert told == [(3, "Person"), (3, "Membership"), (3, "Address"), (3, "Team")]
