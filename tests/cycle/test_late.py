"""A letter that reached nobody follows once an address is known."""

from datetime import date

from districtteam.cycle.actions import cancel_cycle, remind_teams
from districtteam.cycle.core.models import Cycle
from districtteam.messaging.models import Delivery, Message
from districtteam.people.actions import add_address
from districtteam.people.models import Membership, Person
from tests import make

from .story import later, started

NEW = "awa.new@example.org"


def addressed(person: Person) -> list[tuple[str, str]]:
    rows = Delivery.objects.filter(message__person=person, message__purpose="step")
    return list(rows.order_by("pk").values_list("message__subject", "address"))


def without_address(cast: make.Cast) -> Cycle:
    cast.awa.addresses.all().delete()
    return started(cast)


def add(cast: make.Cast, **gone: int) -> None:
    add_address(cast.awa, "email", NEW, told=cast.network, by=later(**gone))


def test_it_goes_to_the_address_that_was_missing(cast: make.Cast) -> None:
    without_address(cast)
    assert addressed(cast.awa) == []
    add(cast, days=1)
    assert addressed(cast.awa) == [("Which problem should we look into together?", NEW)]


def test_after_a_reminder_the_last_one_alone(cast: make.Cast) -> None:
    cycle = without_address(cast)
    remind_teams(cycle, by=later(days=4))
    assert Message.objects.filter(person=cast.awa, purpose="step").count() == 2
    add(cast, days=5)
    assert addressed(cast.awa) == [("Your team has not voted yet", NEW)]


def test_where_the_letter_failed_it_goes_to_the_new_address(cast: make.Cast) -> None:
    started(cast)
    Delivery.objects.filter(message__person=cast.awa).update(state=Delivery.FAILED)
    add(cast, days=1)
    assert [where for _what, where in addressed(cast.awa)] == ["awa@example.org", NEW]


def test_who_was_reached_is_not_written_to_again(cast: make.Cast) -> None:
    started(cast)
    add(cast, days=1)
    assert [where for _what, where in addressed(cast.awa)] == ["awa@example.org"]


def test_nothing_of_a_cycle_that_is_over_or_a_team_that_was_left(cast: make.Cast) -> None:
    cycle = without_address(cast)
    Membership.objects.filter(person=cast.awa).update(ends=date(2026, 11, 3))
    add(cast, days=2)
    assert addressed(cast.awa) == []
    Membership.objects.filter(person=cast.awa).update(ends=None)
    cancel_cycle(cycle, "Elections", by=later(days=2))
    add_address(cast.awa, "email", "other@example.org", told=cast.network, by=later(days=3))
    assert addressed(cast.awa) == []
