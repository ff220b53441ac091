"""The first page while a cycle is under way."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.cycle.actions import pause_cycle
from districtteam.cycle.step1_issue.actions import confirm_vote, prepare_vote, propose
from tests import make
from tests.cycle.story import later, planned, started

from .test_home import first_page

LAST_DAY = re.compile("(?:The last day was|Until) 9\u00a0November 2026")  # by the clock of today


@pytest.mark.parametrize("part", ["member", "lead", "facilitator", "region", "national"])
def test_everybody_sees_where_the_cycle_stands(client: Client, cast: make.Cast, part: str) -> None:
    cycle = started(cast)
    shown = first_page(client, cast.by_part()[part])
    assert f'<a href="/cycles/{cycle.pk}">Stock-outs</a>' in shown
    step = f'<li aria-current="step"><a href="/cycles/{cycle.pk}/issue">Issue</a></li>'
    assert shown.count(step) == 1
    assert len(LAST_DAY.findall(shown)) == 1
    assert "No cycle is open yet." not in shown


def test_a_member_is_asked_for_the_teams_votes(client: Client, cast: make.Cast) -> None:
    cycle = started(cast)
    shown = first_page(client, cast.awa)
    assert f'class="button start" href="/cycles/{cycle.pk}/issue?team={cast.team.pk}"' in shown
    assert "three votes" in shown


def test_in_french(client: Client, cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    started(cast)
    shown = first_page(client, cast.awa).replace("\u00a0", " ")
    assert ">Ruptures de stock</a>" in shown
    assert "Le dernier jour était le 9 novembre 2026." in shown or "Jusqu’au 9 novembre" in shown


def test_a_plan_is_nobodys_first_page(client: Client, cast: make.Cast) -> None:
    planned(cast)
    for person in (cast.awa, cast.daouda):
        assert "Stock-outs" not in first_page(client, person)


def test_a_pause_is_said(client: Client, cast: make.Cast) -> None:
    pause_cycle(started(cast), "Strike", by=later(days=1))
    shown = first_page(client, cast.awa)
    assert "Nothing is asked of the teams until it goes on." in shown


def test_another_countrys_cycle_is_not_shown(client: Client, cast: make.Cast) -> None:
    started(cast)
    assert "Stock-outs" not in first_page(client, cast.issa)


def test_many_cycles_are_a_tap_away_and_cost_the_same(client: Client, cast: make.Cast) -> None:
    started(cast)
    first_page(client, cast.awa)
    with CaptureQueriesContext(connection) as one:
        first_page(client, cast.awa)
    for _n in range(4):
        started(cast)
    with CaptureQueriesContext(connection) as five:
        shown = first_page(client, cast.awa)
    assert len(five) == len(one)
    assert len(LAST_DAY.findall(shown)) == 3
    assert "All the cycles" in shown


def test_what_is_not_shown_is_counted(client: Client, cast: make.Cast) -> None:
    for _number in range(5):
        started(cast)
    assert "2 more cycles are under way." in first_page(client, cast.awa)
    shown = first_page(client, cast.daouda)
    assert "2 more cycles run." in shown
    assert "2 more cycles are under way." in shown
    assert "The first 2 to call" in shown


def test_region_and_ministry_see_how_many_of_theirs_have_done_it(
    client: Client, cast: make.Cast
) -> None:
    elsewhere = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Tondon", make.place("Tondon", elsewhere))
    cycle, by = started(cast), make.actor(cast.awa)
    words = {"en": "Cold chain"}
    prepare_vote(cycle, cast.team, [propose(cycle, cast.team, words, words, by=by)], by=by)
    confirm_vote(cycle, cast.team, [cast.bakary], by=make.actor(cast.bakary))
    label = "Stock-outs: teams that have done the open step"
    for person, count in ((cast.esther, "1 of 2"), (cast.fanta, "1 of 3")):
        shown = first_page(client, person)
        assert f"{label}: {count}<progress" in shown
