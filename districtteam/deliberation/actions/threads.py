from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from districtteam.deliberation.models import Thread
from districtteam.people.models import Network, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

LINE = "line:%s"


@transaction.atomic
def open_thread(
    network: Network,
    subject: str,
    key: str,
    titles: Mapping[str, str],
    *,
    peers_until: datetime | None = None,
    by: Actor,
) -> Thread:
    """A conversation of all, once for a subject and key; one that was closed is open again."""
    fields = {"network": network, "titles": dict(titles), "opened_at": by.at}
    fields["peers_until"] = peers_until
    thread, new = Thread.objects.get_or_create(subject=subject, key=key, defaults=fields)
    if thread.closed_at is not None:
        thread.closed_at = None
        thread.save(update_fields=["closed_at"])
    if new:
        record("deliberation.open_thread", thread, network, by=by)
    return thread


@transaction.atomic
def open_line(team: Team, subject: str, titles: Mapping[str, str], *, by: Actor) -> Thread:
    """The team's private line to the facilitators, once for a subject."""
    fields = {"network": team.network, "titles": dict(titles), "team": team, "opened_at": by.at}
    key = LINE % team.pk
    thread, _new = Thread.objects.get_or_create(subject=subject, key=key, defaults=fields)
    return thread


@transaction.atomic
def close_threads(subject: str, *, by: Actor) -> int:
    """Nobody writes in them any more; they can be read. Returns how many were open."""
    open_ones = Thread.objects.filter(subject=subject, closed_at=None)
    network = Network.objects.filter(threads__in=open_ones).first()
    closed = open_ones.update(closed_at=by.at)
    if closed:
        record("deliberation.close_threads", *filter(None, [network]), by=by, threads=closed)
    return closed
