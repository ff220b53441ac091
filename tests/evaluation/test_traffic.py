"""What each session is sent: counted in memory, written in one go, forgotten by person."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.access.actions.step_links import make_step_link
from districtteam.evaluation import counting
from districtteam.evaluation.actions import traffic as actions
from districtteam.evaluation.actions.traffic import forget_readers
from districtteam.evaluation.counting import MOST, Counter, Key, Seen, counter, write_down
from districtteam.evaluation.devices import device_class
from districtteam.evaluation.models import Traffic, Way
from districtteam.people.actions import erase_person
from districtteam.people.knowledge import everything_about
from districtteam.people.models import Person
from districtteam.questionnaires.models import Sheet
from tests import make
from tests.cycle.story import at_completion, at_discussion
from tests.house.visits import sign_in

ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36"


def browser(person: Person, agent: str = ANDROID) -> Client:
    client = Client(headers={"User-Agent": agent, "Accept-Encoding": "br"})
    sign_in(client, person)
    return client


def written(monkeypatch: pytest.MonkeyPatch) -> list[Traffic]:
    monkeypatch.setattr(counter, "every", 0)
    write_down()
    return list(Traffic.objects.order_by("pk"))


def test_the_bytes_that_went_out_are_counted_by_step_and_kind_of_device(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle, client = at_discussion(cast), browser(cast.awa)
    sent = [
        len(client.get(f"/cycles/{cycle.pk}/discussion").content),
        len(client.get(f"/cycles/{cycle.pk}/discussion").content),
        len(client.get("/").content),
    ]
    step, outside = written(monkeypatch)
    assert (step.cycle, step.number, step.pages, step.sent) == (cycle, 5, 2, sum(sent[:2]))
    assert (outside.cycle, outside.number, outside.pages, outside.sent) == (None, 0, 1, sent[2])
    assert (step.person, step.team, step.network) == (cast.awa, cast.team, cast.network)
    assert (step.device, step.way) == ("phone", "own")
    assert step.session == outside.session
    assert len(step.session) == 12


@pytest.mark.parametrize("page", ["", "/review", "/reopen"])
def test_an_answer_sheet_belongs_to_completion(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    cycle = at_completion(cast)
    sheet = Sheet.objects.get(team=cast.team)
    browser(cast.awa).get(f"/sheets/{sheet.pk}{page}")
    (row,) = written(monkeypatch)
    assert (row.cycle, row.number) == (cycle, 3)


def test_a_step_link_is_told_apart(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cycle = at_discussion(cast)
    link = make_step_link(
        cast.awa,
        "cycle:1:5",
        f"/cycles/{cycle.pk}/discussion",
        make.NOW + timedelta(days=4000),
        team=cast.team,
        by=make.actor(),
    )
    client = Client(headers={"User-Agent": "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1)"})
    client.post(link.removeprefix("https://testserver"))
    assert client.get(f"/cycles/{cycle.pk}/discussion").status_code == 200
    (row,) = [row for row in written(monkeypatch) if row.number]
    assert (row.way, row.device, row.person, row.team) == ("link", "small", cast.awa, cast.team)


def test_later_counts_are_added_to_the_same_row(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(cast.awa)
    first = len(client.get("/").content)
    (row,) = written(monkeypatch)
    second = len(client.get("/").content)
    (again,) = written(monkeypatch)
    assert (again.pk, again.pages, again.sent) == (row.pk, 2, first + second)


def test_a_page_costs_no_query_for_it_and_nobodys_pages_are_not_counted(cast: make.Cast) -> None:
    client = browser(cast.awa)
    client.get("/people/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/people/")
    assert not [query for query in queries if "traffic" in query["sql"]]
    counter.clear()
    Client().get("/")
    client.get("/cycles/999999")
    assert counter.take() == {}
    counter.every = 0
    assert counter.take() == {}


def test_what_cannot_be_written_is_kept(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_given: object) -> None:
        raise DatabaseError("database or disk is full")

    browser(cast.awa).get("/")
    with monkeypatch.context() as patch:
        patch.setattr(actions, "add_traffic", refuse)
        assert written(patch) == []
    (row,) = written(monkeypatch)
    assert row.pages == 1


def test_the_memory_of_a_process_is_bounded_and_written_when_it_is_time() -> None:
    now = [0.0]
    some = Counter(every=60, clock=lambda: now[0])
    for number in range(MOST + 5):
        some.add(_key(number), 10)
    now[0] = 59.9
    assert some.take() == {}
    now[0] = 60.0
    taken = some.take()
    assert len(taken) == MOST
    assert taken[_key(0)] == Seen(1, 10)
    assert some.take() == {}


def _key(number: int) -> Key:
    return Key(make.TODAY, number, 0, 0, "s", "own", "phone", "desk", "home", 0)


def test_one_is_told_and_after_ninety_days_it_is_known_of_the_team_alone(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser(cast.awa).get("/")
    written(monkeypatch)
    Traffic.objects.update(day=make.TODAY, sent=12_345)
    known = [fact for provider, fact in everything_about(cast.awa) if "kilobytes" in fact.value]
    assert [fact.value.replace("\u00a0", " ") for fact in known] == [
        "2 November 2026, telephone: pages: 1, kilobytes: 12"
    ]
    forget_readers(by=make.actor(at=make.NOW + timedelta(days=90)))
    assert Traffic.objects.get().person == cast.awa
    forget_readers(by=make.actor(at=make.NOW + timedelta(days=91)))
    row = Traffic.objects.get()
    assert (row.person, row.session, row.mark, row.team) == (None, "", "", cast.team)
    assert (row.pages, row.sent) == (1, 12_345)


def test_who_is_erased_is_forgotten_at_once(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser(cast.awa).get("/")
    written(monkeypatch)
    erase_person(cast.awa, by=make.actor(cast.hawa))
    assert Traffic.objects.get().person is None


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (ANDROID, "phone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E", "phone"),
        ("Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) Version/16.0 Mobile/15E148", "tablet"),
        ("Mozilla/5.0 (Linux; Android 9; SM-T510) Chrome/110.0 Safari/537.36", "tablet"),
        ("Mozilla/5.0 (Mobile; Nokia 2780; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5", "small"),
        ("Opera/9.80 (Android; Opera Mini/36.2/119) Presto/2.12.423 Version/12.16", "small"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/128.0", "computer"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605", "computer"),
        ("Mozilla/5.0 (compatible; Googlebot/2.1)", "other"),
        ("python-requests/2.32", "other"),
        ("", "other"),
        ("x" * 10_000 + "Android", "other"),
    ],
)
def test_the_kind_of_device(agent: str, kind: str) -> None:
    assert device_class(agent) == kind


def test_ways_are_written_as_the_table_says() -> None:
    assert Way.values == [counting.OWN, counting.SHARED, counting.LINK]
