"""What this room asks of a reader on the first page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from districtteam.access.actions.hand_overs import Successor, hand_over
from tests import make


def tasks(client: Client, person) -> str:
    client.force_login(person)
    return client.get("/").content.decode()


def leave(cast: make.Cast, days_ago: int, note: str = "Call Lola each Monday.") -> None:
    """Bakary leaves, Awa follows."""
    day = timezone.now().date() - timedelta(days=days_ago)
    hand_over(
        cast.bakary.memberships.get(),
        day,
        to=Successor(person=cast.awa),
        note=note,
        by=make.actor(cast.bakary),
    )


def test_a_note_from_the_one_before_is_to_be_read(client: Client, cast: make.Cast) -> None:
    leave(cast, days_ago=3)
    note = cast.awa.memberships.get(role="lead").taken_over
    shown = tasks(client, cast.awa)
    assert "Read what Bakary left for you" in shown
    assert f'href="/hand-over/{note.pk}/note"' in shown
    assert "left for you" not in tasks(client, cast.celestine)


@pytest.mark.parametrize(("days_ago", "note"), [(22, "Call Lola."), (3, "")])
def test_no_task_for_an_old_or_empty_note(
    client: Client, cast: make.Cast, days_ago: int, note: str
) -> None:
    leave(cast, days_ago, note)
    assert "left for you" not in tasks(client, cast.awa)


def test_the_task_in_french(client: Client, cast: make.Cast) -> None:
    leave(cast, days_ago=3)
    cast.awa.language = "fr"
    cast.awa.save()
    assert "Lire ce que Bakary vous a laissé" in tasks(client, cast.awa)


def test_those_who_see_much_are_asked_for_a_second_factor(client: Client, cast: make.Cast) -> None:
    assert "Add a passkey" in tasks(client, cast.daouda)
    assert "Add a passkey" not in tasks(client, cast.awa)


def test_a_demonstration_asks_nobody_for_a_passkey(
    client: Client, cast: make.Cast, settings
) -> None:
    settings.DEMO = True
    assert "Add a passkey" not in tasks(client, cast.daouda)
