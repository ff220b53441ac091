from datetime import timedelta

import pytest
from django.db import transaction

from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address
from tests import make

from .make_messages import message


def test_a_message_is_planned_to_the_persons_mailbox(cast: make.Cast) -> None:
    said = message(cast.awa)
    delivery = said.deliveries.get()
    assert (delivery.channel, delivery.address) == ("email", "awa@example.org")
    assert (delivery.state, delivery.due_at, delivery.tries) == ("planned", make.NOW, 0)
    assert (said.language, said.created_at) == ("en", make.NOW)


def test_saying_it_twice_says_it_once(cast: make.Cast) -> None:
    first = message(cast.awa, text="Thank you.")
    again = message(cast.awa, text="Thank you again.")
    assert again == first
    assert again.text == "Thank you."
    assert Delivery.objects.count() == 1


def test_what_is_rolled_back_is_never_said(cast: make.Cast) -> None:
    with transaction.atomic():
        message(cast.awa)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_a_verified_own_mailbox_comes_first(cast: make.Cast) -> None:
    cast.awa.addresses.update(verified_at=None)
    for value, shared in (("team@example.org", True), ("mine@example.org", False)):
        Address.objects.create(
            person=cast.awa, kind="email", value=value, shared=shared, verified_at=make.NOW
        )
    assert message(cast.awa).deliveries.get().address == "mine@example.org"


def test_an_unverified_mailbox_is_better_than_silence(cast: make.Cast) -> None:
    cast.awa.addresses.update(verified_at=None)
    assert message(cast.awa).deliveries.get().address == "awa@example.org"


@pytest.mark.parametrize("change", [{"stopped_at": make.NOW}, {"kind": "phone"}])
def test_somebody_out_of_reach_has_a_message_without_delivery(
    cast: make.Cast, change: dict[str, object]
) -> None:
    cast.awa.addresses.update(**change)
    assert not message(cast.awa).deliveries.exists()


def test_a_given_address_is_used_as_it_is(cast: make.Cast) -> None:
    new = Address(person=cast.awa, kind="email", value="new@example.org")
    assert message(cast.awa, address=new).deliveries.get().address == "new@example.org"


def test_a_message_may_wait(cast: make.Cast) -> None:
    later = make.NOW + timedelta(days=2)
    assert message(cast.awa, due_at=later).deliveries.get().due_at == later


def test_a_subject_is_one_line(cast: make.Cast) -> None:
    said = message(cast.awa, subject="Hello\nBcc: all@example.org" + "x" * 300)
    assert said.subject.startswith("Hello Bcc: all@example.org")
    assert len(said.subject) == 200
