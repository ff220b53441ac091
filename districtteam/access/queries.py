"""Who may turn which key, and what is open."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from districtteam.messaging import channels
from districtteam.people.models import Address, Membership, Network, Person
from districtteam.people.roles import NETWORK_ROLES, Role
from districtteam.ui.http import Here

from .models import Device, HandOver, Invitation, Key
from .tokens import TOKEN_LENGTH, digest

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
        .order_by("person__sorted_as", "pk")
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


def is_steward(person: Person, at: datetime) -> bool:
    """Whether their role lets somebody act for, or look into, other teams."""
    posts = person.memberships.filter(role__in=STEWARD_ROLES).select_related("network")
    return any(post.is_held_at(at) for post in posts)


# Invitations and hand-overs


def open_invitation(token: str) -> Invitation | None:
    """The invitation of a link, whatever became of it, if it went where its person is reached.

    One that went to a mistyped mailbox opens nothing once they have come in by another.
    """
    if len(token) != TOKEN_LENGTH:
        return None
    found = (
        Invitation.objects.filter(digest=digest(token), membership__person__is_active=True)
        .select_related("membership__person", "membership__team", "membership__network")
        .first()
    )
    if found is None:
        return None
    reached = {it.person_id for it in addresses_at(found.kind, found.address)}
    return found if found.membership.person_id in reached else None


def posts_to_invite(network: Network, day: date) -> QuerySet[Membership]:
    """Posts of today and to come, with their invitation, for the list of who was invited.

    Each says by `reachable` whether its holder has an address to which the site can write.
    """
    return (
        Membership.objects.not_over(day)
        .filter(network=network, person__is_active=True)
        .select_related("person", "team", "network", "invitation")
        .annotate(reachable=_is_reached())
        .order_by("person__sorted_as", "pk")
    )


def _is_reached() -> Exists:
    """Whether the holder of a post has an address to which the site can write."""
    return Exists(
        Address.objects.filter(
            kind__in=channels.kinds_served(), stopped_at=None, person=OuterRef("person")
        )
    )


def never_invited(network: Network, day: date) -> QuerySet[Membership]:
    """Posts whose holders can be reached, and were neither invited nor ever signed in."""
    return posts_to_invite(network, day).filter(
        _is_reached(), invitation=None, person__last_login=None
    )


def may_hand_over(here: Here, membership: Membership) -> bool:
    """Whether the reader may say that somebody leaves a post, and who follows.

    The person themself and the leads of the same team; for posts in teams, the network's
    facilitators too; for posts in the network itself, its administrators only.
    """
    if here.person is None or membership.network != here.network:
        return False
    if membership.role in NETWORK_ROLES:
        return Role.ADMINISTRATOR in here.roles
    keeps = Role.FACILITATOR in here.roles or Role.ADMINISTRATOR in here.roles
    if keeps or membership.person == here.person:
        return True
    leads = Membership.objects.on(here.today).leading().filter(team=membership.team)
    return leads.filter(person=here.person).exists()


def posts_to_leave(here: Here) -> QuerySet[Membership]:
    """The posts that the reader may hand over without being a facilitator: see may_hand_over."""
    day = here.today
    led = Membership.objects.on(day).leading().filter(person=here.person).values("team")
    return (
        Membership.objects.not_over(day)
        .filter(Q(person=here.person) | Q(team__in=led), network=here.network, hand_over=None)
        .exclude(team=None)
        .select_related("person", "team")
        .order_by("person__sorted_as", "pk")
    )


def hand_overs_for(person: Person) -> QuerySet[HandOver]:
    """The notes that somebody wrote or found, and so may read."""
    mine = Q(leaving__person=person) | Q(next_membership__person=person)
    return HandOver.objects.filter(mine).select_related(
        "leaving__person", "leaving__team", "leaving__network", "next_membership__person"
    )
