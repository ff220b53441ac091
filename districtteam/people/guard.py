"""Whose addresses somebody may not touch: whoever sets one could sign in with it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from districtteam.ui.http import Here

from .models import Address, Membership, Network, Person
from .roles import TEAM_ROLES, Role
from .sight import KEEPERS

People = QuerySet[Person] | Collection[int]
ADMINISTERING = Q(role=Role.ADMINISTRATOR)


def guarded_people(here: Here, people: Collection[int]) -> frozenset[int]:
    """Those among these people whose addresses the reader may not touch.

    An administrator of this network touches its administrators, unless they administer another
    one too.
    """
    closed = ADMINISTERING
    if "administrator" in here.roles:
        closed &= ~Q(network=here.network)
    return _guarded(people, here.today, _reach_of(here), closed) - {here.person.pk}


def guarded_from_lists(network: Network, people: People, day: date) -> frozenset[int]:
    """Those whose addresses no list of this network may add to."""
    return _guarded(people, day, Q(network=network), ADMINISTERING)


def _reach_of(here: Here) -> Q:
    """The posts that the reader could give: the network's, or those of the teams they lead."""
    if here.roles & KEEPERS:
        return Q(network=here.network)
    led = Membership.objects.on(here.today).leading().filter(person=here.person)
    return Q(team__in=led.values("team"), role__in=sorted(TEAM_ROLES))


def _guarded(people: People, day: date, reached: Q, closed: Q) -> frozenset[int]:
    """Whoever has a post that is closed; and whoever has one out of reach and no proved address,
    since to them any address opens everything, also there."""
    proved = Address.objects.exclude(verified_at=None).values("person")
    posts = Membership.objects.not_over(day).filter(person__in=people)
    held = posts.filter(closed | (~reached & ~Q(person__in=proved)))
    return frozenset(held.values_list("person", flat=True))
