"""What a cycle asks of its facilitators on their first page."""

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
