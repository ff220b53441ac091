"""Hand-over: somebody leaves a post, and the next person finds what they should know."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from districtteam.access.errors import HandOverError, NoAddressError
from districtteam.access.models import HandOver
from districtteam.people.actions import add_address, appoint, end_membership, enrol_person
from districtteam.people.models import Address, Membership, Person
from districtteam.people.queries import holders_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .invitations import invite

LONGEST_NOTE = 4000


@dataclass(frozen=True)
class Successor:
    """Somebody who is known here (person), or somebody new: their name and an address."""

    person: Person | None = None
    name: str = ""
    kind: str = ""
    address: str = ""


@transaction.atomic
def hand_over(
    membership: Membership,
    day: date,
    *,
    to: Successor | None = None,
    note: str = "",
    by: Actor,
) -> HandOver:
    """End somebody's post; `day` is the first day out, and the successor's first day in.

    The successor gets the same role and post, an invitation, and the note on arrival.
    Raises HandOverError, and what people.actions raise.
    """
    Membership.objects.select_for_update(no_key=True).get(pk=membership.pk)
    if HandOver.objects.filter(leaving=membership).exists():
        raise HandOverError(_("This post has been handed over already."))
    if len(note) > LONGEST_NOTE:
        raise HandOverError(_("The note is too long."))
    following = _appoint_next(membership, day, to, by) if to else None
    end_membership(membership, day, by=by)  # second: a last administrator goes once followed
    made = HandOver.objects.create(
        leaving=membership, next_membership=following, note=note.strip(), at=by.at
    )
    where = membership.team or membership.network
    deed = "access.handed_over_to" if following else "access.handed_over"
    people = [membership.person, *([following.person] if following else [])]
    record(deed, *people, where, by=by)
    if following:
        _invite_if_possible(following, by)
    return made


def _appoint_next(membership: Membership, day: date, to: Successor, by: Actor) -> Membership:
    person = to.person or _known(membership, to) or _newcomer(membership, to, by)
    if person == membership.person:
        raise HandOverError(_("Nobody is their own successor."))
    where = membership.team or membership.network
    return appoint(person, where, membership.role, post=membership.post, starts=day, by=by)


def _known(membership: Membership, to: Successor) -> Person | None:
    """Somebody of this name at this address is on the network's list already."""
    people = holders_of(to.kind, to.address, membership.network)
    wanted = " ".join(to.name.split()).casefold()
    return next((it for it in people if it.name.casefold() == wanted), None)


def _newcomer(membership: Membership, to: Successor, by: Actor) -> Person:
    person = enrol_person(membership.network, to.name, by=by)
    add_address(person, to.kind or Address.EMAIL, to.address, told=membership.network, by=by)
    return person


def _invite_if_possible(membership: Membership, by: Actor) -> None:
    try:
        invite(membership, by=by)
    except NoAddressError:
        return  # the page of invitations shows who could not be reached
