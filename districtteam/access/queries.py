"""Who may turn which key, and what is open."""

from datetime import date, datetime

from django.db.models import Q

from districtteam.messaging import channels
from districtteam.people.models import Address, Membership, Person
from districtteam.people.roles import Role

from .models import Device, Key

STEWARD_ROLES = (Role.FACILITATOR, Role.CROSS_FACILITATOR, Role.ADMINISTRATOR)


def addresses_at(kind: str, value: str) -> list[Address]:
    """The addresses through which somebody may sign in with a message sent to `value`.

    An address that nobody has proved yet opens only to somebody who has no proved one at all
    (their first visit): else a slip of the pen on one's own page would let a stranger in.
    """
    found = list(
        Address.objects.filter(
            kind=kind, value=value, person__is_active=True, person__erased_at=None
        )
        .select_related("person")
        .order_by("person__name", "pk")
    )
    proved = set(
        Address.objects.filter(person__in=[it.person_id for it in found])
        .exclude(verified_at=None)
        .values_list("person_id", flat=True)
    )
    return [it for it in found if it.verified_at or it.person_id not in proved]


def people_at(key: Key) -> list[Person]:
    """Who may come in by this key: several where an address is shared."""
    if key.person_id is not None:
        return [key.person] if key.person and key.person.is_active else []
    return [it.person for it in addresses_at(key.kind, key.address)]


def devices_of(person: Person) -> list[Device]:
    """The newest hundred: nobody reads on, and each ends by itself."""
    return list(person.devices.all()[:100])


def addresses_for_proof(person: Person) -> list[Address]:
    """Where a code can be sent that shows who somebody is: proved addresses, if there are any."""
    reachable = person.addresses.filter(kind__in=channels.kinds_served()).order_by("shared", "pk")
    return [it for it in reachable if it.verified_at] or list(reachable)


def waiting_key(address: Address, purpose: str, at: datetime) -> Key | None:
    """The newest code sent to somebody's address that can still be typed."""
    return (
        Key.objects.filter(
            purpose=purpose,
            kind=address.kind,
            address=address.value,
            person=address.person,
            used_at=None,
            code_until__gt=at,
        )
        .order_by("-made_at")
        .first()
    )


def teammates(person: Person, day: date) -> list[Person]:
    """Everybody who is in a team with this person that day, the person too."""
    posts = Membership.objects.on(day).filter(team__isnull=False)
    near = posts.filter(team__in=posts.filter(person=person).values("team"))
    shared = Q(pk__in=near.values("person")) | Q(pk=person.pk)
    return list(Person.objects.filter(shared, is_active=True, erased_at=None)[:200])


def is_steward(person: Person, day: date) -> bool:
    """Whether their role lets somebody act for, or look into, other teams."""
    return Membership.objects.on(day).filter(person=person, role__in=STEWARD_ROLES).exists()


def has_second_factor(person: Person) -> bool:
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415  (not at start-up)

    return bool(is_mfa_enabled(person))
