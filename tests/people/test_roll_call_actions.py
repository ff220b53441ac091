"""Appel de rentrée: asked of every team, answered in one go, all or nothing."""

import pytest

from districtteam.people import errors, queries
from districtteam.people.actions import (
    Line,
    Newcomer,
    add_address,
    call_roll,
    close_team,
    confirm_roll,
    verify_address,
)
from districtteam.people.models import Membership, Person, RollCall
from districtteam.trail.models import Entry
from tests import make

BY = make.actor()


def test_every_open_team_is_asked_once(cast: make.Cast) -> None:
    close_team(cast.other_team, make.TODAY, by=BY)
    assert call_roll(cast.network, by=BY) == 3
    assert call_roll(cast.network, by=BY) == 0
    assert not RollCall.objects.filter(team__network__slug="palmeraie").exists()
    assert Entry.objects.filter(deed="people.call_roll").count() == 1
    assert [call.team.name for call in queries.missing_roll_calls(cast.network, make.TODAY)] == [
        "Direction nationale",
        "Haute-Kadou",
        "Koubia",
    ]


def test_a_team_confirms_corrects_lets_go_and_welcomes(cast: make.Cast) -> None:
    call_roll(cast.network, by=BY)
    awa, bakary = cast.awa.memberships.get(), cast.bakary.memberships.get()
    by = make.actor(cast.bakary)
    lines = [
        Line(awa, "Awa Diallo", "Statisticienne", numbers=["622 11 22 33"], mailboxes=[]),
        Line(bakary, "Bakary", "Médecin-chef", role="lead", left=make.TODAY),
    ]
    newcomers = [Newcomer("Mory Kaba", "Médecin-chef", "lead", ["622 11 22 44"])]
    call = confirm_roll(cast.team, lines, newcomers, by=by)
    assert (call.confirmed_by, call.confirmed_at) == (cast.bakary, make.NOW)
    cast.awa.refresh_from_db()
    assert cast.awa.name == "Awa Diallo"
    assert cast.awa.memberships.get().post == "Statisticienne"
    assert Membership.objects.get(pk=bakary.pk).ends == make.TODAY
    (lead,) = Membership.objects.on(make.TODAY).filter(team=cast.team, role="lead")
    assert (lead.person.name, lead.person.addresses.get().value) == (
        "Mory Kaba",
        "+224622112244",
    )
    assert cast.team not in {
        call.team for call in queries.missing_roll_calls(cast.network, make.TODAY)
    }


def test_a_fault_leaves_everything_as_it_was(cast: make.Cast) -> None:
    awa = cast.awa.memberships.get()
    with pytest.raises(errors.BadAddress):
        confirm_roll(
            cast.team,
            [Line(awa, "Another name")],
            [Newcomer("Mory Kaba", numbers=["12"])],
            by=BY,
        )
    cast.awa.refresh_from_db()
    assert cast.awa.name == "Awa"
    assert not Person.objects.filter(name="Mory Kaba").exists()
    assert not Entry.objects.exists()


def test_a_team_speaks_of_its_own_posts_only(cast: make.Cast) -> None:
    with pytest.raises(errors.OtherNetwork):
        confirm_roll(cast.team, [Line(cast.jeanne.memberships.get(), "Jeanne")], by=BY)
    with pytest.raises(errors.OtherNetwork):
        confirm_roll(cast.team, [Line(cast.issa.memberships.get(), "Issa")], by=BY)


def test_a_colleague_cannot_take_over_somebodys_sign_in(cast: make.Cast) -> None:
    proved = cast.awa.addresses.get()
    fresh = add_address(cast.awa, "email", "old@example.org", by=BY)
    line = Line(cast.awa.memberships.get(), "Awa", mailboxes=["new@example.org"])
    confirm_roll(cast.team, [line], by=make.actor(cast.bakary))
    proved.refresh_from_db()
    assert proved.verified_at
    assert proved.stopped_at == make.NOW
    assert not cast.awa.addresses.filter(pk=fresh.pk).exists()
    assert cast.awa.addresses.get(value="new@example.org").verified_at is None


def test_who_said_stop_stays_stopped(cast: make.Cast) -> None:
    address = add_address(cast.awa, "phone", "622112233", by=BY)
    cast.awa.addresses.filter(pk=address.pk).update(stopped_at=make.NOW)
    line = Line(cast.awa.memberships.get(), "Awa", numbers=[])
    confirm_roll(cast.team, [line], by=BY)
    assert cast.awa.addresses.get(pk=address.pk).stopped_at


def test_an_acting_lead_stays_one(cast: make.Cast) -> None:
    line = Line(cast.celestine.memberships.get(), "Celestine", role="member")
    confirm_roll(cast.team, [line], by=BY)
    assert cast.celestine.memberships.get().role == "acting_lead"


def test_a_closed_team_is_not_called(cast: make.Cast) -> None:
    close_team(cast.team, make.TODAY, by=BY)
    with pytest.raises(errors.TeamClosed):
        confirm_roll(cast.team, [], by=BY)


def test_a_team_may_confirm_unasked(cast: make.Cast) -> None:
    assert confirm_roll(cast.team, [], by=BY).opened_at == make.NOW
    verify_address(cast.awa.addresses.get(), by=BY)
