from collections.abc import Sequence

from django.db import transaction

from districtteam.people.models import Address, Network, Person, Team
from districtteam.trail.actor import Actor

from .addresses import add_address
from .memberships import appoint
from .persons import enrol_person


def enrol_in_post(  # noqa: PLR0913  (keywords that read as a sentence)
    where: Team | Network,
    name: str,
    role: str,
    *,
    post: str = "",
    numbers: Sequence[str] = (),
    mailboxes: Sequence[str] = (),
    by: Actor,
) -> Person:
    """Somebody new with their first post and their addresses, as typed; all or nothing."""
    network = where.network if isinstance(where, Team) else where
    with transaction.atomic():
        person = enrol_person(network, name, by=by)
        appoint(person, where, role, post=post, by=by)
        for number in numbers:
            add_address(person, Address.PHONE, number, country=network.country, by=by)
        for mailbox in mailboxes:
            add_address(person, Address.EMAIL, mailbox, by=by)
    return person
