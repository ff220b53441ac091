"""Somebody whom no letter reached has an address now: the last letter of the open step follows.

Registered at start-up (people.hooks); planned in the transaction of the deed. Only the last one:
it has the same link as those before, and nobody wants five at once.
"""

from django.db.models import F

from districtteam.messaging.actions import send_late
from districtteam.messaging.models import Message
from districtteam.people.models import Address, Membership
from districtteam.trail.actor import Actor

from .models import Notice, State
from .notices import occasion_of


def send_what_waits(address: Address, by: Actor) -> None:
    """Of each cycle that runs, as long as the person belongs to the team that was written to."""
    told = Notice.objects.filter(
        person=address.person, cycle__state=State.RUNNING, cycle__at_step=F("number")
    )
    seen: set[int] = set()
    for notice in told.select_related("cycle__network").order_by("-told_at", "-pk"):
        if notice.cycle_id not in seen and _belongs(notice, by):
            seen.add(notice.cycle_id)
            _send(notice, address, by)


def _belongs(notice: Notice, by: Actor) -> bool:
    posts = Membership.objects.on(notice.cycle.network.day_at(by.at))
    return posts.filter(person=notice.person_id, team=notice.team_id).exists()


def _send(notice: Notice, address: Address, by: Actor) -> None:
    about = notice.cycle_id, notice.number, notice.mark, notice.person_id
    message = Message.objects.filter(occasion=occasion_of(notice.kind, *about)).first()
    if message is not None:
        send_late(message, address, by=by)
