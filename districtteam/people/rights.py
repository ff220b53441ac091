"""Who may change what, beyond the door: the objects that a role reaches."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from districtteam.ui.http import Here

from .guard import guarded_people
from .models import Address, Membership, Person, Team
from .roles import Role
from .sight import KEEPERS

LEADING = ("lead", "acting_lead")
KEEPING = tuple(sorted(KEEPERS))


def keeps(here: Here) -> bool:
    """Facilitators and administrators keep the list of the network they work in."""
    return bool(here.roles & KEEPERS)


def speaks_for(here: Here, team: Team) -> bool:
    """The lead, whoever stands in for them, and those who keep the list."""
    if team.network_id != (here.network.pk if here.network else None):
        return False
    return keeps(here) or leads(here, team)


def leads(here: Here, team: Team) -> bool:
    return any(post.team_id == team.pk and post.leads for post in here.memberships)


def refuse_unless(allowed: bool) -> None:
    """Raises PermissionDenied (403)."""
    if not allowed:
        raise PermissionDenied(_("This is for the team’s lead and for the facilitators."))


def keeps_person(here: Here, person: Person) -> bool:
    """Whether the reader may correct somebody's name and addresses.

    Those who have left the network are out of reach, and so is whoever is guarded: whoever sets an
    address could sign in with it.
    """
    if not keeps(here):
        return False
    posts = person.memberships.not_over(here.today).filter(network=here.network)
    return posts.exists() and person.pk not in guarded_people(here, [person.pk])


def may_remove(here: Here, address: Address) -> bool:
    """A proved address of somebody who works in other networks too is not ours to remove."""
    if not keeps_person(here, address.person):
        return False
    return not address.verified_at or is_only_here(here, address.person)


def may_erase(here: Here, person: Person) -> bool:
    """Administrators, on demand, those who work in no other network."""
    allowed = "administrator" in here.roles and keeps_person(here, person)
    return allowed and is_only_here(here, person)


def is_only_here(here: Here, person: Person) -> bool:
    posts = person.memberships.not_over(here.today)
    return not posts.exclude(network=here.network).exists()


def may_change_post(here: Here, membership: Membership) -> bool:
    """Administrators are appointed and dismissed by administrators only."""
    if not keeps(here) or membership.network_id != here.network.pk:
        return False
    return membership.role != Role.ADMINISTRATOR or "administrator" in here.roles
