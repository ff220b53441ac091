from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from districtteam.jobs import actions, queries

pytestmark = pytest.mark.django_db


def beat(**ages: int) -> None:
    for kind, age in ages.items():
        actions.beat(f"{kind}1", kind, timezone.now() - timedelta(seconds=age))


def test_all_is_well(client: Client) -> None:
    beat(worker=3, clock=0)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrated": True, "worker": 3, "clock": 0}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("ages", "worker"), [({"clock": 0}, None), ({"worker": 40, "clock": 0}, 40)]
)
def test_a_silent_worker_is_told(client: Client, ages: dict[str, int], worker: int | None) -> None:
    beat(**ages)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == worker


def test_tables_of_an_older_version_are_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries._Migrated, "known", False)
    monkeypatch.setattr(queries, "pending_migrations", lambda: ["people.0002_more"])
    beat(worker=0, clock=0)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "migrated": False, "worker": None, "clock": None}


@pytest.mark.parametrize("asked", ["is_migrated", "beats"])
def test_a_database_that_is_away_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    def away(*_given: object) -> bool:
        raise OperationalError("could not connect: password=secret")

    monkeypatch.setattr(queries, asked, away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] is False
    assert b"secret" not in answer.content


def test_it_takes_no_post(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


def test_it_costs_one_query(client: Client, django_assert_num_queries: object) -> None:
    beat(worker=0, clock=0)
    client.get("/healthz")
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get("/healthz")
