"""What one is told of one's messages, and what goes when one goes."""

from districtteam.messaging.models import Delivery, Message
from districtteam.messaging.own_knowledge import facts_of_person
from districtteam.people import hooks
from districtteam.people.actions import erase_person
from districtteam.people.knowledge import everything_about
from tests import make

from .make_messages import message


def test_a_person_is_told_each_message_and_where_it_went(cast: make.Cast) -> None:
    message(cast.awa, subject="Your answers", text="Thank you.")
    message(cast.bakary, "test:2")
    (fact,) = facts_of_person(cast.awa)
    assert fact.what == "Your answers"
    assert fact.value == "awa@example.org (waiting)\nThank you."
    assert fact.at == make.NOW


def test_a_link_is_not_told(cast: make.Cast) -> None:
    message(cast.awa, text="https://testserver/l/4711", secret_until=make.NOW)
    (fact,) = facts_of_person(cast.awa)
    assert "4711" not in fact.value


def test_the_room_tells_its_part_of_everything(cast: make.Cast) -> None:
    message(cast.awa)
    assert "messaging" in {provider.key for provider, _ in everything_about(cast.awa)}


def test_messages_go_with_the_person(cast: make.Cast) -> None:
    message(cast.awa)
    message(cast.bakary, "test:2")
    erase_person(cast.awa, by=make.actor(cast.hawa))
    assert [it.person for it in Message.objects.all()] == [cast.bakary]


def test_nothing_goes_to_an_address_that_was_removed(cast: make.Cast) -> None:
    message(cast.awa)
    hooks.address_removed.tell(cast.awa.addresses.get(), make.actor(cast.awa))
    withdrawn = Delivery.objects.get()
    assert (withdrawn.state, withdrawn.problem) == ("failed", "The address was removed.")
