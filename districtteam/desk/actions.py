"""What an administrator does from the desk itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from districtteam.messaging.actions import send
from districtteam.messaging.models import Message
from districtteam.people.models import Address, Network, Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import NoMailbox

TEST_MAIL = "set_up_test"  # purpose of the message that tries the mail server


def tries_of(network: Network) -> str:
    """What the occasions of these messages begin with."""
    return f"desk.try_mail:{network.pk}:"


def try_mail(network: Network, to: Person, *, by: Actor) -> Message:
    """Send a message to an administrator's own mailbox, to see whether e-mail arrives.

    Raises NoMailbox.
    """
    mailbox = to.addresses.filter(kind=Address.EMAIL, stopped_at=None).first()
    if mailbox is None:
        raise NoMailbox
    with transaction.atomic():
        message = send(
            to,
            occasion=f"{tries_of(network)}{to.pk}:{by.at.isoformat()}",
            purpose=TEST_MAIL,
            subject=_("E-mail works"),
            text=_("You asked for this message to see whether e-mail arrives. It does."),
            by=by,
            address=mailbox,
            urgent=True,
        )
        record("desk.try_mail", network, by=by)
    return message
