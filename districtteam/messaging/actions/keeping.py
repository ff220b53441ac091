"""What happens to messages afterwards: sent again by hand, withdrawn, forgotten."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from districtteam.messaging.errors import CannotSendAgain
from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

AGAIN = (Delivery.FAILED, Delivery.UNCERTAIN)


@transaction.atomic
def send_again(delivery: Delivery, *, by: Actor) -> None:
    """Give a delivery that failed, or of which nobody knows, five new tries.

    Raises CannotSendAgain where its text is gone or nothing went wrong with it.
    """
    message = delivery.message
    if message.secret_until is not None:
        raise CannotSendAgain
    changed = Delivery.objects.filter(pk=delivery.pk, state__in=AGAIN).update(
        state=Delivery.PLANNED, tries=0, due_at=by.at, problem=""
    )
    if not changed:
        raise CannotSendAgain
    record("messaging.send_again", message.person, by=by, channel=delivery.channel)


def withdraw(address: Address, by: Actor) -> None:  # noqa: ARG001  (as people.hooks tells it)
    """An address is removed: what waits to go there does not go."""
    Delivery.objects.filter(
        message__person=address.person_id, address=address.value, state=Delivery.PLANNED
    ).update(state=Delivery.FAILED, problem=gettext_noop("The address was removed."))


def forget_messages(person: Person, by: Actor) -> None:  # noqa: ARG001  (as people.hooks tells it)
    """Somebody is erased: what was said to them goes, sent or not, and their name from the subject
    of what was said to others ("Daouda invites you"), whose texts are wiped once they are sent."""
    Message.objects.filter(person=person).delete()
    Message.objects.filter(subject__contains=person.name).update(subject=settings.SITE_NAME)
