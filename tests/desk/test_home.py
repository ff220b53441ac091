"""The first page: for somebody at the door, then for each role."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings

from districtteam.people.actions import call_roll, confirm_roll, name_acting_lead, record_mandate
from districtteam.people.models import Person
from districtteam.people.roles import TeamKind
from tests import make


def first_page(client: Client, person: Person | None) -> str:
    if person:
        client.force_login(person)
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def by_daouda(cast: make.Cast):
    return make.actor(cast.daouda)


# At the door


def test_somebody_at_the_door_reads_what_it_is_and_may_sign_in(
    client: Client, cast: make.Cast
) -> None:
    shown = first_page(client, None)
    assert "District teams learn from their own data, and from each other" in shown
    assert 'href="/sign-in"' in shown
    assert shown.count("<li><span><b>") == 6
    assert "No ranking." in shown


def test_the_front_page_speaks_french(client: Client, cast: make.Cast) -> None:
    client.cookies["l"] = "fr"
    shown = first_page(client, None)
    assert "Les équipes de district apprennent de leurs données" in shown
    assert "Pas de classement." in shown
    assert "Se connecter" in shown


def test_the_front_page_asks_the_database_nothing(
    client: Client, db: None, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        first_page(client, None)


def test_a_real_site_offers_nobody_to_be(client: Client, cast: make.Cast) -> None:
    assert '<form method="post" action="/link/' not in first_page(client, None)


def test_the_first_page_takes_no_post(client: Client, cast: make.Cast) -> None:
    assert client.post("/").status_code == 405


# Members


def test_a_member_of_whom_nothing_is_asked_reads_what_will_come(
    client: Client, cast: make.Cast
) -> None:
    shown = first_page(client, cast.awa)
    assert "Hello, Awa" in shown
    assert "Nothing is asked of you now." in shown
    assert "No cycle is open yet." in shown
    assert "which problem should we look into together?" in shown


def test_a_member_sees_who_leads_the_team_today(client: Client, cast: make.Cast) -> None:
    post = cast.celestine.memberships.get()
    post.ends = make.TODAY - timedelta(days=1)
    post.save()
    assert "Bakary" in first_page(client, cast.awa)
    name_acting_lead(
        cast.team,
        cast.celestine,
        starts=make.TODAY - timedelta(days=1),
        ends=make.TODAY + timedelta(days=3650),
        by=make.actor(cast.bakary),
    )
    shown = first_page(client, cast.awa)
    assert '<dd>Celestine <span class="tag">acting</span>' in shown


def test_a_member_is_told_that_nobody_leads(client: Client, cast: make.Cast) -> None:
    cast.team.memberships.exclude(person=cast.awa).delete()
    assert "Nobody" in first_page(client, cast.awa)


def test_somebody_without_a_post_is_told_so(client: Client, cast: make.Cast) -> None:
    alone = make.person("Kadi", email="kadi@example.org")
    shown = first_page(client, alone)
    assert "You hold no post at present." in shown


def test_a_member_finds_whom_to_ask_for_help(client: Client, cast: make.Cast) -> None:
    cast.daouda.addresses.create(kind="phone", value="+224620000001")
    shown = first_page(client, cast.awa)
    assert "Call Daouda, your facilitator:" in shown
    assert 'href="tel:+224620000001"' in shown
    assert "Daouda" not in first_page(client, cast.issa)


def test_a_facilitator_is_sent_to_a_colleague_not_to_themself(
    client: Client, cast: make.Cast
) -> None:
    cast.daouda.addresses.create(kind="phone", value="+224620000001")
    assert "Call Daouda" not in first_page(client, cast.daouda)
    other = make.person("Kadi")
    make.member(other, cast.network, "facilitator")
    other.addresses.create(kind="phone", value="+224620000002")
    shown = first_page(client, cast.daouda)
    number = "+224 620 00 00 02".replace(" ", "\N{NO-BREAK SPACE}")
    assert f'Call Kadi, your facilitator: <a href="tel:+224620000002">{number}</a>' in shown


# Those who look after a network


def test_a_facilitator_sees_whom_to_call(client: Client, cast: make.Cast) -> None:
    cast.jeanne.addresses.create(kind="phone", value="+224620000002")
    call_roll(cast.network, by=by_daouda(cast))
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    shown = first_page(client, cast.daouda)
    assert "Teams that confirmed" in shown
    assert "1 of 4" in shown
    assert 'href="tel:+224620000002"' in shown
    assert "Call 3 teams that have not confirmed" in shown


def test_a_facilitator_worries_about_a_missing_mandate_and_districts_do_not(
    client: Client, cast: make.Cast
) -> None:
    assert "Have the mandate recorded" in first_page(client, cast.daouda)
    assert "mandate" not in first_page(client, cast.awa).lower()
    record_mandate(
        cast.network,
        "Ministry",
        "ministry",
        starts=make.TODAY - timedelta(days=400),
        by=make.actor(cast.hawa),
    )
    assert "Have the mandate recorded" not in first_page(client, cast.daouda)


def test_a_facilitator_sees_teams_that_nobody_leads(client: Client, cast: make.Cast) -> None:
    assert "Teams without a lead" not in first_page(client, cast.daouda)
    make.team(cast.network, "Tondon")
    shown = first_page(client, cast.daouda)
    assert "Teams without a lead" in shown
    assert ">Tondon</a></li>" in shown


def test_a_region_sees_its_own_teams_and_no_numbers(client: Client, cast: make.Cast) -> None:
    elsewhere = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Tondon", make.place("Tondon", elsewhere))
    shown = first_page(client, cast.esther)
    assert "Koubia" in shown
    assert "Lola" in shown
    assert "Tondon" not in shown
    assert "bakary@example.org" not in shown


def test_the_ministry_sees_each_area_with_its_denominators(client: Client, cast: make.Cast) -> None:
    elsewhere = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Tondon", make.place("Tondon", elsewhere))
    call_roll(cast.network, by=by_daouda(cast))
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    shown = first_page(client, cast.fanta)
    haute = shown[shown.index(">Haute-Kadou<") :]
    assert haute.index("2 of 2") < haute.index("1 of 2")
    basse = shown[shown.index(">Basse-Kadou<") : shown.index(">Haute-Kadou<")]
    assert basse.count("0 of 1") == 2
    assert "No recommendation waits for your answer." in shown


def test_an_evaluator_reads_counts_and_no_names(client: Client, cast: make.Cast) -> None:
    call_roll(cast.network, by=by_daouda(cast))
    shown = first_page(client, cast.gilbert)
    assert "Counts, never names." in shown
    assert "0 of 4 teams have confirmed" in shown
    for name in ("Koubia", "Lola", "Bakary", "Jeanne", "Awa"):
        assert name not in shown


def test_an_administrator_is_led_through_the_set_up(client: Client, cast: make.Cast) -> None:
    shown = first_page(client, cast.hawa)
    assert "Set-up: Describe the network" in shown
    assert "of 11" in shown
    assert f'href="/trail/people.network/{cast.network.pk}"' in shown
    assert 'href="/setup"' in shown


@pytest.mark.parametrize(
    "part", ["member", "facilitator", "region", "national", "evaluator", "administrator"]
)
def test_nobody_sees_another_country(client: Client, cast: make.Cast, part: str) -> None:
    call_roll(cast.network, by=by_daouda(cast))
    abroad = cast.issa.memberships.get().network
    call_roll(abroad, by=by_daouda(cast))
    shown = first_page(client, cast.by_part()[part])
    assert "Porga" not in shown
    assert "Issa" not in shown


def test_who_holds_two_roles_sees_both(client: Client, cast: make.Cast) -> None:
    make.member(cast.esther, cast.network, "facilitator")
    shown = first_page(client, cast.esther)
    assert "What is going on in your area" in shown
    assert "No roll call has been opened." in shown


def test_closed_teams_are_not_counted(client: Client, cast: make.Cast) -> None:
    gone = make.team(cast.network, "Tondon", make.place("Tondon", cast.region))
    gone.closed = make.TODAY - timedelta(days=30)
    gone.save()
    assert "Tondon" not in first_page(client, cast.esther)


def test_only_district_teams_count_in_an_area(client: Client, cast: make.Cast) -> None:
    make.team(cast.network, "Hôpital", cast.lola, kind=TeamKind.HOSPITAL)
    shown = first_page(client, cast.fanta)
    assert "2 of 2" in shown
    assert "2 of 3" not in shown


@override_settings(DEMO=True)
def test_a_demonstration_without_data_still_opens(client: Client, cast: make.Cast) -> None:
    first_page(client, None)


# The map


SQUARE = '{"type":"Polygon","coordinates":[[[%d,0],[%d,0],[%d,1],[%d,1],[%d,0]]]}'


def drawn(cast: make.Cast) -> make.Cast:
    for west, place in enumerate((cast.koubia, cast.lola)):
        place.geometry = SQUARE % (west, west + 1, west + 1, west, west)
        place.save()
    return cast


def test_a_map_shows_how_far_the_roll_call_is_in_each_district(
    client: Client, cast: make.Cast
) -> None:
    call_roll(drawn(cast).network, by=by_daouda(cast))
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    shown = first_page(client, cast.fanta)
    map_of = shown[shown.index('role="img"') :]
    assert map_of.count("<title>") == 2
    confirmed, asked = map_of.split("<path ")[1:3]
    assert "var(--blue)" in confirmed
    assert "<title>Koubia</title>" in confirmed
    assert "var(--sun)" in asked
    assert "<title>Lola</title>" in asked


def test_no_map_where_nothing_is_drawn(client: Client, cast: make.Cast) -> None:
    assert 'role="img"' not in first_page(client, cast.fanta)


def test_no_map_of_very_many_districts(
    client: Client, cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("districtteam.desk.maps.MOST", 1)
    drawn(cast)
    assert 'role="img"' not in first_page(client, cast.fanta)
