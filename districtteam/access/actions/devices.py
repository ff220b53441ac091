"""Signing in and out: devices, and the sessions behind them."""

from django.contrib.sessions.models import Session
from django.db import transaction

from districtteam.access.factor_rows import forget_factors
from districtteam.access.models import Device, Invitation, Key
from districtteam.people.actions import verify_address
from districtteam.people.models import Address, Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def admit(key: Key, person: Person, *, by: Actor) -> None:
    """The key was turned, and this is who turned it: their address is proved from now on."""
    key.person = person
    key.save(update_fields=["person"])
    unproved = Address.objects.filter(
        person=person, kind=key.kind, value=key.address, verified_at=None
    )
    for address in unproved:
        verify_address(address, by=by)


@transaction.atomic
def sign_in(
    person: Person, session_key: str, label: str, *, how: str, shared: bool, by: Actor
) -> Device:
    """A browser is somebody's from now on. how: link, code, passkey, invitation or demo."""
    device = Device.objects.create(
        person=person,
        session_key=session_key,
        label=label,
        shared=shared,
        first_seen=by.at,
        last_seen=by.at,
    )
    record("access.signed_in", person, by=by, how=how, device=label, shared=shared)
    return device


@transaction.atomic
def see_device(session_key: str, *, by: Actor) -> None:
    """Note, once a day, that a device is in use."""
    Device.objects.filter(session_key=session_key).update(last_seen=by.at)


@transaction.atomic
def end_device(device: Device, *, by: Actor) -> None:
    """Sign one device out; what it holds opens nothing from this moment."""
    record("access.signed_out", device.person, by=by, device=device.label)
    _close(device)


@transaction.atomic
def sign_out_everywhere(person: Person, *, by: Actor) -> int:
    """End every device of a person. How many ended."""
    devices = list(person.devices.all())
    for device in devices:
        _close(device)
    if devices:
        record("access.signed_out_everywhere", person, by=by, devices=len(devices))
    return len(devices)


@transaction.atomic
def forget_person(person: Person, by: Actor) -> None:
    """Somebody is erased: they are out everywhere, and every key to them is gone."""
    sign_out_everywhere(person, by=by)
    person.keys.all().delete()
    person.step_links.all().delete()
    Invitation.objects.filter(membership__person=person).delete()
    forget_factors(person)
    Key.objects.filter(address__in=person.addresses.values("value")).delete()


def _close(device: Device) -> None:
    Session.objects.filter(session_key=device.session_key).delete()
    device.delete()
