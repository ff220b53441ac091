"""The first page while a cycle is under way."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.cycle.actions import pause_cycle
from tests import make
from tests.cycle.story import later, planned, started

from .test_home import first_page


@pytest.mark.parametrize("part", ["member", "lead", "facilitator", "region", "national"])
def test_everybody_sees_where_the_cycle_stands(client: Client, cast: make.Cast, part: str) -> None:
    cycle = started(cast)
    shown = first_page(client, cast.by_part()[part])
    assert f'<a href="/cycles/{cycle.pk}">Stock-outs</a>' in shown
    assert f'<a href="/cycles/{cycle.pk}/issue">1. Issue</a>' in shown
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
    assert "le dernier jour était le 9 novembre 2026" in shown or "jusqu’au 9 novembre" in shown


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
    assert shown.count("1. Issue</a>") == 3
    assert "All the cycles" in shown
