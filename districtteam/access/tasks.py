"""What is done in the background: many invitations, and forgetting what opens nothing any more."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks import task

from districtteam.jobs.periodic import periodic
from districtteam.people.models import Network, Person
from districtteam.trail.actor import Actor
from districtteam.ui import clock

from . import rules
from .actions.invitations import invite
from .errors import NoAddressError
from .models import Device, Key, StepLink
from .queries import never_invited


@task()
def invite_everybody(network_id: int, by_id: int) -> int:
    """Invite whoever has a post in the network and was never invited; how many were.

    One short transaction each, so that others write in between; safe to run again.
    """
    by = Actor(person=Person.objects.get(pk=by_id), at=clock.now())
    sent = 0
    network = Network.objects.get(pk=network_id)
    for membership in never_invited(network, network.day_at(by.at)):
        try:
            invite(membership, by=by)
        except NoAddressError:
            continue
        sent += 1
    return sent


@periodic("access.tidy", every=timedelta(days=1), after=timedelta(hours=2))
def tidy(now: datetime) -> None:
    """Forget keys and links that have long been spent, sessions that ended, and their devices."""
    Key.objects.filter(link_until__lt=now - rules.SPENT_KEYS_KEPT).delete()
    spent = now - rules.SPENT_LINKS_KEPT
    StepLink.objects.filter(Q(closes_at__lt=spent) | Q(revoked_at__lt=spent)).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    Device.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
