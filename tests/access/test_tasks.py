"""Forgetting what opens nothing any more, and erasing somebody."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from districtteam.access.models import Device, HandOver, Invitation, Key, StepLink
from districtteam.access.own_knowledge import facts_of_person
from districtteam.access.tasks import tidy
from districtteam.jobs.periodic import jobs
from districtteam.people import hooks
from tests import make
from tests.access import keys
from tests.access.door import enter, reader


def test_it_comes_every_night() -> None:
    [job] = [job for job in jobs() if job.name == "access.tidy"]
    assert (job.every, job.work) == (timedelta(days=1), tidy)


def test_what_is_spent_is_forgotten(client: Client, cast: make.Cast) -> None:
    now = timezone.now()
    enter(client)
    keys.waiting(cast.bakary, Key.SIGN_IN, link_until=now - timedelta(days=31))
    keys.step_link(cast.awa)
    StepLink.objects.update(closes_at=now - timedelta(days=181))
    keys.step_link(cast.bakary)
    keys.device(cast.bakary, "gone")
    Session.objects.filter(session_key="gone").delete()
    tidy(now)
    assert [key.person for key in Key.objects.all()] == [cast.awa]
    assert [link.person for link in StepLink.objects.all()] == [cast.bakary]
    assert [device.person for device in Device.objects.all()] == [cast.awa]
    assert reader(client) == cast.awa


def test_a_link_that_lasts_is_kept_as_long_as_it_opens(cast: make.Cast) -> None:
    now = timezone.now()
    lasting = keys.waiting(cast.bakary, Key.SIGN_IN, made_at=now - timedelta(days=31))
    Key.objects.filter(pk=lasting.pk).update(link_until=now + timedelta(days=300))
    tidy(now)
    assert Key.objects.filter(pk=lasting.pk).exists()


def test_whoever_is_erased_leaves_nothing_that_opens(client: Client, cast: make.Cast) -> None:
    enter(client)
    keys.step_link(cast.awa)
    keys.invitation(cast.awa)
    hooks.erased.tell(cast.awa, make.actor(cast.hawa))
    assert reader(client) is None
    for model in (Key, StepLink, Device, Invitation):
        assert not model.objects.exists(), model


def test_what_the_room_knows_of_somebody(client: Client, cast: make.Cast) -> None:
    enter(client)
    keys.step_link(cast.awa)
    keys.invitation(cast.awa)
    keys.hand_over(cast.awa, cast.bakary)
    known = {fact.what: fact.value for fact in facts_of_person(cast.awa)}
    assert known == {
        "Signed in on a device": "Unknown device",
        "Link or code sent": "aw•••@example.org",
        "Personal link to a step": "/places",
        "Invitation": "Awa (member)",
        "Hand-over note": "Appelez Fanta pour la chaîne du froid.",
    }
    assert [fact.what for fact in facts_of_person(cast.bakary)] == []
    assert HandOver.objects.count() == 1
