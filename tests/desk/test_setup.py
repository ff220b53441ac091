"""The page /setup: the way from an empty installation to a network that works."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from districtteam.access.models import Invitation
from districtteam.desk.actions import TEST_MAIL
from districtteam.messaging.models import Delivery, Message
from districtteam.people.actions import (
    amend_network,
    call_roll,
    found_network,
    record_mandate,
    set_term,
)
from districtteam.people.models import Network, Person
from districtteam.people.roles import Role
from tests import make


@pytest.fixture
def fresh(db: None) -> tuple[Network, Person]:
    """A network on its first day, with an administrator and nothing else."""
    network = found_network("zou", "Zou", "BJ", by=make.actor())
    person = make.person("Hawa", email="hawa@example.org")
    make.member(person, network, Role.ADMINISTRATOR)
    return network, person


def progress(client: Client, person: Person) -> str:
    client.force_login(person)
    answer = client.get("/setup")
    assert answer.status_code == 200
    return answer.content.decode()


def test_on_the_first_day_everything_is_to_do(
    client: Client, fresh: tuple[Network, Person]
) -> None:
    shown = progress(client, fresh[1])
    assert "0 of 11" in shown
    assert shown.count("tag now") == 1


def test_each_step_is_done_when_what_it_asks_for_is_there(
    client: Client, fresh: tuple[Network, Person]
) -> None:
    network, person = fresh
    by = make.actor(person)
    amend_network(network, data_owner="Ministry", by=by)
    place = make.place("Zou", source="zou")
    assert "2 of 11" in progress(client, person)
    lead = make.person("Kossi", email="kossi@example.org")
    post = make.member(lead, make.team(network, "Zou", place), Role.LEAD)
    assert "3 of 11" in progress(client, person)
    set_term(network, "district", "fr", singular="zone", plural="zones", by=by)
    record_mandate(network, "Ministry", "ministry", starts=make.TODAY, by=by)
    assert "5 of 11" in progress(client, person)
    call_roll(network, by=by)
    make.member(lead, network, Role.ADMINISTRATOR)
    assert "7 of 11" in progress(client, person)
    Invitation.objects.create(
        membership=post,
        kind="email",
        address="kossi@example.org",
        digest="x",
        sent_at=make.NOW,
        expires_at=make.NOW + timedelta(days=30),
    )
    assert "8 of 11" in progress(client, person)
    client.post("/setup/test-mail")
    assert "8 of 11" in progress(client, person)
    Delivery.objects.filter(message__purpose=TEST_MAIL).update(state=Delivery.SENT)
    assert "9 of 11" in progress(client, person)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    shown = progress(client, person)
    assert "10 of 11" in shown
    make.member(person, network, Role.FACILITATOR)
    shown = progress(client, person)
    assert "11 of 11" in shown
    assert "Everything is set up." in shown


def test_another_country_s_steps_do_not_count(client: Client, cast: make.Cast) -> None:
    administrator = make.person("Kokou", email="kokou@example.org")
    make.member(administrator, cast.issa.memberships.get().network, Role.ADMINISTRATOR)
    amend_network(cast.network, data_owner="Ministry", by=make.actor(cast.hawa))
    record_mandate(
        cast.network, "Ministry", "ministry", starts=make.TODAY, by=make.actor(cast.hawa)
    )
    assert "2 of 11" in progress(client, administrator)  # its places and its people


def test_a_mandate_that_is_over_must_be_renewed(
    client: Client, fresh: tuple[Network, Person]
) -> None:
    network, person = fresh
    record_mandate(
        network,
        "Ministry",
        "ministry",
        starts=make.TODAY - timedelta(days=4000),
        ends=make.TODAY - timedelta(days=3000),
        by=make.actor(person),
    )
    assert "0 of 11" in progress(client, person)


@pytest.mark.parametrize("part", ["member", "facilitator", "national", "evaluator"])
def test_only_administrators_set_up(client: Client, cast: make.Cast, part: str) -> None:
    client.force_login(cast.by_part()[part])
    assert client.get("/setup").status_code == 403


def test_the_way_in_french(client: Client, cast: make.Cast) -> None:
    cast.hawa.language = "fr"
    cast.hawa.save()
    shown = progress(client, cast.hawa)
    assert "Mettre en place le réseau" in shown
    assert "Enregistrer le mandat" in shown


# Trying the e-mail


def test_an_administrator_sends_themselves_a_message(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.hawa)
    answer = client.post("/setup/test-mail", follow=True)
    assert "The message is on its way." in answer.content.decode()
    message = Message.objects.get(purpose=TEST_MAIL)
    assert message.person == cast.hawa
    assert message.deliveries.get().address == "hawa@example.org"
    shown = client.get("/setup/test-mail").content.decode()
    assert "Waiting to be sent" in shown


def test_what_went_wrong_is_shown(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.hawa)
    client.post("/setup/test-mail")
    Delivery.objects.update(state=Delivery.FAILED, problem="550 no such mailbox")
    shown = client.get("/setup/test-mail").content.decode()
    assert "Failed" in shown
    assert "550 no such mailbox" in shown


def test_somebody_without_a_mailbox_is_told(client: Client, cast: make.Cast) -> None:
    cast.hawa.addresses.all().delete()
    client.force_login(cast.hawa)
    answer = client.post("/setup/test-mail", follow=True)
    assert "You have no e-mail address on your page." in answer.content.decode()
    assert Message.objects.count() == 0


def test_looking_sends_nothing(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.hawa)
    client.get("/setup/test-mail")
    assert Message.objects.count() == 0


def test_the_step_opens_the_form_with_the_role_chosen(
    client: Client, fresh: tuple[Network, Person]
) -> None:
    assert "/people/enrol?role=facilitator" in progress(client, fresh[1])
    form = client.get("/people/enrol?role=facilitator").content.decode()
    assert '<option value="facilitator" selected>' in form
    assert "selected" not in client.get("/people/enrol?role=lead").content.decode()
