from django.db import transaction

from districtteam.people import checks, hooks
from districtteam.people.errors import AddressTaken
from districtteam.people.models import Address, Person
from districtteam.people.phones import read_address
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def add_address(
    person: Person,
    kind: str,
    value: str,
    *,
    country: str = "",
    shared: bool = False,
    by: Actor,
) -> Address:
    """Add a number or mailbox, as typed; it counts as the person's own once verified.

    country: where a number without country code is from, else that of the person's network.
    Raises BadAddress, AddressTaken.
    """
    checks.not_erased(person)
    clean = read_address(kind, value, country or country_of(person))
    with transaction.atomic():
        if person.addresses.filter(kind=kind, value=clean).exists():
            raise AddressTaken
        address = Address.objects.create(person=person, kind=kind, value=clean, shared=shared)
        record("people.add_address", person, by=by, kind=kind)
        hooks.address_added.tell(address, by)
    return address


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
