from collections.abc import Sequence

from django.db import transaction

from districtteam.lib.words import fold
from districtteam.people.errors import AlreadyInPost
from districtteam.people.models import Address, Network, Person, Team
from districtteam.people.phones import read_address
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
    """Somebody new with their first post and their addresses, as typed; all or nothing.

    Who is on the network's list with this name and all of these addresses gets the post instead.
    Raises AlreadyInPost where the same person has this post already: a form was sent twice.
    """
    network = where.network if isinstance(where, Team) else where
    with transaction.atomic():
        one_at_a_time(where)
        reaches = _reaches(numbers, mailboxes, network.country)
        _not_doubled(where, name, role, reaches)
        known = _known(network, name, reaches)
        person = known or enrol_person(network, name, by=by)
        appoint(person, where, role, post=post, by=by)
        if known:
            return known
        for number in numbers:
            add_address(person, Address.PHONE, number, told=network, by=by)
        for mailbox in mailboxes:
            add_address(person, Address.EMAIL, mailbox, told=network, by=by)
    return person


def _known(network: Network, name: str, reaches: set[str]) -> Person | None:
    """Who has one address more than those on the list might be somebody else."""
    if not reaches:
        return None
    posts = network.memberships.filter(person__addresses__value__in=reaches, person__is_active=True)
    for post in posts.select_related("person").prefetch_related("person__addresses"):
        held = {address.value for address in post.person.addresses.all()}
        if fold(post.person.name) == fold(name) and reaches <= held:
            return post.person
    return None


def one_at_a_time(where: Team | Network) -> None:
    """Until the transaction ends, nobody else enrols here: two who send at once do not both find
    that somebody is missing."""
    type(where).objects.select_for_update(no_key=True).get(pk=where.pk)


def _reaches(numbers: Sequence[str], mailboxes: Sequence[str], country: str) -> set[str]:
    phones = {read_address(Address.PHONE, number, country) for number in numbers}
    return phones | {read_address(Address.EMAIL, mailbox, "") for mailbox in mailboxes}


def _not_doubled(where: Team | Network, name: str, role: str, reaches: set[str]) -> None:
    """Two of one name in one post are two persons only if they are not reached alike."""
    team = where if isinstance(where, Team) else None
    posts = where.memberships.filter(team=team, role=role, ends=None).select_related("person")
    for post in posts.prefetch_related("person__addresses"):
        known = {address.value for address in post.person.addresses.all()}
        if fold(post.person.name) == fold(name) and (known & reaches or not (known or reaches)):
            raise AlreadyInPost(person=post.person.name)
