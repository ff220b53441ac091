from collections.abc import Iterable

from django.db import transaction

from districtteam.people import checks, hooks
from districtteam.people.errors import AddressTaken
from districtteam.people.models import Address, Network, Person
from districtteam.people.phones import read_address
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def add_address(
    person: Person,
    kind: str,
    value: str,
    *,
    shared: bool = False,
    told: Network | None = None,
    by: Actor,
) -> Address:
    """Add a number or mailbox, as typed; it counts as the person's own once verified.

    told: the network that was told it, which sees it even if it was hidden there until now; a
    number without country code is from there, else from the person's own network.
    Raises BadAddress, AddressTaken.
    """
    checks.not_erased(person)
    clean = read_address(kind, value, told.country if told else country_of(person))
    with transaction.atomic():
        held = person.addresses.filter(kind=kind, value=clean).first()
        if held is not None:
            return _told_at_last(held, told, by)
        address = Address.objects.create(
            person=person, kind=kind, value=clean, shared=shared, added_at=by.at
        )
        record("people.add_address", person, by=by, kind=kind)
        hooks.address_added.tell(address, by)
    return address


def _told_at_last(address: Address, told: Network | None, by: Actor) -> Address:
    if told is None or not address.hidden_from.filter(pk=told.pk).exists():
        raise AddressTaken
    return show_address(address, told, by=by)


def show_address(address: Address, network: Network, *, by: Actor) -> Address:
    """Those who keep a network's list, and one's team there, see this address from now on."""
    with transaction.atomic():
        address.hidden_from.remove(network)
        record("people.show_address", address.person, network, by=by, kind=address.kind)
    return address


def hide_addresses(people: Iterable[Person], network: Network, *, by: Actor) -> None:
    """Whoever comes back into a network after having worked elsewhere keeps to themselves what it
    did not have when they left: being appointed is nothing one does oneself. Call it, within a
    transaction, before the new post is written; for others it does nothing.
    """
    today = network.day_at(by.at)
    for person in people:
        posts = list(person.memberships.values_list("network", "ends"))
        here = [ends for where, ends in posts if where == network.pk]
        if len(here) == len(posts) or any(ends is None or ends > today for ends in here):
            continue
        left = max(filter(None, here), default=None)
        for address in person.addresses.all():
            since = address.added_at and network.day_at(address.added_at)
            if left is None or (since is not None and since >= left):
                address.hidden_from.add(network)


def remove_address(address: Address, *, by: Actor) -> None:
    """Forget a number or mailbox. The trail keeps that there was one, not which."""
    with transaction.atomic():
        hooks.address_removed.tell(address, by)
        record("people.remove_address", address.person, by=by, kind=address.kind)
        address.delete()


def verify_address(address: Address, *, by: Actor) -> Address:
    """The person has shown that they read what is sent there."""
    with transaction.atomic():
        address.verified_at = by.at
        address.stopped_at = None
        address.save(update_fields=["verified_at", "stopped_at"])
        record("people.verify_address", address.person, by=by, kind=address.kind)
    return address


def mark_shared(address: Address, *, shared: bool = True, by: Actor) -> Address:
    """Several people answer this telephone, or only this one after all."""
    if address.shared == shared:
        return address
    with transaction.atomic():
        address.shared = shared
        address.save(update_fields=["shared"])
        deed = "people.mark_shared" if shared else "people.mark_own"
        record(deed, address.person, by=by, kind=address.kind)
    return address


def stop_address(address: Address, *, by: Actor) -> Address:
    """Send nothing there any more: the person said STOP, or it bounced for good."""
    if address.stopped_at:
        return address
    with transaction.atomic():
        address.stopped_at = by.at
        address.save(update_fields=["stopped_at"])
        record("people.stop_address", address.person, by=by, kind=address.kind)
    return address


def resume_address(address: Address, *, by: Actor) -> Address:
    """Send there again: the person said START, or asked for it on their page."""
    if not address.stopped_at:
        return address
    with transaction.atomic():
        address.stopped_at = None
        address.save(update_fields=["stopped_at"])
        record("people.resume_address", address.person, by=by, kind=address.kind)
    return address


def country_of(person: Person) -> str:
    """The country of the network in which the person was appointed last, or ""."""
    codes = person.memberships.order_by("-starts", "-id").values_list("network__country", flat=True)
    return codes.first() or ""
