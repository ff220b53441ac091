"""What the desk asks of those who look after a network."""

from django.test import Client

from districtteam.cycle.core.models import Cycle, State
from districtteam.people.actions import end_membership
from tests import make

BY = make.actor()
WORDS = "Name a facilitator"


def test_a_last_facilitator_may_go_and_the_administrators_are_asked_for_another(
    client: Client, cast: make.Cast
) -> None:
    Cycle.objects.create(network=cast.network, state=State.RUNNING, planned_at=make.NOW)
    client.force_login(cast.hawa)
    assert WORDS not in client.get("/").content.decode()
    end_membership(cast.daouda.memberships.get(), make.TODAY, by=BY)
    shown = client.get("/").content.decode()
    assert f'href="/people/enrol?role=facilitator">{WORDS}' in shown
    assert "A cycle is under way, and nobody can lead it on" in shown
    client.force_login(cast.bakary)
    assert WORDS not in client.get("/").content.decode()


def test_without_a_cycle_it_is_a_step_of_the_set_up(client: Client, cast: make.Cast) -> None:
    end_membership(cast.daouda.memberships.get(), make.TODAY, by=BY)
    client.force_login(cast.hawa)
    shown = client.get("/").content.decode()
    assert "A cycle is under way" not in shown
    assert "Set-up" in shown
