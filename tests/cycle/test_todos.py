"""What a cycle asks of its facilitators on their first page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtteam.cycle import machine
from districtteam.cycle.core.models import Cycle
from districtteam.people.models import Person
from tests import browse, make

from .story import at_completion, planned, started


class Browser(browse.Browser):
    room = "desk"


def first_page(person: Person, language: str = "en") -> str:
    return Browser(person, language=language).read("home")


def test_facilitators_read_what_the_open_step_waits_for(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    assert f"Completion: {cycle}" in first_page(cast.daouda)
    assert "No team has answered yet" in first_page(cast.daouda)
    assert "Remplissage : Ruptures de stock" in first_page(cast.daouda, "fr").replace("\u00a0", " ")


def test_a_plan_asks_nothing(cast: make.Cast) -> None:
    planned(cast)
    assert "Issue: " not in first_page(cast.daouda)


def test_it_is_asked_of_the_facilitators_of_that_network_alone(cast: make.Cast) -> None:
    asked = f"Issue: {started(cast)}"
    assert asked in first_page(cast.daouda)
    for person in (cast.awa, cast.fanta, cast.issa):
        assert asked not in first_page(person)


@pytest.mark.parametrize("made", [planned, started, at_completion])
def test_what_they_read_is_the_first_thing_missing(
    cast: make.Cast, made: Callable[[make.Cast], Cycle]
) -> None:
    cycle = made(cast)
    missing = machine.obstacles(cycle, make.NOW)
    assert machine.first_obstacle(cycle, make.NOW) == next(iter(missing), None)


def test_what_no_reason_removes_is_read_before_what_one_does(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    soft, hard = machine.Obstacle("Few came.", soft=True), machine.Obstacle("Nothing is there.")
    rules = machine.Rules("cycle:cycle", (lambda *_: [soft], lambda *_: [hard]))
    monkeypatch.setattr(machine, "rules_of", lambda _number: rules)
    assert machine.first_obstacle(planned(cast), make.NOW) == hard


def test_nothing_is_looked_up_after_what_no_reason_removes(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    with CaptureQueriesContext(connection) as queries:
        machine.first_obstacle(cycle, make.NOW)
    assert len(queries) == 1
