"""Queries that are written once give what Django's own give, for whatever is asked."""

import threading
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from django.db.models import Q

from districtteam.people.models import Membership, Person
from districtteam.trail.models import Entry
from districtteam.ui.kept import Kept
from tests import make

HELD: Kept[Membership] = Kept(
    lambda team, day: (
        Membership.objects.filter(team_id=team).on(day).select_related("person", "network")
    ),
    int,
    date,
)


def test_rows_are_those_of_the_query(cast: make.Cast, django_assert_num_queries) -> None:
    for team in (cast.team, cast.other_team):
        wanted = list(team.memberships.on(make.TODAY))
        with django_assert_num_queries(1):
            found = HELD.rows(team.pk, make.TODAY)
            assert [post.person.name for post in found]
            assert {post.network.languages[0] for post in found} == {"fr"}
        assert found == wanted
    assert HELD.rows(cast.team.pk, date(1999, 1, 1)) == []


def test_a_value_may_stand_twice_and_in_any_order(cast: make.Cast) -> None:
    kept: Kept[int] = Kept(
        lambda name, key: (
            Person.objects.filter(Q(pk=key) | Q(name=name) | Q(time_zone=name))
            .order_by("name")
            .values_list("pk", flat=True)
        ),
        str,
        int,
    )
    assert kept.rows("Bakary", cast.awa.pk) == [cast.awa.pk, cast.bakary.pk]
    assert kept.first("Nobody", cast.awa.pk) == cast.awa.pk
    assert kept.first("Nobody", 0) is None


def test_moments_are_those_of_the_engine(cast: make.Cast) -> None:
    kept: Kept[Entry] = Kept(lambda at: Entry.objects.filter(at=at), datetime)
    made = Entry.objects.create(at=make.NOW, deed="people.name_lead", channel="web", by=cast.awa)
    assert kept.rows(make.NOW) == [made]
    assert kept.rows(make.NOW + timedelta(microseconds=1)) == []


def test_a_number_larger_than_any_key_finds_nothing(cast: make.Cast) -> None:
    assert HELD.rows(10**30, make.TODAY) == []


def test_a_value_that_is_not_in_the_query_is_a_mistake_of_ours(db: None) -> None:
    wrong: Kept[Person] = Kept(lambda key: Person.objects.filter(pk=key + 1), int)
    with pytest.raises(ValueError, match="not in the query"):
        wrong.rows(1)


def test_an_id_is_as_the_engine_has_it(db: None) -> None:
    from districtteam.questionnaires.models import Submission  # noqa: PLC0415  (a room above)

    kept: Kept[Submission] = Kept(lambda name: Submission.objects.filter(instance_id=name), UUID)
    assert kept.rows(uuid4()) == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection() -> None:
    cast = make.cast()
    if connection.vendor == "sqlite":  # the tests' database is in memory, one for each connection
        assert HELD.rows(cast.team.pk, make.TODAY)
        return
    found: list[int] = []

    def ask() -> None:
        found.append(len(HELD.rows(cast.team.pk, make.TODAY)))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]
