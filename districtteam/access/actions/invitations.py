"""Invitations: sent, sent again, accepted, declined."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from districtteam.access import rules, tokens
from districtteam.access.errors import NoAddressError, SpentKeyError
from districtteam.access.models import Invitation
from districtteam.access.queries import addresses_for_proof
from districtteam.access.words import INVITATION_SUBJECT, invitation_text
from districtteam.messaging.actions import send
from districtteam.people.actions import show_address, verify_address
from districtteam.people.models import Address, Membership, Network, Team
from districtteam.people.queries import mandate_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor
from districtteam.ui.format import day


@transaction.atomic
def invite(membership: Membership, *, by: Actor) -> Invitation:
    """Offer somebody their post by a message with a personal link; again, if it was sent before.

    The same address gets the same link again, so that no message is dead while a newer one is on
    its way; another address gets another link, and the one before opens nothing any more.
    Raises NoAddressError.
    """
    reachable = addresses_for_proof(membership.person)
    address = next((it for it in reachable if it.stopped_at is None), None)
    if address is None:
        raise NoAddressError
    token = tokens.derived_token("invitation", membership.pk, address.kind, address.value)
    invitation, new = Invitation.objects.get_or_create(
        membership=membership,
        defaults={"sent_at": by.at, "expires_at": by.at, "digest": tokens.digest(token)},
    )
    invitation.invited_by = by.person
    invitation.kind, invitation.address = address.kind, address.value
    invitation.digest = tokens.digest(token)
    invitation.times = 1 if new else invitation.times + 1
    invitation.sent_at, invitation.expires_at = by.at, by.at + rules.INVITATION_LASTS
    invitation.declined_at = None
    invitation.save()
    _send(invitation, address, token, by)
    record("access.invited", membership.person, *_where(membership), by=by, times=invitation.times)
    return invitation


def _send(invitation: Invitation, address: Address, token: str, by: Actor) -> None:
    membership = invitation.membership
    person, network = membership.person, membership.network
    with translation.override(person.language or network.language):
        slots = {
            "site": settings.SITE_NAME,
            "name": person.name,
            "inviter": by.person.name if by.person else network.name,
            "network": network.name,
            "post": membership.post or membership.get_role_display(),
            "team": membership.team.name if membership.team else network.name,
            "link": settings.SITE_URL + reverse("access:invitation", args=[token]),
            "day": day(network.day_at(invitation.expires_at)),
        }
        subject = str(INVITATION_SUBJECT) % slots
        text = invitation_text(mandate_of(network, network.day_at(by.at)), slots)
    send(
        person,
        occasion=f"access.invited:{invitation.pk}:{invitation.times}",
        purpose="invitation",
        subject=subject,
        text=text,
        by=by,
        address=address,
        secret_until=invitation.expires_at,
    )


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Actor) -> None:
    """The person takes the post, and shows that they read what is sent to them.

    Raises SpentKeyError: accepted or declined already, too late, or the post has ended.
    """
    _close(invitation, "accepted_at", by)
    membership = invitation.membership
    address = Address.objects.filter(
        person=membership.person,
        kind=invitation.kind,
        value=invitation.address,
        verified_at=None,
    ).first()
    if address:
        verify_address(address, by=by)
    _show_where_it_was_sent(invitation, by)
    record("access.accepted_invitation", membership.person, *_where(membership), by=by)


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Not this person, or not this post: the facilitators see it and mend it. SpentKeyError."""
    _close(invitation, "declined_at", by)
    membership = invitation.membership
    record("access.declined_invitation", membership.person, *_where(membership), by=by)


def _show_where_it_was_sent(invitation: Invitation, by: Actor) -> None:
    """Whoever takes a post lets the network see the address at which it asked."""
    post = invitation.membership
    sent = Address.objects.filter(
        person=post.person, kind=invitation.kind, value=invitation.address
    )
    for address in sent.filter(hidden_from=post.network):
        show_address(address, post.network, by=by)


def _close(invitation: Invitation, moment: str, by: Actor) -> None:
    """Once, whoever else tries in the same moment."""
    still_open = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, declined_at=None, expires_at__gt=by.at
    )
    post = invitation.membership
    over = post.ends is not None and post.ends <= post.network.day_at(by.at)
    if over or not still_open.update(**{moment: by.at}):
        raise SpentKeyError
    setattr(invitation, moment, by.at)


def _where(membership: Membership) -> list[Team | Network]:
    return [membership.team or membership.network]
