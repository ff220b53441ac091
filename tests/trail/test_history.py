"""The page /trail/<kind>/<key>: who did what, for those who may read it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districtteam.people.models import Person
from districtteam.trail.actions import record
from tests import make
from tests.trail.make_trail import paint, paint_often


def page(kind: str, key: object) -> str:
    return reverse("trail:history", args=[kind, key])


def read(client: Client, person: Person, url: str) -> str:
    client.force_login(person)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_deed_is_told_as_a_sentence(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.bakary)
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "History of Koubia" in shown
    assert "Bakary painted the office of Koubia blue." in shown
    assert "on the web" in shown


def test_the_name_of_that_day_stays(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.bakary)
    cast.team.name = "Koubia-Centre"
    cast.team.save()
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "the office of Koubia blue" in shown


def test_who_was_spoken_for_is_said(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.daouda, channel="phone", on_behalf_of=cast.bakary)
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "On behalf of Bakary" in shown
    assert "by telephone" in shown


def test_the_platform_itself_may_act(client: Client, cast: make.Cast) -> None:
    paint(cast.team, None, channel="clock")
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "District.Team painted" in shown
    assert "automatically" in shown


def test_what_a_sentence_cannot_fill_does_not_break_the_page(
    client: Client, cast: make.Cast
) -> None:
    record("tests.paint", cast.team, by=make.actor(cast.bakary))
    record("tests.unheard", cast.team, by=make.actor(cast.bakary))
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "painted the office of Koubia …" in shown
    assert "tests.unheard" in shown


def test_names_are_text_not_markup(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.bakary, colour="<b>red</b>")
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "&lt;b&gt;red&lt;/b&gt;" in shown


def test_nothing_yet_is_said_kindly(client: Client, cast: make.Cast) -> None:
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "Nothing has been written down yet." in shown


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("nobody", 302),
        ("member", 200),
        ("lead", 200),
        ("acting_lead", 200),
        ("facilitator", 200),
        ("administrator", 200),
        ("region", 404),
        ("national", 404),
        ("evaluator", 404),
        ("neighbour", 404),
        ("stranger", 404),
    ],
)
def test_who_may_read_the_history_of_a_team(
    client: Client, cast: make.Cast, part: str, status: int
) -> None:
    reader = cast.by_part()[part]
    if reader:
        client.force_login(reader)
    assert client.get(page("people.team", cast.team.pk)).status_code == status


@pytest.mark.parametrize(
    ("part", "status"),
    [("member", 404), ("facilitator", 200), ("administrator", 200), ("stranger", 404)],
)
def test_who_may_read_the_history_of_a_network(
    client: Client, cast: make.Cast, part: str, status: int
) -> None:
    client.force_login(cast.by_part()[part])
    assert client.get(page("people.network", cast.network.pk)).status_code == status


@pytest.mark.parametrize(
    ("part", "status"),
    [("member", 200), ("lead", 404), ("facilitator", 404), ("administrator", 200)],
)
def test_who_may_read_the_history_of_a_person(
    client: Client, cast: make.Cast, part: str, status: int
) -> None:
    client.force_login(cast.by_part()[part])
    assert client.get(page("people.person", cast.awa.pk)).status_code == status


def test_the_history_of_somebody_who_worked_elsewhere_too_is_theirs_alone(
    client: Client, cast: make.Cast
) -> None:
    """It tells what they did in the other country as well."""
    far = cast.issa.memberships.get().team
    make.member(cast.awa, far, ends=make.TODAY)
    paint(far, cast.awa)
    client.force_login(cast.hawa)
    assert client.get(page("people.person", cast.awa.pk)).status_code == 404
    assert "painted the office of Porga" in read(
        client, cast.awa, page("people.person", cast.awa.pk)
    )


@pytest.mark.parametrize(("part", "status"), [("member", 200), ("stranger", 404)])
def test_who_may_read_the_history_of_a_place(
    client: Client, cast: make.Cast, part: str, status: int
) -> None:
    client.force_login(cast.by_part()[part])
    assert client.get(page("places.place", cast.koubia.pk)).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "people.address/1",
        "people.team/999999",
        "people.team/x",
        "people.team/9223372036854775808000",
        "people.person/-1",
        "places.place/٣",
        "nothing/1",
    ],
)
def test_what_is_not_open_is_not_there(client: Client, cast: make.Cast, address: str) -> None:
    client.force_login(cast.hawa)
    assert client.get(f"/trail/{address}").status_code == 404


def test_a_history_is_only_read(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.awa)
    assert client.post(page("people.team", cast.team.pk)).status_code == 405


def test_a_network_tells_what_its_teams_did(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.bakary, "blue")
    paint(cast.other_team, cast.jeanne, "green")
    paint(cast.issa.memberships.get().team, cast.issa, "orange")
    shown = read(client, cast.hawa, page("people.network", cast.network.pk))
    assert "blue" in shown
    assert "green" in shown
    assert "orange" not in shown


def test_a_person_finds_what_was_done_by_them_or_for_them(client: Client, cast: make.Cast) -> None:
    paint(cast.team, cast.awa, "blue")
    paint(cast.team, cast.daouda, "green", channel="phone", on_behalf_of=cast.awa)
    paint(cast.team, cast.bakary, "orange")
    shown = read(client, cast.awa, page("people.person", cast.awa.pk))
    assert "blue" in shown
    assert "green" in shown
    assert "orange" not in shown


def test_the_newest_comes_first_fifty_to_a_page(client: Client, cast: make.Cast) -> None:
    paint_often(cast.team, cast.bakary, 60)
    url = page("people.team", cast.team.pk)
    first, second = read(client, cast.awa, url), read(client, cast.awa, f"{url}?page=2")
    assert "grey 59." in first
    assert "grey 9." not in first
    assert first.count("painted") == 50
    assert second.count("painted") == 10


@pytest.mark.parametrize("number", ["0", "-1", "x", "99", "1" * 40])
def test_a_page_out_of_range_gives_the_nearest(
    client: Client, cast: make.Cast, number: str
) -> None:
    paint(cast.team, cast.bakary)
    assert "painted" in read(client, cast.awa, f"{page('people.team', cast.team.pk)}?page={number}")


def test_a_long_history_costs_no_more_queries(client: Client, cast: make.Cast) -> None:
    url = page("people.network", cast.network.pk)
    client.force_login(cast.hawa)
    counts = []
    for times in (3, 60):
        paint_often(cast.team, cast.bakary, times)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_reader_s_clock_is_used(client: Client, cast: make.Cast) -> None:
    cast.network.time_zone = "Africa/Porto-Novo"  # an hour ahead of UTC
    cast.network.save()
    paint(cast.team, cast.bakary)
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert ">10:00</time>" in shown


def test_history_in_french(client: Client, cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    paint(cast.team, cast.daouda, channel="phone", on_behalf_of=cast.bakary)
    shown = read(client, cast.awa, page("people.team", cast.team.pk))
    assert "Historique\u00a0: Koubia" in shown
    assert "par téléphone" in shown
    assert "Au nom de Bakary" in shown
    assert "2\u00a0novembre 2026" in shown
