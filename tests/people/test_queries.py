"""Questions that other rooms ask about people."""

from datetime import date, timedelta

from districtteam.people import queries
from districtteam.people.actions import (
    add_address,
    close_team,
    name_acting_lead,
    record_mandate,
)
from tests import make

BY = make.actor()


def test_the_lead_and_who_stands_in_are_both_named(cast: make.Cast) -> None:
    name_acting_lead(cast.other_team, cast.awa, starts=make.TODAY, ends=date(2026, 12, 1), by=BY)
    for day, expected in (
        (make.TODAY, ["Jeanne", "Awa"]),
        (date(2026, 12, 1), ["Jeanne"]),
        (make.TODAY - timedelta(days=1), ["Jeanne"]),
    ):
        leads = queries.leads_today(cast.other_team, day)
        assert [post.person.name for post in leads] == expected


def test_where_somebody_works(cast: make.Cast) -> None:
    assert queries.team_of(cast.awa, cast.network, make.TODAY) == cast.team
    assert queries.team_of(cast.daouda, cast.network, make.TODAY) is None
    assert queries.team_of(cast.issa, cast.network, make.TODAY) is None


def test_teams_and_people_of_a_network(cast: make.Cast) -> None:
    close_team(cast.other_team, make.TODAY, by=BY)
    assert {team.name for team in queries.teams_of(cast.network, make.TODAY)} == {
        "Koubia",
        "Haute-Kadou",
        "Direction nationale",
    }
    people = queries.people_of(cast.network, make.TODAY)
    assert cast.jeanne not in people
    assert people.count() == 8


def test_the_mandate_in_force(cast: make.Cast) -> None:
    assert queries.mandate_of(cast.network, make.TODAY) is None
    last = {"kind": "ministry", "starts": date(2025, 1, 1), "by": BY}
    record_mandate(cast.network, "Former ministry", ends=date(2026, 11, 2), **last)
    assert str(queries.mandate_of(cast.network, make.TODAY)) == "Former ministry"
    assert queries.mandate_of(cast.network, date(2026, 11, 3)) is None


def test_whom_a_number_belongs_to(cast: make.Cast) -> None:
    for person in (cast.awa, cast.bakary, cast.issa):
        add_address(person, "phone", "+224622112233", by=BY)
    holders = queries.holders_of("phone", "+224622112233")
    assert {person.name for person in holders} == {"Awa", "Bakary", "Issa"}
    ours = queries.holders_of("phone", "+224622112233", cast.network)
    assert {person.name for person in ours} == {"Awa", "Bakary"}
